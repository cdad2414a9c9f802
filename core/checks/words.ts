import type { CheckFinding, CheckRule } from './finding.ts';

export const SEVERITY_NAMES = {
  error: 'Lỗi',
  warning: 'Cảnh báo',
  note: 'Lưu ý',
} as const satisfies Record<CheckFinding['severity'], string>;

/** What people call the rules. */
export const RULE_NAMES = {
  'sum-mismatch': 'Tổng không khớp các phần',
  'ratio-mismatch': 'Tỷ lệ không khớp tử số, mẫu số',
  'count-as-rate': 'Số đếm viết như tỷ lệ',
  'claim-contradicts-figure': 'Nhận định trái với số liệu',
  'document-number-duplicate': 'Trùng số văn bản',
  'document-kind-mismatch': 'Tên loại khác ký hiệu văn bản',
  'document-dated-after-report': 'Văn bản ghi ngày sau báo cáo',
  'document-order': 'Số và ngày văn bản ngược thứ tự',
  'document-symbol-form': 'Ký hiệu văn bản sai thể thức',
  'title-period-mismatch': 'Kỳ trong tiêu đề không thống nhất',
  'window-mismatch': 'Kỳ số liệu không khớp kỳ báo cáo',
  'staff-over-quota': 'Biên chế vượt chỉ tiêu',
  'deduction-unexplained': 'Trừ điểm không nêu lý do',
  'score-row-mismatch': 'Điểm của dòng không khớp',
  'score-total-mismatch': 'Tổng điểm không khớp',
  'target-below-result': 'Chỉ tiêu thấp hơn kết quả đã đạt',
  'blank-number': 'Số văn bản bỏ trống',
} as const satisfies Record<CheckRule, string>;
