import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/kiem-tra';

export const checks: WebFeature = {
  name: 'checks',
  pages: [
    {
      path: BASE,
      title: 'Kiểm tra báo cáo',
      permission: 'checks:read',
      load: () => import('./checks-page.tsx').then(({ ChecksPage }) => ChecksPage),
    },
    {
      path: `${BASE}/$id`,
      title: 'Kết quả kiểm tra báo cáo',
      permission: 'checks:read',
      load: () => import('./check-page.tsx').then(({ CheckPage }) => CheckPage),
    },
  ],
  menu: [
    {
      label: 'Kiểm tra báo cáo',
      path: (unit) => unitPath(unit, 'kiem-tra'),
      permission: 'checks:read',
      group: 'figures',
      order: 80,
    },
  ],
};
