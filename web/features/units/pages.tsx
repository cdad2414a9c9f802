import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/to-chuc';

export const units: WebFeature = {
  name: 'units',
  pages: [
    {
      path: BASE,
      title: 'Đơn vị',
      permission: 'signed-in',
      load: () => import('./units-page.tsx').then(({ UnitsPage }) => UnitsPage),
    },
    {
      path: '/don-vi/$unit/to-chuc/$slug',
      title: 'Đơn vị',
      permission: 'signed-in',
      load: () => import('./unit-page.tsx').then(({ UnitPage }) => UnitPage),
    },
    {
      path: '/don-vi/$unit/to-chuc/$slug/them',
      title: 'Thêm đơn vị cấp dưới',
      permission: 'units:manage',
      load: () => import('./add-unit-page.tsx').then(({ AddUnitPage }) => AddUnitPage),
    },
    {
      path: '/don-vi/$unit/to-chuc/$slug/doi-ten',
      title: 'Đổi tên đơn vị',
      permission: 'units:manage',
      load: () => import('./rename-unit-page.tsx').then(({ RenameUnitPage }) => RenameUnitPage),
    },
    {
      path: '/don-vi/$unit/to-chuc/$slug/ket-thuc',
      title: 'Kết thúc đơn vị',
      permission: 'units:manage',
      load: () => import('./close-unit-page.tsx').then(({ CloseUnitPage }) => CloseUnitPage),
    },
  ],
  menu: [
    {
      label: 'Đơn vị',
      path: (unit) => unitPath(unit, 'to-chuc'),
      permission: 'signed-in',
      group: 'catalogue',
      order: 40,
    },
  ],
};
