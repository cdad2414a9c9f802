import type { DocumentWarningCode } from './document-warnings.ts';
import type { DocumentRefusal } from './refusals.ts';

export const DOCUMENT_MESSAGES = {
  'document-unknown': 'Không tìm thấy văn bản này trong sổ.',
  'document-known': 'Văn bản có số, ký hiệu này của cơ quan này trong năm đã có trong sổ.',
  'document-changed': 'Người khác vừa sửa văn bản này. Tải lại trang để xem nội dung mới.',
  'document-kind-unknown': 'Chọn loại văn bản.',
  'document-symbol-unreadable': 'Ghi số và ký hiệu, ví dụ 15/KH-UBND.',
  'document-date-in-future': 'Ngày ban hành không được sau hôm nay.',
  'document-issuer-missing': 'Ghi cơ quan ban hành.',
  'document-abstract-missing': 'Ghi trích yếu nội dung.',
  'document-reason-missing': 'Ghi lý do.',
  'document-file-missing': 'Chọn tệp để tải lên.',
  'document-file-too-large': 'Tệp lớn hơn mức cho phép.',
  'document-file-kind': 'Chỉ nhận tệp PDF, DOCX, DOC, XLSX, XLS, ODT, JPG hoặc PNG, đúng với phần mở rộng của tên.',
  'document-file-gone': 'Không còn tệp của văn bản này.',
} as const satisfies Record<DocumentRefusal, string>;

/** Stands before the document it disagrees with, where there is one. */
export const DOCUMENT_WARNING_NAMES = {
  'number-two-dates': 'Một số, ký hiệu có hai ngày ban hành',
  'number-two-titles': 'Một số, ký hiệu có hai trích yếu',
  'kind-against-symbol': 'Loại văn bản không khớp với ký hiệu',
  'number-against-date': 'Thứ tự số không khớp với thứ tự ngày',
} as const satisfies Record<DocumentWarningCode, string>;
