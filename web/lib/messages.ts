import { ApiRefusal } from './api.ts';

/** What the platform itself may answer; every feature brings the sentences of its own codes. */
const PLATFORM = {
  'signed-out': 'Phiên làm việc đã hết. Hãy đăng nhập lại rồi bấm lại nút vừa bấm; nội dung đã nhập vẫn còn.',
  'permission-missing': 'Tài khoản của bạn không có quyền làm việc này.',
  'unit-not-permitted': 'Tài khoản của bạn không có quyền xem đơn vị này.',
  'unit-not-writable': 'Tài khoản của bạn chỉ được xem, không được thay đổi dữ liệu của đơn vị này.',
  'unit-unknown': 'Không tìm thấy đơn vị này.',
  'invalid-request': 'Dữ liệu gửi đi chưa đúng. Hãy kiểm tra lại các ô đã nhập.',
  'bad-request': 'Máy chủ không hiểu yêu cầu. Hãy tải lại trang rồi thử lại.',
  'foreign-origin': 'Yêu cầu bị từ chối vì gửi từ trang khác.',
  'not-found': 'Không tìm thấy trang hoặc dữ liệu này.',
  'too-large': 'Tệp lớn hơn mức cho phép. Hãy chia nhỏ tệp hoặc dùng dòng lệnh để nhập.',
  'too-many-requests': 'Có quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ một phút rồi thử lại.',
  'connection-lost': 'Mất kết nối với máy chủ. Nội dung đã nhập vẫn còn; hãy thử lại khi có kết nối.',
  'answer-unreadable': 'Trang này cũ hơn máy chủ. Hãy tải lại trang.',
  fault: 'Máy chủ gặp lỗi. Hãy thử lại sau ít phút.',
} as const;

/** The sentence for a failed call: the feature's own first, then the platform's; faults name their request. */
export function messageOf(error: unknown, own: Readonly<Record<string, string>> = {}): string {
  if (!(error instanceof ApiRefusal)) {
    return PLATFORM.fault;
  }
  const sentence = own[error.code] ?? (PLATFORM as Readonly<Record<string, string>>)[error.code] ?? PLATFORM.fault;
  return error.requestId ? `${sentence} Mã yêu cầu: ${error.requestId}.` : sentence;
}
