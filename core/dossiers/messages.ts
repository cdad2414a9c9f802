import type { DossierRefusal } from './dossier.ts';

/** What each refusal says to the person who can act on it. */
export const DOSSIER_MESSAGES = {
  'dossier-unknown': 'Không tìm thấy hồ sơ trong phạm vi anh/chị được xem.',
  'dossier-imported':
    'Hồ sơ này do hệ thống của tỉnh quản lý trạng thái; chỉ theo dõi ở đây và cập nhật bằng tệp xuất mới.',
  'dossier-changed':
    'Người khác vừa cập nhật hồ sơ này nên việc của bạn chưa được ghi. Xem trạng thái mới rồi thực hiện lại nếu còn cần.',
  'dossier-code-taken': 'Mã hồ sơ này đã có trong sổ do đơn vị tự tiếp nhận; không ghi đè từ tệp.',
  'dossier-closed': 'Hồ sơ đã kết thúc, không thay đổi được nữa.',
  'move-not-allowed': 'Từ trạng thái hiện tại không chuyển sang trạng thái đó được.',
  'move-in-past': 'Thời điểm thực hiện không được trước bước trước đó của hồ sơ.',
  'move-in-future': 'Thời điểm thực hiện không được ở tương lai.',
  'reason-missing': 'Nhập lý do.',
  'requirements-missing': 'Nhập ít nhất một nội dung cần bổ sung.',
  'collector-missing': 'Nhập họ tên người nhận kết quả.',
  'receipt-in-future': 'Thời điểm tiếp nhận không được ở tương lai.',
  'late-entry-reason-missing': 'Nhập lý do vì sao hồ sơ được ghi vào sổ sau ngày tiếp nhận.',
  'due-before-receipt': 'Ngày hẹn trả không được trước ngày tiếp nhận.',
  'due-unchanged': 'Ngày hẹn trả mới trùng với ngày hẹn trả hiện tại.',
  'close-before-receipt': 'Ngày xử lý xong, rút hoặc dừng không được trước ngày tiếp nhận.',
  'return-before-close': 'Ngày trả kết quả không được trước ngày xử lý xong.',
  'received-missing': 'Hồ sơ đã được tiếp nhận thì phải có ngày tiếp nhận.',
  'closing-day-missing': 'Hồ sơ đã kết thúc thì phải có ngày kết thúc.',
  'procedure-unknown': 'Không tìm thấy thủ tục này trong danh mục của đơn vị vào ngày tiếp nhận.',
  'procedure-imported':
    'Thủ tục này được tiếp nhận trên hệ thống của tỉnh; hồ sơ vào đây bằng tệp xuất, không nhập tại quầy.',
  'field-unknown': 'Lĩnh vực này chưa có trong danh mục. Thêm lĩnh vực ở trang Thủ tục rồi nạp lại.',
  'assignee-unknown': 'Người được giao không phải là cán bộ của đơn vị.',
  'section-unknown': 'Bộ phận này không thuộc đơn vị.',
  'agency-code-missing': 'Đơn vị chưa có mã định danh điện tử nên chưa cấp được mã hồ sơ. Nhập mã ở trang Đơn vị.',
  'slip-unknown': 'Bước này không có phiếu để in.',
  'export-too-large': 'Danh sách quá dài để xuất một lần. Thu hẹp khoảng thời gian hoặc điều kiện lọc.',
} as const satisfies Record<DossierRefusal, string>;
