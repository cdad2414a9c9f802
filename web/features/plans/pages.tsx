import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';
import { officeMenu, officePages } from './office/office-pages.ts';
import { reformMenu, reformPages } from './reform/reform-pages.ts';

const BASE = '/don-vi/$unit/khac-phuc';

export const plans: WebFeature = {
  name: 'plans',
  pages: [
    ...reformPages,
    ...officePages,
    {
      path: BASE,
      title: 'Kế hoạch khắc phục',
      permission: 'plans:read',
      load: () => import('./plans-page.tsx').then(({ PlansPage }) => PlansPage),
    },
    {
      path: `${BASE}/$year`,
      title: 'Kế hoạch khắc phục',
      permission: 'plans:read',
      load: () => import('./plan-page.tsx').then(({ PlanPage }) => PlanPage),
    },
    {
      path: `${BASE}/$year/phe-duyet`,
      title: 'Phê duyệt kế hoạch',
      permission: 'plans:accept',
      load: () => import('./accept-page.tsx').then(({ AcceptPage }) => AcceptPage),
    },
    {
      path: `${BASE}/$year/nhiem-vu/$task`,
      title: 'Nhiệm vụ khắc phục',
      permission: 'plans:read',
      load: () => import('./task-page.tsx').then(({ TaskPage }) => TaskPage),
    },
  ],
  menu: [
    ...reformMenu,
    ...officeMenu,
    {
      label: 'Kế hoạch khắc phục',
      path: (unit) => unitPath(unit, 'khac-phuc'),
      permission: 'plans:read',
      group: 'score',
      order: 20,
    },
  ],
};
