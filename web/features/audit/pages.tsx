import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

export const audit: WebFeature = {
  name: 'audit',
  pages: [
    {
      path: '/don-vi/$unit/nhat-ky',
      title: 'Nhật ký',
      permission: 'audit:read',
      load: () => import('./audit-page.tsx').then(({ AuditPage }) => AuditPage),
    },
  ],
  menu: [
    {
      label: 'Nhật ký',
      path: (unit) => unitPath(unit, 'nhat-ky'),
      permission: 'audit:read',
      group: 'administration',
      order: 30,
    },
  ],
};
