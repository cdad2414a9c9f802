import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/thu-tuc';

export const procedures: WebFeature = {
  name: 'procedures',
  pages: [
    {
      path: BASE,
      title: 'Thủ tục hành chính',
      permission: 'procedures:read',
      load: () => import('./catalogue-page.tsx').then(({ CataloguePage }) => CataloguePage),
    },
    {
      path: `${BASE}/them`,
      title: 'Thêm thủ tục',
      permission: 'procedures:edit',
      load: () => import('./add-version-page.tsx').then(({ AddVersionPage }) => AddVersionPage),
    },
    {
      path: `${BASE}/$id`,
      title: 'Thủ tục hành chính',
      permission: 'procedures:read',
      load: () => import('./procedure-page.tsx').then(({ ProcedurePage }) => ProcedurePage),
    },
    {
      path: `${BASE}/$id/danh-muc`,
      title: 'Thủ tục của đơn vị',
      permission: 'procedures:edit',
      load: () => import('./assign-page.tsx').then(({ AssignPage }) => AssignPage),
    },
    {
      path: `${BASE}/$id/sua/$version`,
      title: 'Sửa nội dung của thủ tục',
      permission: 'procedures:edit',
      load: () => import('./correct-version-page.tsx').then(({ CorrectVersionPage }) => CorrectVersionPage),
    },
    {
      path: `${BASE}/$id/ket-thuc/$version`,
      title: 'Kết thúc nội dung của thủ tục',
      permission: 'procedures:edit',
      load: () => import('./end-version-page.tsx').then(({ EndVersionPage }) => EndVersionPage),
    },
    {
      path: `${BASE}/$id/noi-dung-moi`,
      title: 'Nội dung mới của thủ tục',
      permission: 'procedures:edit',
      load: () => import('./change-version-page.tsx').then(({ ChangeVersionPage }) => ChangeVersionPage),
    },
  ],
  menu: [
    {
      label: 'Thủ tục hành chính',
      path: (unit) => unitPath(unit, 'thu-tuc'),
      permission: 'procedures:read',
      group: 'catalogue',
      order: 10,
    },
  ],
};
