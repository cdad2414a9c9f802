/** The words of the actions, by feature and verb; an action without words is shown by its code. */
export const ACTION_NAMES: Readonly<Record<string, string>> = {
  'accounts:sample': 'Nạp tài khoản mẫu',
  'accounts:first-administrator': 'Tạo người quản trị đầu tiên',
  'accounts:create': 'Tạo tài khoản',
  'accounts:grant-role': 'Giao vai trò',
  'accounts:revoke-role': 'Thu hồi vai trò',
  'accounts:lock': 'Khóa tài khoản',
  'accounts:unlock': 'Mở tài khoản',
  'accounts:password-link': 'Tạo đường dẫn đặt mật khẩu',
  'accounts:set-password': 'Đặt mật khẩu qua đường dẫn',
  'accounts:change-password': 'Đổi mật khẩu',
  'accounts:reset-totp': 'Bỏ xác thực hai bước của người khác',
  'accounts:totp-on': 'Bật xác thực hai bước',
  'accounts:totp-off': 'Tắt xác thực hai bước',
  'accounts:sign-in': 'Đăng nhập',
  'accounts:sign-in-failed': 'Đăng nhập sai mật khẩu',
  'accounts:lock-out': 'Tạm khóa do sai mật khẩu nhiều lần',
  'accounts:sign-out': 'Đăng xuất',
  'accounts:sign-out-everywhere': 'Đăng xuất khỏi mọi thiết bị',
  'units:sample': 'Nạp đơn vị mẫu',
  'units:create': 'Thêm đơn vị',
  'units:rename': 'Đổi tên, loại hoặc mã đơn vị',
  'units:close': 'Kết thúc đơn vị',
};

/** The words of the features whose verbs have no words of their own. */
export const FEATURE_NAMES: Readonly<Record<string, string>> = {
  accounts: 'Tài khoản',
  assessments: 'Chấm điểm',
  calendars: 'Lịch làm việc',
  documents: 'Văn bản',
  dossiers: 'Hồ sơ',
  imports: 'Nhập dữ liệu',
  indicators: 'Chỉ số',
  plans: 'Kế hoạch',
  procedures: 'Thủ tục',
  reports: 'Báo cáo',
  units: 'Đơn vị',
};

export function actionName(action: string): string {
  const [feature = '', verb = ''] = action.split(':');
  return ACTION_NAMES[action] ?? `${FEATURE_NAMES[feature] ?? feature}: ${verb}`;
}
