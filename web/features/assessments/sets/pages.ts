import type { MenuEntry, Page } from '#web/lib/page.ts';
import { setPath } from './load-sets.ts';

const BASE = '/don-vi/$unit/bo-tieu-chi';

export const setPages: readonly Page[] = [
  {
    path: BASE,
    title: 'Bộ tiêu chí',
    permission: 'assessments:read',
    load: () => import('./sets-page.tsx').then(({ SetsPage }) => SetsPage),
  },
  {
    path: `${BASE}/moi`,
    title: 'Tạo bộ tiêu chí',
    permission: 'assessments:sets',
    load: () => import('./new-set-page.tsx').then(({ NewSetPage }) => NewSetPage),
  },
  {
    path: `${BASE}/$set`,
    title: 'Bộ tiêu chí',
    permission: 'assessments:read',
    load: () => import('./set-page.tsx').then(({ SetPage }) => SetPage),
  },
  {
    path: `${BASE}/$set/khac-biet`,
    title: 'Khác biệt giữa hai bản',
    permission: 'assessments:read',
    load: () => import('./difference-page.tsx').then(({ DifferencePage }) => DifferencePage),
  },
  {
    path: `${BASE}/$set/cong-bo`,
    title: 'Công bố bộ tiêu chí',
    permission: 'assessments:sets',
    load: () => import('./publish-set-page.tsx').then(({ PublishSetPage }) => PublishSetPage),
  },
  {
    path: '/don-vi/$unit/cham-diem/$sheet/bo-tieu-chi',
    title: 'Chuyển phiếu sang bản khác của bộ tiêu chí',
    permission: 'assessments:self-score',
    load: () => import('./move-sheet-page.tsx').then(({ MoveSheetPage }) => MoveSheetPage),
  },
  {
    path: `${BASE}/$set/nhap-tep`,
    title: 'Nhập bộ tiêu chí từ XLSX',
    permission: 'assessments:sets',
    load: () => import('./import-set-page.tsx').then(({ ImportSetPage }) => ImportSetPage),
  },
];

export const setMenu: readonly MenuEntry[] = [
  { label: 'Bộ tiêu chí', path: (unit) => setPath(unit), permission: 'assessments:read', group: 'score', order: 20 },
];
