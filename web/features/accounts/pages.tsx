import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

export const accounts: WebFeature = {
  name: 'accounts',
  pages: [
    {
      path: '/dang-nhap',
      title: 'Đăng nhập',
      permission: 'public',
      frame: 'none',
      load: () => import('./sign-in-page.tsx').then(({ SignInPage }) => SignInPage),
    },
    {
      path: '/dat-mat-khau/$token',
      title: 'Đặt mật khẩu',
      permission: 'public',
      frame: 'none',
      load: () => import('./set-password-page.tsx').then(({ SetPasswordPage }) => SetPasswordPage),
    },
    {
      path: '/thiet-lap/$token',
      title: 'Người quản trị đầu tiên',
      permission: 'public',
      frame: 'none',
      load: () => import('./first-administrator-page.tsx').then(({ FirstAdministratorPage }) => FirstAdministratorPage),
    },
    {
      path: '/tai-khoan',
      title: 'Mật khẩu và bảo mật',
      permission: 'signed-in',
      load: () => import('./account-page.tsx').then(({ AccountPage }) => AccountPage),
    },
    {
      path: '/don-vi/$unit/nguoi-dung',
      title: 'Người dùng và vai trò',
      permission: 'accounts:read',
      load: () => import('./people-page.tsx').then(({ PeoplePage }) => PeoplePage),
    },
    {
      path: '/don-vi/$unit/nguoi-dung/them',
      title: 'Thêm người dùng',
      permission: 'accounts:manage',
      load: () => import('./add-person-page.tsx').then(({ AddPersonPage }) => AddPersonPage),
    },
    {
      path: '/don-vi/$unit/nguoi-dung/$person',
      title: 'Người dùng',
      permission: 'accounts:read',
      load: () => import('./person-page.tsx').then(({ PersonPage }) => PersonPage),
    },
    {
      path: '/don-vi/$unit/nguoi-dung/$person/giao-vai-tro',
      title: 'Giao vai trò',
      permission: 'accounts:manage',
      load: () => import('./grant-page.tsx').then(({ GrantPage }) => GrantPage),
    },
    {
      path: '/don-vi/$unit/nguoi-dung/$person/thu-hoi/$grant',
      title: 'Thu hồi vai trò',
      permission: 'accounts:manage',
      load: () => import('./revoke-page.tsx').then(({ RevokePage }) => RevokePage),
    },
    {
      path: '/don-vi/$unit/nguoi-dung/$person/viec/$act',
      title: 'Tài khoản',
      permission: 'accounts:manage',
      load: () => import('./manage-page.tsx').then(({ ManagePage }) => ManagePage),
    },
  ],
  menu: [
    {
      label: 'Người dùng và vai trò',
      path: (unit) => unitPath(unit, 'nguoi-dung'),
      permission: 'accounts:read',
      group: 'administration',
      order: 10,
    },
  ],
};
