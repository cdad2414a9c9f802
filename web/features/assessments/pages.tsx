import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';
import { appraisalMenu, appraisalPages } from './appraisal/pages.tsx';
import { campaignMenu, campaignPages } from './campaigns/campaign-pages.ts';
import { DISPUTE_PAGES } from './disputes/dispute-pages.ts';
import { everydayMenu, everydayPages } from './everyday/pages.tsx';
import { RESULT_MENU, RESULT_PAGES } from './result/result-pages.ts';
import { selfScorePages } from './selfscore/pages.tsx';
import { setMenu, setPages } from './sets/pages.ts';
import { SURVEY_PAGES } from './surveys/survey-pages.ts';

const BASE = '/don-vi/$unit/cham-diem';

export const assessments: WebFeature = {
  name: 'assessments',
  pages: [
    ...appraisalPages,
    ...everydayPages,
    ...RESULT_PAGES,
    {
      path: BASE,
      title: 'Chấm điểm CCHC',
      permission: 'assessments:read',
      load: () => import('./years-page.tsx').then(({ YearsPage }) => YearsPage),
    },
    {
      path: `${BASE}/$sheet`,
      title: 'Phiếu chấm điểm',
      permission: 'assessments:read',
      load: () => import('./sheet-page.tsx').then(({ SheetPage }) => SheetPage),
    },
    ...selfScorePages,
    {
      path: `${BASE}/$sheet/nop`,
      title: 'Nộp phiếu tự chấm',
      permission: 'assessments:submit',
      load: () => import('./submit-page.tsx').then(({ SubmitPage }) => SubmitPage),
    },
    {
      path: `${BASE}/$sheet/tra-lai`,
      title: 'Trả lại phiếu',
      permission: 'assessments:appraise',
      load: () => import('./return-page.tsx').then(({ ReturnPage }) => ReturnPage),
    },
    {
      path: `${BASE}/$sheet/ket-thuc`,
      title: 'Kết thúc thẩm định',
      permission: 'assessments:appraise',
      load: () => import('./finish-page.tsx').then(({ FinishPage }) => FinishPage),
    },
    {
      path: `${BASE}/$sheet/cong-bo`,
      title: 'Công bố kết quả',
      permission: 'assessments:appraise',
      load: () => import('./publish-page.tsx').then(({ PublishPage }) => PublishPage),
    },
    ...campaignPages,
    ...DISPUTE_PAGES,
    ...setPages,
    ...SURVEY_PAGES,
  ],
  menu: [
    ...appraisalMenu,
    everydayMenu,
    ...RESULT_MENU,
    campaignMenu,
    {
      label: 'Chấm điểm CCHC',
      path: (unit) => unitPath(unit, 'cham-diem'),
      permission: 'assessments:read',
      group: 'score',
      order: 10,
    },
    {
      label: 'Kiến nghị về số liệu',
      path: (unit) => unitPath(unit, 'kien-nghi-so-lieu'),
      permission: 'disputes:read',
      group: 'score',
      order: 60,
    },
    ...setMenu,
    {
      label: 'Điều tra xã hội học',
      path: (unit) => unitPath(unit, 'dieu-tra'),
      permission: 'surveys:manage',
      group: 'score',
      order: 65,
    },
  ],
};
