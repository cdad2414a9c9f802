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
  statistic('plan_tasks_total', 'Nhiệm vụ đặt ra trong kế hoạch CCHC', 'nhiệm vụ'),
  statistic('plan_tasks_done', 'Nhiệm vụ đã hoàn thành', 'nhiệm vụ'),
  statistic('inspected_units', 'Cơ quan, bộ phận đã kiểm tra', 'đơn vị'),
  statistic('inspection_issues_found', 'Vấn đề phát hiện qua kiểm tra', 'vấn đề'),
  statistic('inspection_issues_resolved', 'Vấn đề đã xử lý xong', 'vấn đề'),
  statistic('dialogues', 'Cuộc đối thoại của lãnh đạo với người dân', 'cuộc'),
  statistic('communication_meetings', 'Cuộc họp, hội nghị lồng ghép tuyên truyền CCHC', 'cuộc'),
  statistic('communication_broadcasts', 'Cuộc phát thanh về CCHC', 'cuộc'),
  statistic('communication_people', 'Lượt người được tuyên truyền trực tiếp', 'lượt'),
  statistic('legal_docs_issued', 'Văn bản quy phạm pháp luật ban hành trong kỳ', 'văn bản'),
  statistic('legal_docs_checked', 'Văn bản quy phạm pháp luật đã kiểm tra', 'văn bản'),
  statistic('legal_docs_reviewed', 'Văn bản quy phạm pháp luật đã rà soát', 'văn bản'),
  statistic('legal_education_turns', 'Lượt tuyên truyền, phổ biến pháp luật', 'lượt'),
  statistic('procedures_total', 'Thủ tục hành chính thuộc thẩm quyền', 'thủ tục'),
  statistic('procedures_reviewed', 'Thủ tục hành chính được rà soát', 'thủ tục'),
  statistic('feedback_received', 'Phản ánh, kiến nghị đã tiếp nhận', 'phản ánh'),
  statistic('feedback_resolved', 'Phản ánh, kiến nghị đã xử lý xong', 'phản ánh'),
  statistic('staff_quota_cadres', 'Cán bộ được giao', 'người'),
  statistic('staff_quota_officials', 'Công chức được giao', 'người'),
  statistic('staff_present_cadres', 'Cán bộ hiện có', 'người'),
  statistic('staff_present_officials', 'Công chức hiện có', 'người'),
  statistic('training_turns', 'Lượt đào tạo, bồi dưỡng', 'lượt'),
  statistic('discipline_cases', 'Trường hợp vi phạm kỷ luật, kỷ cương', 'trường hợp'),
  statistic('budget_revenue', 'Tổng thu ngân sách', 'đồng'),
  statistic('budget_expenditure', 'Tổng chi ngân sách', 'đồng'),
];

export function isOwnCode(code: string): boolean {
  return /^[a-z][a-z0-9_]{1,59}$/u.test(code);
}
