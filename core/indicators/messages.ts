import type { IndicatorRefusal } from './refusals.ts';

export const INDICATOR_MESSAGES = {
  'indicator-unknown': 'Không có chỉ tiêu thống kê mang mã này.',
  'window-reversed': 'Ngày cuối kỳ phải bằng hoặc sau ngày đầu kỳ.',
  'period-unknown': 'Kỳ không đúng. Kỳ được ghi như 2023-q1, 2023-6m, 2023-q3, 2023-year, 2023 hoặc 2023-05.',
  'indicator-not-typed': 'Chỉ tiêu này được đếm từ hồ sơ, không nhập tay.',
  'value-missing': 'Hãy nhập số liệu: một số, một phân số (tử số và mẫu số) hoặc một tỷ lệ.',
  'value-not-of-kind': 'Số liệu không đúng loại của chỉ tiêu: tỷ lệ cần phân số hoặc số phần trăm, số đếm cần một số.',
  'numerator-above-denominator': 'Tử số không được lớn hơn mẫu số.',
  'denominator-zero': 'Mẫu số phải lớn hơn 0.',
  'typed-value-unknown': 'Không tìm thấy số liệu nhập tay này.',
  'typed-value-replaced': 'Số liệu này đã được thay bằng số liệu khác. Hãy tải lại trang để xem số mới nhất.',
  'goal-out-of-range': 'Chỉ tiêu phấn đấu của tỷ lệ phải từ 0 đến 100 %.',
} as const satisfies Record<IndicatorRefusal, string>;
