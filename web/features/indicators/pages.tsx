import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/so-lieu';

/** Figures beside the dashboard: the form, the rates, what is typed in, the targets. */
export const indicators: WebFeature = {
  name: 'indicators',
  pages: [
    {
      path: BASE,
      title: 'Số liệu và chỉ tiêu',
      permission: 'indicators:read',
      load: () => import('./indicators-page.tsx').then(({ IndicatorsPage }) => IndicatorsPage),
    },
    {
      path: `${BASE}/nhap`,
      title: 'Số nhập tay',
      permission: 'indicators:read',
      load: () => import('./typed-values-page.tsx').then(({ TypedValuesPage }) => TypedValuesPage),
    },
    {
      path: `${BASE}/nhap/$id/bo`,
      title: 'Bỏ số nhập tay',
      permission: 'indicators:type',
      load: () => import('./withdraw-value-page.tsx').then(({ WithdrawValuePage }) => WithdrawValuePage),
    },
    {
      path: `${BASE}/phan-dau`,
      title: 'Chỉ tiêu phấn đấu',
      permission: 'indicators:read',
      load: () => import('./targets-page.tsx').then(({ TargetsPage }) => TargetsPage),
    },
  ],
  menu: [
    {
      label: 'Số liệu, chỉ tiêu',
      path: (unit) => unitPath(unit, 'so-lieu'),
      permission: 'indicators:read',
      group: 'figures',
      order: 5,
    },
  ],
};
