import type { ImportRefusal } from './refusals.ts';
import type { RowProblemCode } from './row-problem.ts';

/** Each sentence ends with what to do next. `{name}` is filled from the refusal's detail. */
export const IMPORT_MESSAGES = {
  'file-missing': 'Chưa chọn tệp. Hãy chọn một tệp .xlsx hoặc .csv.',
  'file-too-large':
    'Tệp lớn hơn {limit} MB. Hãy chia nhỏ theo tháng, hoặc nhờ quản trị nhập bằng lệnh "cchc import" (không giới hạn).',
  'file-empty': 'Tệp không có dữ liệu. Hãy kết xuất lại từ hệ thống một cửa.',
  'file-not-a-table': 'Tệp không phải bảng tính. Hãy chọn tệp .xlsx hoặc .csv kết xuất từ hệ thống một cửa.',
  'file-is-old-xls': 'Tệp .xls kiểu cũ không đọc được. Hãy mở bằng Excel, chọn "Lưu thành" .xlsx rồi tải lên lại.',
  'file-is-encrypted': 'Tệp có mật khẩu. Hãy bỏ mật khẩu trong Excel rồi tải lên lại.',
  'file-is-html':
    'Tệp thực chất là trang web được đặt đuôi .xls. Hãy mở bằng Excel, chọn "Lưu thành" .xlsx rồi tải lên lại.',
  'file-is-opendocument': 'Tệp .ods chưa đọc được. Hãy lưu thành .xlsx hoặc .csv (UTF-8) rồi tải lên lại.',
  'file-is-damaged': 'Tệp bị hỏng hoặc tải về chưa trọn. Hãy kết xuất lại rồi tải lên.',
  'file-swells': 'Tệp nén chứa lượng dữ liệu bất thường nên không được mở. Hãy kết xuất lại từ hệ thống một cửa.',
  'csv-wrong-encoding':
    'Tệp CSV không dùng bảng mã UTF-8 (dòng {line}{looksLike}). Hãy mở bằng Excel, chọn "Lưu thành" kiểu "CSV UTF-8" hoặc .xlsx rồi tải lên lại.',
  'csv-garbled':
    'Chữ trong tệp CSV đã bị vỡ dấu từ trước. Hãy kết xuất lại từ hệ thống một cửa, chọn UTF-8 hoặc .xlsx.',
  'csv-damaged': 'Tệp CSV bị hỏng ở dòng {row}: dấu ngoặc kép không khép. Hãy kết xuất lại rồi tải lên.',
  'cell-too-long': 'Dòng {row} có ô dài bất thường. Hãy kiểm tra lại tệp.',
  'cell-is-formula': 'Ô {cell} là công thức. Hãy dán lại thành giá trị (Dán đặc biệt, chọn Giá trị) rồi tải lên.',
  'file-has-macros': 'Tệp có macro nên không được mở. Hãy lưu thành .xlsx không macro rồi tải lên lại.',
  'header-not-found':
    'Không tìm thấy dòng tiêu đề trong các dòng đầu của tệp. Hãy chọn tay cột nào là mã hồ sơ, tên thủ tục, ngày tiếp nhận.',
  'columns-missing': 'Thiếu cột: {columns}. Hãy chọn cột tương ứng hoặc kết xuất lại có các cột này.',
  'mapping-column-unknown': 'Cột "{label}" không có trong tệp. Hãy chọn lại.',
  'mapping-column-twice': 'Cột "{label}" được chọn hai lần. Mỗi cột chỉ dùng cho một nội dung.',
  'import-unknown': 'Không tìm thấy lần nhập này.',
  'import-not-ready': 'Tệp chưa kiểm tra xong nên chưa áp dụng được. Hãy đợi kiểm tra xong.',
  'import-running': 'Lần nhập này đang chạy. Hãy đợi chạy xong.',
  'import-file-gone': 'Tệp gốc không còn trên máy chủ. Hãy tải lên lại.',
  'import-target-missing': 'Máy chủ này không nhận loại dữ liệu trong tệp.',
} as const satisfies Record<ImportRefusal, string>;

/** Why a row was not taken. */
export const ROW_PROBLEM_MESSAGES = {
  'code-missing': 'Thiếu mã hồ sơ.',
  'code-too-long': 'Mã hồ sơ dài quá 60 ký tự: {value}.',
  'code-twice': 'Mã hồ sơ lặp lại trong tệp.',
  'procedure-missing': 'Thiếu tên thủ tục hành chính.',
  'applicant-missing': 'Thiếu tên người nộp hồ sơ.',
  'applicant-too-long': 'Tên người nộp hồ sơ dài quá 500 ký tự: {value}… Hãy rút gọn trong tệp rồi nhập lại.',
  'received-missing': 'Thiếu ngày tiếp nhận.',
  'date-unreadable': 'Cột "{label}" không phải ngày hợp lệ: {value}.',
  'received-in-future': 'Ngày tiếp nhận ở tương lai: {value}.',
  'due-before-received': 'Ngày hẹn trả trước ngày tiếp nhận.',
  'resolved-before-received': 'Ngày giải quyết xong trước ngày tiếp nhận.',
  'resolved-in-future': 'Ngày giải quyết xong ở tương lai: {value}.',
  'returned-before-resolved': 'Ngày trả kết quả trước ngày giải quyết xong.',
  'ended-before-received': 'Ngày kết thúc trước ngày tiếp nhận.',
  'ended-missing': 'Hồ sơ đã rút, dừng hoặc từ chối nhưng không có ngày kết thúc.',
  'resolved-missing': 'Trạng thái là đã giải quyết nhưng không có ngày giải quyết hoặc ngày trả.',
  'status-contradicts-dates': 'Trạng thái là đang giải quyết nhưng đã có ngày giải quyết hoặc ngày trả.',
  'status-unknown': 'Trạng thái không rõ: {value}.',
  'channel-unknown': 'Hình thức nộp không rõ: {value}.',
  'answer-unreadable': 'Cột "{label}" phải là có hoặc không: {value}.',
  'amount-unreadable': 'Cột "{label}" không phải số tiền: {value}.',
} as const satisfies Record<RowProblemCode, string>;
