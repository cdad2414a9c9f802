import { definitionOf } from '#core/indicators/definitions.ts';

/**
 * Figures of the statistics annex that no feature records yet: a report types them in with their source. The codes are
 * those of the annex (Công văn 581/BNV-CCHC), so that a later feature can take them over.
 */
export interface Statistic {
  readonly code: string;
  readonly label: string;
  readonly unitOfMeasure: string;
}

function statistic(code: string, label: string, unitOfMeasure: string): Statistic {
  return { code, label, unitOfMeasure };
}

export const STATISTICS: readonly Statistic[] = [
  statistic('inspectable_units', 'Cơ quan, bộ phận thuộc phạm vi kiểm tra', 'đơn vị'),
  statistic('inspected_units', 'Cơ quan, bộ phận đã kiểm tra', 'đơn vị'),
  statistic('inspection_issues_found', 'Vấn đề phát hiện qua kiểm tra', 'vấn đề'),
  statistic('inspection_issues_resolved', 'Vấn đề đã xử lý xong', 'vấn đề'),
  statistic('communication_meetings', 'Cuộc họp, hội nghị lồng ghép tuyên truyền CCHC', 'cuộc'),
  statistic('communication_broadcasts', 'Cuộc phát thanh về CCHC', 'cuộc'),
  statistic('communication_articles', 'Tin, bài về CCHC', 'tin, bài'),
  statistic('communication_people', 'Lượt người được tuyên truyền trực tiếp', 'lượt'),
  statistic('legal_docs_issued', 'Văn bản quy phạm pháp luật ban hành trong kỳ', 'văn bản'),
  statistic('legal_docs_checked', 'Văn bản quy phạm pháp luật đã kiểm tra', 'văn bản'),
  statistic('legal_docs_unlawful_found', 'Văn bản phát hiện trái pháp luật', 'văn bản'),
  statistic('legal_docs_unlawful_handled', 'Văn bản trái pháp luật đã xử lý', 'văn bản'),
  statistic(
    'legal_docs_unlawful_carry_handled',
    'Văn bản trái pháp luật chưa xử lý xong từ năm trước đã được xử lý trong kỳ',
    'văn bản',
  ),
  statistic('legal_docs_to_review', 'Văn bản phải rà soát trong kỳ', 'văn bản'),
  statistic('legal_docs_review_proposed', 'Văn bản được đề nghị xử lý sau rà soát', 'văn bản'),
  statistic('legal_docs_review_handled', 'Văn bản đã được xử lý sau rà soát trong kỳ', 'văn bản'),
  statistic('legal_docs_review_carry_handled', 'Văn bản chưa xử lý xong của năm trước đã được xử lý', 'văn bản'),
  statistic('legal_docs_reviewed', 'Văn bản quy phạm pháp luật đã rà soát', 'văn bản'),
  statistic('legal_education_turns', 'Lượt tuyên truyền, phổ biến pháp luật', 'lượt'),
  statistic('procedures_total', 'Thủ tục hành chính thuộc thẩm quyền', 'thủ tục'),
  statistic('procedures_new', 'Thủ tục công bố mới', 'thủ tục'),
  statistic('procedures_amended', 'Thủ tục sửa đổi, bổ sung', 'thủ tục'),
  statistic('procedures_abolished', 'Thủ tục bãi bỏ, thay thế', 'thủ tục'),
  statistic('procedures_reviewed', 'Thủ tục hành chính được rà soát', 'thủ tục'),
  statistic('procedures_simplified', 'Thủ tục được phê duyệt phương án cắt giảm, đơn giản hóa', 'thủ tục'),
  statistic('one_stop_procedures', 'Thủ tục thực hiện theo cơ chế một cửa', 'thủ tục'),
  statistic('one_stop_same_level', 'Thủ tục liên thông cùng cấp', 'thủ tục'),
  statistic('one_stop_between_levels', 'Thủ tục liên thông giữa các cấp', 'thủ tục'),
  statistic('feedback_received', 'Phản ánh, kiến nghị đã tiếp nhận', 'phản ánh'),
  statistic('feedback_resolved', 'Phản ánh, kiến nghị đã xử lý xong', 'phản ánh'),
  statistic('feedback_on_time', 'Phản ánh, kiến nghị xử lý đúng hạn', 'phản ánh'),
  statistic('apologies', 'Số lần xin lỗi do trễ hạn', 'lần'),
  statistic('staff_quota_cadres', 'Cán bộ được giao', 'người'),
  statistic('staff_quota_officials', 'Công chức được giao', 'người'),
  statistic('staff_present_cadres', 'Cán bộ hiện có', 'người'),
  statistic('staff_present_officials', 'Công chức hiện có', 'người'),
  statistic('staff_quota_part_time', 'Người hoạt động không chuyên trách được giao', 'người'),
  statistic('staff_present_part_time', 'Người hoạt động không chuyên trách hiện có', 'người'),
  statistic('staff_reduction', 'Tinh giản biên chế trong kỳ', 'người'),
  statistic('staff_reduction_total', 'Tinh giản biên chế lũy kế', 'người'),
  statistic('qualification_master', 'Cán bộ, công chức trình độ thạc sĩ trở lên', 'người'),
  statistic('qualification_university', 'Cán bộ, công chức trình độ đại học', 'người'),
  statistic('qualification_college', 'Cán bộ, công chức trình độ cao đẳng', 'người'),
  statistic('qualification_intermediate', 'Cán bộ, công chức trình độ trung cấp', 'người'),
  statistic('political_advanced', 'Cán bộ, công chức cao cấp lý luận chính trị', 'người'),
  statistic('political_intermediate', 'Cán bộ, công chức trung cấp lý luận chính trị', 'người'),
  statistic('training_turns', 'Lượt đào tạo, bồi dưỡng', 'lượt'),
  statistic('discipline_cases', 'Trường hợp vi phạm kỷ luật, kỷ cương', 'trường hợp'),
  statistic('discipline_inspections', 'Cuộc kiểm tra kỷ luật, kỷ cương', 'cuộc'),
  statistic('budget_revenue', 'Tổng thu ngân sách', 'đồng'),
  statistic('budget_revenue_plan', 'Kế hoạch thu ngân sách', 'đồng'),
  statistic('budget_expenditure', 'Tổng chi ngân sách', 'đồng'),
  statistic('budget_expenditure_plan', 'Kế hoạch chi ngân sách', 'đồng'),
  statistic('investment_plan', 'Kế hoạch vốn đầu tư công', 'đồng'),
  statistic('investment_disbursed', 'Vốn đầu tư công đã giải ngân', 'đồng'),
  statistic('audit_recovery_due', 'Số tiền phải nộp theo kiến nghị sau thanh tra, kiểm toán', 'đồng'),
  statistic('audit_recovery_paid', 'Số tiền đã nộp theo kiến nghị sau thanh tra, kiểm toán', 'đồng'),
  statistic('finance_rules_spending', 'Có quy chế chi tiêu nội bộ (1: có, 0: không)', ''),
  statistic('finance_rules_assets', 'Có quy chế quản lý tài sản công (1: có, 0: không)', ''),
  statistic('finance_rules_disclosed', 'Đã công khai ngân sách (1: có, 0: không)', ''),
  statistic('ework_files', 'Hồ sơ công việc điện tử', 'hồ sơ'),
  statistic('work_files', 'Hồ sơ công việc', 'hồ sơ'),
  statistic('online_services_full', 'Dịch vụ công trực tuyến toàn trình được cung cấp', 'dịch vụ'),
  statistic('online_services_partial', 'Dịch vụ công trực tuyến một phần được cung cấp', 'dịch vụ'),
  statistic('postal_procedures', 'Thủ tục triển khai qua bưu chính công ích', 'thủ tục'),
  statistic('postal_procedures_used', 'Thủ tục có phát sinh hồ sơ qua bưu chính công ích', 'thủ tục'),
  statistic('postal_returned', 'Hồ sơ trả kết quả qua bưu chính công ích', 'hồ sơ'),
  statistic('ereports_due', 'Báo cáo phải gửi trên hệ thống thông tin báo cáo', 'báo cáo'),
  statistic('ereports_sent', 'Báo cáo đã gửi trên hệ thống thông tin báo cáo', 'báo cáo'),
  statistic('iso_9001', 'Duy trì TCVN ISO 9001:2015 (1: có, 0: không)', ''),
];

/**
 * Figures that were typed into reports before the plans recorded them, and the indicators that count them now. What was
 * typed stays where it stands; nothing new is typed beside a count.
 */
export const COUNTED_NOW: Readonly<Record<string, string>> = {
  plan_tasks_total: 'plan_tasks_total',
  plan_tasks_done: 'plan_tasks_done',
  assigned_tasks_total: 'assigned_tasks_total',
  assigned_tasks_on_time: 'assigned_tasks_on_time',
  assigned_tasks_late: 'assigned_tasks_late',
  assigned_tasks_overdue: 'assigned_tasks_overdue',
  dialogues: 'dialogues_held',
};

/** A code that a report may type a figure under: none that an indicator bears or has taken over. */
export function isOwnCode(code: string): boolean {
  return /^[a-z][a-z0-9_]{1,59}$/u.test(code) && !(code in COUNTED_NOW) && definitionOf(code) === undefined;
}
