import { unitPath } from '#web/lib/navigation.ts';
import type { MenuEntry, Page } from '#web/lib/page.ts';

const permission = 'plans:office-read';

export const officePages: readonly Page[] = [
  {
    path: '/don-vi/$unit/cam-ket',
    title: 'Cam kết cải thiện chỉ số',
    permission,
    load: () => import('./commitments-page.tsx').then(({ CommitmentsPage }) => CommitmentsPage),
  },
  {
    path: '/don-vi/$unit/doi-thoai',
    title: 'Đối thoại với người dân',
    permission,
    load: () => import('./dialogues-page.tsx').then(({ DialoguesPage }) => DialoguesPage),
  },
  {
    path: '/don-vi/$unit/sang-kien',
    title: 'Sáng kiến cải cách hành chính',
    permission,
    load: () => import('./initiatives-page.tsx').then(({ InitiativesPage }) => InitiativesPage),
  },
  {
    path: '/don-vi/$unit/ket-luan',
    title: 'Thông báo kết luận',
    permission,
    load: () => import('./conclusions-page.tsx').then(({ ConclusionsPage }) => ConclusionsPage),
  },
  {
    path: '/don-vi/$unit/ket-luan/$conclusion',
    title: 'Thông báo kết luận',
    permission,
    load: () => import('./conclusion-page.tsx').then(({ ConclusionPage }) => ConclusionPage),
  },
];

export const officeMenu: readonly MenuEntry[] = [
  { label: 'Kết luận, chỉ đạo', path: (unit) => unitPath(unit, 'ket-luan'), permission, group: 'work', order: 55 },
  { label: 'Cam kết', path: (unit) => unitPath(unit, 'cam-ket'), permission, group: 'score', order: 30 },
  { label: 'Đối thoại', path: (unit) => unitPath(unit, 'doi-thoai'), permission, group: 'score', order: 40 },
  { label: 'Sáng kiến', path: (unit) => unitPath(unit, 'sang-kien'), permission, group: 'score', order: 50 },
];
