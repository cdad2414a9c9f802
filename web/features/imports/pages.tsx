import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/nhap-du-lieu';

export const imports: WebFeature = {
  name: 'imports',
  pages: [
    {
      path: BASE,
      title: 'Nhập dữ liệu hồ sơ',
      permission: 'imports:read',
      load: () => import('./imports-page.tsx').then(({ ImportsPage }) => ImportsPage),
    },
    {
      path: `${BASE}/$id`,
      title: 'Lần nhập dữ liệu',
      permission: 'imports:read',
      load: () => import('./import-page.tsx').then(({ ImportPage }) => ImportPage),
    },
  ],
  menu: [
    {
      label: 'Nhập dữ liệu',
      path: (unit) => unitPath(unit, 'nhap-du-lieu'),
      permission: 'imports:read',
      group: 'work',
      order: 60,
    },
  ],
};
