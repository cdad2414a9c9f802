import type { DisputeRefusal } from './refusals.ts';

export const DISPUTE_MESSAGES = {
  'dispute-unknown': 'Không tìm thấy kiến nghị về số liệu.',
  'dispute-changed': 'Người khác vừa sửa hoặc quyết định kiến nghị này. Tải lại để xem bản mới nhất.',
  'dispute-state-wrong': 'Kiến nghị đang ở bước khác nên chưa làm được việc này.',
  'dispute-open-already': 'Số liệu này đang có kiến nghị chưa được trả lời. Bổ sung vào kiến nghị đó.',
  'dispute-figure-unknown':
    'Chọn đúng số liệu: tiêu chí và biến của phiếu, hoặc chỉ tiêu thống kê và khoảng thời gian.',
  'dispute-value-invalid':
    'Số liệu phải là số không âm và trong giới hạn: tỷ lệ không quá 100 %, có/không là 1 hoặc 0.',
  'dispute-nothing-wrong': 'Số của đơn vị giống số của hệ thống nên không có gì để kiến nghị.',
  'dispute-source-missing': 'Ghi nguồn của số liệu bị cho là sai (tên phần mềm, biểu thống kê, ngày xem).',
  'dispute-claim-missing': 'Ghi vì sao đơn vị cho rằng số liệu sai.',
  'dispute-without-proof': 'Kèm ít nhất một hồ sơ, văn bản, nhiệm vụ hoặc tệp làm căn cứ trước khi gửi.',
  'dispute-answer-day-past': 'Ngày đề nghị trả lời không được trước hôm nay.',
  'dispute-reason-missing': 'Ghi lý do.',
  'dispute-decision-missing': 'Ghi số, ngày và cơ quan ban hành văn bản trả lời.',
  'dispute-partly-between':
    'Chấp nhận một phần: ghi số liệu được công nhận, khác số của hệ thống và khác số của đơn vị.',
  'dispute-item-unknown': 'Không tìm thấy bản ghi hoặc tài liệu này trong kiến nghị.',
  'dispute-record-unknown': 'Có bản ghi không thuộc đơn vị này. Chọn lại.',
  'dispute-file-missing': 'Chọn tệp để tải lên.',
  'dispute-file-kind': 'Chỉ nhận tệp PDF, ảnh (PNG, JPEG), Word (DOCX), Excel (XLSX), CSV hoặc ZIP, đúng với đuôi tệp.',
  'dispute-file-too-large': 'Tệp quá lớn. Chia nhỏ hoặc nén tệp rồi tải lại.',
  'dispute-file-gone': 'Không tìm thấy tệp trên máy chủ.',
  'dispute-too-many-items': 'Một kiến nghị có nhiều nhất 500 bản ghi và tài liệu. Gộp vào một tệp xuất từ phần mềm.',
} as const satisfies Record<DisputeRefusal, string>;
