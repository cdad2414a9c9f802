import type { UnitRefusal } from './change.ts';

export const UNIT_MESSAGES = {
  'unit-unknown': 'Không tìm thấy đơn vị này.',
  'unit-name-missing': 'Nhập tên đơn vị, từ 2 đến 120 ký tự.',
  'unit-type-wrong': 'Loại đơn vị không đúng với cấp của đơn vị.',
  'unit-parent-wrong': 'Đơn vị cấp này không thể đặt dưới đơn vị cấp trên đã chọn.',
  'unit-closed': 'Đơn vị này đã kết thúc hoạt động nên không đổi được nữa.',
  'unit-change-day-wrong': 'Ngày thay đổi phải sau ngày bắt đầu của tên gọi hiện tại.',
  'unit-has-units-below': 'Còn đơn vị cấp dưới đang hoạt động. Hãy kết thúc hoặc chuyển các đơn vị đó trước.',
  'unit-code-taken': 'Mã định danh này đang được đơn vị khác dùng.',
} as const satisfies Record<UnitRefusal, string>;
