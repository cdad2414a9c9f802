import { unitPath } from '#web/lib/navigation.ts';
import type { MenuEntry, Page } from '#web/lib/page.ts';

const LIST = '/don-vi/$unit/dot-cham-diem';
const ONE = `${LIST}/$campaign` as const;
const READ = 'assessments:read';
const RUN = 'assessments:campaign';

export const campaignPages: readonly Page[] = [
  {
    path: LIST,
    title: 'Đợt chấm điểm',
    permission: READ,
    load: () => import('./campaigns-page.tsx').then(({ CampaignsPage }) => CampaignsPage),
  },
  {
    path: `${LIST}/moi`,
    title: 'Lập đợt chấm điểm',
    permission: RUN,
    load: () => import('./edit-pages.tsx').then(({ NewCampaignPage }) => NewCampaignPage),
  },
  {
    path: ONE,
    title: 'Đợt chấm điểm',
    permission: READ,
    load: () => import('./campaign-page.tsx').then(({ CampaignPage }) => CampaignPage),
  },
  {
    path: `${ONE}/sua`,
    title: 'Sửa đợt chấm điểm',
    permission: RUN,
    load: () => import('./edit-pages.tsx').then(({ EditCampaignPage }) => EditCampaignPage),
  },
  {
    path: `${ONE}/tien-do`,
    title: 'Tiến độ chấm điểm',
    permission: READ,
    load: () => import('./board-page.tsx').then(({ BoardPage }) => BoardPage),
  },
  {
    path: `${ONE}/don-vi`,
    title: 'Đơn vị được chấm',
    permission: RUN,
    load: () => import('./units-page.tsx').then(({ UnitsPage }) => UnitsPage),
  },
  {
    path: `${ONE}/co-quan`,
    title: 'Cơ quan thẩm định',
    permission: READ,
    load: () => import('./bodies-page.tsx').then(({ BodiesPage }) => BodiesPage),
  },
  {
    path: `${ONE}/khong-ap-dung`,
    title: 'Tiêu chí không áp dụng',
    permission: 'assessments:campaigns',
    load: () => import('./exemptions-page.tsx').then(({ ExemptionsPage }) => ExemptionsPage),
  },
  {
    path: `${ONE}/mo-lai`,
    title: 'Mở lại cho đơn vị',
    permission: RUN,
    load: () => import('./reopen-page.tsx').then(({ ReopenPage }) => ReopenPage),
  },
  {
    path: `${ONE}/mo-dot`,
    title: 'Mở đợt chấm điểm',
    permission: RUN,
    load: () => import('./step-pages.tsx').then(({ OpenCampaignPage }) => OpenCampaignPage),
  },
  {
    path: `${ONE}/ket-thuc`,
    title: 'Kết thúc đợt chấm điểm',
    permission: RUN,
    load: () => import('./step-pages.tsx').then(({ CloseCampaignPage }) => CloseCampaignPage),
  },
  {
    path: `${ONE}/bo`,
    title: 'Bỏ dự thảo đợt chấm điểm',
    permission: RUN,
    load: () => import('./step-pages.tsx').then(({ RemoveCampaignPage }) => RemoveCampaignPage),
  },
];

export const campaignMenu: MenuEntry = {
  label: 'Đợt chấm điểm',
  path: (unit) => unitPath(unit, 'dot-cham-diem'),
  permission: 'assessments:campaigns',
  group: 'score',
  order: 5,
};
