import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/chi-so-phuc-vu';

/** Quyết định 766/QĐ-TTg from our own records. */
export const serviceIndex: WebFeature = {
  name: 'service-index',
  pages: [
    {
      path: BASE,
      title: 'Chỉ số phục vụ',
      permission: 'service-index:read',
      load: () => import('./service-index-page.tsx').then(({ ServiceIndexPage }) => ServiceIndexPage),
    },
    {
      path: `${BASE}/so-tren-cong`,
      title: 'Số đọc trên Cổng',
      permission: 'service-index:read',
      load: () => import('./portal-page.tsx').then(({ PortalPage }) => PortalPage),
    },
    {
      path: `${BASE}/so-tren-cong/nhap-nhieu`,
      title: 'Nhập nhiều số đọc trên Cổng',
      permission: 'service-index:record-portal',
      load: () => import('./portal-import-page.tsx').then(({ PortalImportPage }) => PortalImportPage),
    },
    {
      path: `${BASE}/so-tren-cong/$id/bo`,
      title: 'Bỏ số đọc trên Cổng',
      permission: 'service-index:record-portal',
      load: () => import('./withdraw-portal-page.tsx').then(({ WithdrawPortalPage }) => WithdrawPortalPage),
    },
    {
      path: `${BASE}/bo-chi-so`,
      title: 'Bộ chỉ số',
      permission: 'service-index:read',
      load: () => import('./sets-page.tsx').then(({ SetsPage }) => SetsPage),
    },
    {
      path: `${BASE}/bo-chi-so/$id`,
      title: 'Bản của bộ chỉ số',
      permission: 'service-index:read',
      load: () => import('./set-page.tsx').then(({ SetPage }) => SetPage),
    },
  ],
  menu: [
    {
      label: 'Chỉ số phục vụ (766)',
      path: (unit) => unitPath(unit, 'chi-so-phuc-vu'),
      permission: 'service-index:read',
      group: 'score',
      order: 60,
    },
  ],
};
