import type { Page } from '#web/lib/page.ts';

const SHEET = '/don-vi/$unit/cham-diem/$sheet';

/** The pages beside a sheet that scores itself. */
export const selfScorePages: readonly Page[] = [
  {
    path: `${SHEET}/con-thieu`,
    title: 'Còn thiếu',
    permission: 'assessments:read',
    load: () => import('./missing-page.tsx').then(({ MissingPage }) => MissingPage),
  },
  {
    path: `${SHEET}/phan-cong`,
    title: 'Phân công chấm điểm',
    permission: 'assessments:read',
    load: () => import('./division-page.tsx').then(({ DivisionPage }) => DivisionPage),
  },
  {
    path: `${SHEET}/minh-chung`,
    title: 'Danh mục tài liệu kiểm chứng',
    permission: 'assessments:read',
    load: () => import('./evidence-page.tsx').then(({ EvidencePage }) => EvidencePage),
  },
];
