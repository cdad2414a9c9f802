import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

/** The first page of a unit. */
export const dashboard: WebFeature = {
  name: 'dashboard',
  pages: [
    {
      path: '/don-vi/$unit',
      title: 'Tổng quan',
      permission: 'indicators:read',
      load: () => import('./dashboard-page.tsx').then(({ DashboardPage }) => DashboardPage),
    },
  ],
  menu: [
    {
      label: 'Tổng quan',
      path: (unit) => unitPath(unit),
      permission: 'indicators:read',
      group: 'work',
      order: 0,
    },
  ],
};
