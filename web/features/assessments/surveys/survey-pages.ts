import type { Page } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/dieu-tra';
const READ = 'surveys:read';
const MANAGE = 'surveys:manage';
const ENTER = 'surveys:enter';

export const SURVEY_PAGES: readonly Page[] = [
  {
    path: BASE,
    title: 'Điều tra xã hội học',
    permission: READ,
    load: () => import('./rounds-page.tsx').then(({ RoundsPage }) => RoundsPage),
  },
  {
    path: `${BASE}/moi`,
    title: 'Mở đợt điều tra',
    permission: MANAGE,
    load: () => import('./new-round-page.tsx').then(({ NewRoundPage }) => NewRoundPage),
  },
  {
    path: `${BASE}/mau-phieu`,
    title: 'Mẫu phiếu điều tra',
    permission: READ,
    load: () => import('./forms-page.tsx').then(({ FormsPage }) => FormsPage),
  },
  {
    path: `${BASE}/mau-phieu/moi`,
    title: 'Soạn mẫu phiếu',
    permission: MANAGE,
    load: () => import('./new-form-page.tsx').then(({ NewFormPage }) => NewFormPage),
  },
  {
    path: `${BASE}/mau-phieu/$form`,
    title: 'Mẫu phiếu',
    permission: READ,
    load: () => import('./form-page.tsx').then(({ FormPage }) => FormPage),
  },
  {
    path: `${BASE}/$round`,
    title: 'Đợt điều tra',
    permission: READ,
    load: () => import('./round-page.tsx').then(({ RoundPage }) => RoundPage),
  },
  {
    path: `${BASE}/$round/phieu`,
    title: 'Danh sách phiếu',
    permission: READ,
    load: () => import('./slips-page.tsx').then(({ SlipsPage }) => SlipsPage),
  },
  {
    path: `${BASE}/$round/nhap`,
    title: 'Nhập phiếu',
    permission: ENTER,
    load: () => import('./enter-slip-page.tsx').then(({ EnterSlipPage }) => EnterSlipPage),
  },
  {
    path: `${BASE}/$round/nap`,
    title: 'Nạp phiếu từ tệp',
    permission: ENTER,
    load: () => import('./import-slips-page.tsx').then(({ ImportSlipsPage }) => ImportSlipsPage),
  },
];
