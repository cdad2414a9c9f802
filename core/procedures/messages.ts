import type { ProcedureRefusal } from './refusals.ts';

export const PROCEDURE_MESSAGES = {
  'procedure-unknown': 'Không tìm thấy thủ tục này trong danh mục.',
  'procedure-version-unknown': 'Không tìm thấy nội dung thủ tục có hiệu lực từ ngày này.',
  'procedure-code-wrong': 'Mã thủ tục phải có dạng 1.001193, có thể kèm phần địa phương như 1.014383.H13.',
  'procedure-field-unknown': 'Hãy chọn lĩnh vực có trong danh mục.',
  'procedure-name-missing': 'Nhập tên thủ tục, từ 5 đến 500 ký tự.',
  'procedure-basis-missing': 'Ghi căn cứ pháp lý, ví dụ số và ngày của quyết định công bố.',
  'procedure-version-taken':
    'Đơn vị đã có nội dung thủ tục bắt đầu từ ngày này. Hãy sửa nội dung đó hoặc chọn ngày khác.',
  'procedure-version-started':
    'Nội dung này đã bắt đầu áp dụng nên không sửa được nữa. Hãy thêm nội dung mới từ một ngày khác.',
  'procedure-end-wrong': 'Ngày cuối cùng áp dụng không được trước ngày bắt đầu áp dụng.',
  'procedure-version-not-yours': 'Nội dung này do cơ quan khác ban hành. Đơn vị chỉ sửa được nội dung của mình.',
  'procedure-section-unknown': 'Bộ phận giải quyết phải là bộ phận của đơn vị này.',
  'component-name-missing': 'Mỗi giấy tờ trong thành phần hồ sơ phải có tên.',
  'limit-wrong': 'Thời hạn giải quyết chưa đúng: xem lại số ngày, giờ chốt và số ngày khi phải xác minh.',
  'limit-not-whole-days': 'Thời hạn tính 8 giờ bằng một ngày phải là số giờ chia hết cho 8.',
} as const satisfies Record<ProcedureRefusal, string>;
