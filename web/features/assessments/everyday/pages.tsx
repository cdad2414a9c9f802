import { unitPath } from '#web/lib/navigation.ts';
import type { MenuEntry, Page } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/diem-tam-tinh';

export const everydayPages: readonly Page[] = [
  {
    path: BASE,
    title: 'Điểm tạm tính',
    permission: 'assessments:read',
    load: () => import('./everyday-page.tsx').then(({ EverydayPage }) => EverydayPage),
  },
  {
    path: `${BASE}/theo-bo-phan`,
    title: 'Điểm tạm tính theo bộ phận',
    permission: 'assessments:read',
    load: () => import('./sections-page.tsx').then(({ SectionsPage }) => SectionsPage),
  },
  {
    path: `${BASE}/thu-xem`,
    title: 'Thử xem',
    permission: 'assessments:read',
    load: () => import('./trial-page.tsx').then(({ TrialPage }) => TrialPage),
  },
];

export const everydayMenu: MenuEntry = {
  label: 'Điểm tạm tính',
  path: (unit) => unitPath(unit, 'diem-tam-tinh'),
  permission: 'assessments:read',
  group: 'score',
  order: 5,
};
