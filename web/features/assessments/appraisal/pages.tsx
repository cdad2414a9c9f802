import { unitPath } from '#web/lib/navigation.ts';
import type { MenuEntry, Page } from '#web/lib/page.ts';

const WORK = '/don-vi/$unit/tham-dinh';

const SHEET = '/don-vi/$unit/cham-diem/$sheet';

/** Pages of whoever appraises for a committee above. */
export const appraisalPages: readonly Page[] = [
  {
    path: WORK,
    title: 'Thẩm định Chỉ số CCHC',
    permission: 'assessments:appraise',
    load: () => import('./work-page.tsx').then(({ AppraisalWorkPage }) => AppraisalWorkPage),
  },
  {
    path: `${WORK}/$sheet`,
    title: 'Tiến độ thẩm định',
    permission: 'assessments:appraise',
    load: () => import('./board-page.tsx').then(({ AppraisalBoardPage }) => AppraisalBoardPage),
  },
  {
    path: `${WORK}/$sheet/tieu-chi/$code`,
    title: 'Thẩm định theo tiêu chí',
    permission: 'assessments:appraise',
    load: () => import('./criterion-page.tsx').then(({ CriterionPage }) => CriterionPage),
  },
  {
    path: `${WORK}/$sheet/hoi-dong`,
    title: 'Hội đồng thẩm định',
    permission: 'assessments:appraise',
    load: () => import('./council-page.tsx').then(({ CouncilPage }) => CouncilPage),
  },
  {
    path: `${WORK}/$sheet/phe-duyet`,
    title: 'Phê duyệt kết quả',
    permission: 'assessments:approve',
    load: () => import('./approve-page.tsx').then(({ ApprovePage }) => ApprovePage),
  },
  {
    path: `${SHEET}/yeu-cau-giai-trinh`,
    title: 'Gửi yêu cầu giải trình',
    permission: 'assessments:appraise',
    load: () => import('./step-pages.tsx').then(({ AskExplanationPage }) => AskExplanationPage),
  },
  {
    path: `${SHEET}/lan-2`,
    title: 'Chuyển thẩm định lần 2',
    permission: 'assessments:appraise',
    load: () => import('./step-pages.tsx').then(({ StartSecondPage }) => StartSecondPage),
  },
  {
    path: `${SHEET}/giai-trinh`,
    title: 'Giải trình',
    permission: 'assessments:read',
    load: () => import('./explain-page.tsx').then(({ ExplainPage }) => ExplainPage),
  },
  {
    path: `${SHEET}/gui-giai-trinh`,
    title: 'Ký gửi giải trình',
    permission: 'assessments:submit',
    load: () => import('./step-pages.tsx').then(({ SendExplanationPage }) => SendExplanationPage),
  },
];

export const appraisalMenu: readonly MenuEntry[] = [
  {
    label: 'Thẩm định',
    path: (unit) => unitPath(unit, 'tham-dinh'),
    permission: 'assessments:appraise',
    group: 'score',
    order: 15,
  },
];
