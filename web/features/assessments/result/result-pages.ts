import { unitPath } from '#web/lib/navigation.ts';
import type { MenuEntry, Page } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/xep-hang';

export const RESULT_PAGES: readonly Page[] = [
  {
    path: BASE,
    title: 'Kết quả, xếp hạng',
    permission: 'assessments:read',
    load: () => import('./rankings-page.tsx').then(({ RankingsPage }) => RankingsPage),
  },
  {
    path: `${BASE}/diem-mat/$sheet`,
    title: 'Bảng điểm mất',
    permission: 'assessments:read',
    load: () => import('./lost-points-page.tsx').then(({ LostPointsPage }) => LostPointsPage),
  },
  {
    path: `${BASE}/$ranking`,
    title: 'Bảng xếp hạng',
    permission: 'assessments:read',
    load: () => import('./ranking-page.tsx').then(({ RankingPage }) => RankingPage),
  },
  {
    path: `${BASE}/$ranking/diem-mat`,
    title: 'Tiêu chí mất điểm',
    permission: 'assessments:read',
    load: () => import('./lost-summary-page.tsx').then(({ LostSummaryPage }) => LostSummaryPage),
  },
  {
    path: `${BASE}/$ranking/cong-bo`,
    title: 'Công bố kết quả',
    permission: 'assessments:publish-results',
    load: () => import('./publish-results-page.tsx').then(({ PublishResultsPage }) => PublishResultsPage),
  },
];

export const RESULT_MENU: readonly MenuEntry[] = [
  {
    label: 'Kết quả, xếp hạng',
    path: (unit) => unitPath(unit, 'xep-hang'),
    permission: 'assessments:read',
    group: 'score',
    order: 40,
  },
];
