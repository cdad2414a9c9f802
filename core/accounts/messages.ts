import type { AccountRefusal } from './account.ts';

export const ACCOUNT_MESSAGES = {
  'sign-in-wrong': 'Tên đăng nhập hoặc mật khẩu không đúng.',
  'account-locked':
    'Tài khoản tạm khóa do nhập sai mật khẩu nhiều lần. Chờ hết giờ khóa hoặc nhờ người quản trị của đơn vị mở.',
  'account-closed': 'Tài khoản đã bị đóng. Liên hệ người quản trị của đơn vị để được mở lại.',
  'code-wrong': 'Mã xác thực không đúng. Xem lại mã đang hiện trên điện thoại và giờ của điện thoại.',
  'code-locked': 'Nhập sai mã xác thực nhiều lần. Hãy chờ 15 phút rồi đăng nhập lại.',
  'sign-in-again': 'Bước đăng nhập đã hết hạn. Hãy nhập lại tên đăng nhập và mật khẩu.',
  'password-wrong': 'Mật khẩu hiện tại không đúng.',
  'password-short': 'Mật khẩu cần ít nhất 10 ký tự.',
  'password-long': 'Mật khẩu dài quá 128 ký tự.',
  'password-like-name': 'Mật khẩu không được chứa tên đăng nhập.',
  'password-simple': 'Mật khẩu này quá dễ đoán. Hãy ghép vài từ không liên quan với nhau.',
  'link-invalid': 'Đường dẫn đã dùng, đã hết hạn hoặc không đúng. Nhờ người quản trị tạo đường dẫn mới.',
  'setup-done': 'Hệ thống đã có người quản trị. Hãy đăng nhập.',
  'user-name-wrong': 'Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, số, dấu chấm, gạch nối hoặc gạch dưới.',
  'user-name-taken': 'Tên đăng nhập này đã có người dùng.',
  'name-missing': 'Nhập họ và tên, từ 2 đến 100 ký tự.',
  'account-unknown': 'Không tìm thấy tài khoản này.',
  'account-reaches-further':
    'Người này còn giữ vai trò ở đơn vị ngoài phạm vi quản trị của bạn. Người quản trị bao quát các đơn vị đó mới đổi được.',
  'grant-unknown': 'Không tìm thấy vai trò này, hoặc vai trò đã được thu hồi.',
  'grant-exists': 'Người này đang giữ đúng vai trò này tại đơn vị.',
  'grant-beyond-own': 'Không thể giao vai trò rộng hơn phạm vi quản trị của bạn.',
  'grant-days-wrong': 'Ngày bắt đầu, ngày kết thúc của vai trò không hợp lệ.',
  'grant-section-wrong': 'Vai trò này phải giao tại Ủy ban, không giao tại bộ phận.',
  'own-administration':
    'Không thể tự thu hồi vai trò quản trị hoặc tự khóa tài khoản của mình. Nhờ người quản trị khác.',
  'reason-missing': 'Ghi lý do, ít nhất 3 ký tự.',
  'totp-already-on': 'Xác thực hai bước đang bật. Tắt trước khi cài lại.',
  'totp-not-on': 'Xác thực hai bước chưa bật.',
} as const satisfies Record<AccountRefusal, string>;
