import type { WebFeature } from '#web/lib/page.ts';
import { reportPath } from './load-reports.ts';

export const reports: WebFeature = {
  name: 'reports',
  pages: [
    {
      path: '/don-vi/$unit/bao-cao',
      title: 'Báo cáo định kỳ',
      permission: 'reports:read',
      load: () => import('./list-page.tsx').then(({ ReportListPage }) => ReportListPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period',
      title: 'Báo cáo',
      permission: 'reports:read',
      load: () => import('./report-page.tsx').then(({ ReportPage }) => ReportPage),
    },
    {
      path: '/don-vi/$unit/tinh-hinh-bao-cao',
      title: 'Tình hình gửi báo cáo',
      permission: 'reports:read',
      load: () => import('./matrix/matrix-page.tsx').then(({ MatrixPage }) => MatrixPage),
    },
    {
      path: '/don-vi/$unit/che-do-bao-cao',
      title: 'Chế độ báo cáo',
      permission: 'reports:read',
      load: () => import('./schemes/schemes-page.tsx').then(({ SchemesPage }) => SchemesPage),
    },
    {
      path: '/don-vi/$unit/che-do-bao-cao/$scheme',
      title: 'Chế độ báo cáo',
      permission: 'reports:read',
      load: () => import('./schemes/scheme-page.tsx').then(({ SchemePage }) => SchemePage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/gia-han',
      title: 'Gia hạn gửi báo cáo',
      permission: 'reports:read',
      load: () => import('./matrix/extension-page.tsx').then(({ ExtensionPage }) => ExtensionPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/so-uoc',
      title: 'Số ước và đối chiếu',
      permission: 'reports:read',
      load: () => import('./estimates/estimate-page.tsx').then(({ EstimatePage }) => EstimatePage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/gui',
      title: 'Gửi báo cáo',
      permission: 'reports:send',
      load: () => import('./send-page.tsx').then(({ SendPage }) => SendPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/tra-lai',
      title: 'Trả lại báo cáo',
      permission: 'reports:return',
      load: () => import('./answer-page.tsx').then(({ ReturnPage }) => ReturnPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/tiep-nhan',
      title: 'Tiếp nhận báo cáo',
      permission: 'reports:return',
      load: () => import('./answer-page.tsx').then(({ AcceptPage }) => AcceptPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/thong-tin',
      title: 'Tên, nơi nhận, người ký',
      permission: 'reports:compile',
      load: () => import('./frame-page.tsx').then(({ FramePage }) => FramePage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/ky-so-lieu',
      title: 'Kỳ số liệu',
      permission: 'reports:compile',
      load: () => import('./window-page.tsx').then(({ WindowPage }) => WindowPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/trinh-ky',
      title: 'Trình ký báo cáo',
      permission: 'reports:compile',
      load: () => import('./authoring/approval-pages.tsx').then(({ SubmitPage }) => SubmitPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/thu-hoi',
      title: 'Thu hồi báo cáo để sửa',
      permission: 'reports:compile',
      load: () => import('./authoring/approval-pages.tsx').then(({ WithdrawPage }) => WithdrawPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/duyet',
      title: 'Duyệt báo cáo',
      permission: 'reports:approve',
      load: () => import('./authoring/approval-pages.tsx').then(({ ApprovePage }) => ApprovePage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/tra-sua',
      title: 'Trả lại báo cáo để sửa',
      permission: 'reports:approve',
      load: () => import('./authoring/approval-pages.tsx').then(({ DeclinePage }) => DeclinePage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/lich-su',
      title: 'Lịch sử mục báo cáo',
      permission: 'reports:read',
      load: () => import('./authoring/history-page.tsx').then(({ HistoryPage }) => HistoryPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/phan-cong',
      title: 'Phân công các phần',
      permission: 'reports:read',
      load: () => import('./authoring/parts-page.tsx').then(({ PartsPage }) => PartsPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/so-lieu',
      title: 'Số liệu nhập tay',
      permission: 'reports:edit',
      load: () => import('./figures-page.tsx').then(({ FiguresPage }) => FiguresPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/bieu-mau',
      title: 'Phụ lục, biểu mẫu',
      permission: 'reports:read',
      load: () => import('./forms/forms-page.tsx').then(({ FormsPage }) => FormsPage),
    },
    {
      path: '/don-vi/$unit/bao-cao/$period/tong-hop',
      title: 'Tổng hợp báo cáo cấp dưới',
      permission: 'reports:read',
      load: () => import('./forms/sum-page.tsx').then(({ SumPage }) => SumPage),
    },
    {
      path: '/don-vi/$unit/bao-cao-mau',
      title: 'Mẫu biểu báo cáo',
      permission: 'reports:read',
      load: () => import('./forms/form-versions-page.tsx').then(({ FormVersionsPage }) => FormVersionsPage),
    },
    {
      path: '/don-vi/$unit/bao-cao-mau/moi',
      title: 'Ban hành mẫu mới',
      permission: 'reports:forms',
      load: () => import('./forms/new-form-page.tsx').then(({ NewFormPage }) => NewFormPage),
    },
  ],
  menu: [
    {
      label: 'Báo cáo định kỳ',
      path: (unit) => reportPath(unit),
      permission: 'reports:read',
      group: 'figures',
      order: 30,
    },
  ],
};
