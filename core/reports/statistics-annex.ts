import type { CellKind, FormLineDefinition, LineForm } from './form.ts';
import type { FormSource } from './form-source.ts';
import { STATISTICS } from './statistics.ts';

const own = (code: string): FormSource => ({ by: 'own', code });
const count = (code: string): FormSource => ({ by: 'indicator', code, part: 'count' });
const first = (...of: readonly FormSource[]): FormSource => ({ by: 'first', of });
const rate = (of: FormSource, over: FormSource): FormSource => ({ by: 'rate', of, over });
const part = (code: string, which: 'numerator' | 'denominator' | 'rate'): FormSource => ({
  by: 'indicator',
  code,
  part: which,
});

function area(no: string, label: string): FormLineDefinition {
  return { key: `area_${no.toLowerCase()}`, no, label };
}

function line(
  no: string,
  key: string,
  label: string,
  unitOfMeasure: string,
  source: FormSource,
  kind: CellKind = 'count',
): FormLineDefinition {
  return { key, no, label, value: { kind, unitOfMeasure, source } };
}

/** A line whose figure is typed in under the same code. */
function typedLine(no: string, key: string, kind: CellKind = 'count'): FormLineDefinition {
  const statistic = STATISTICS.find(({ code }) => code === key);
  return line(no, key, statistic?.label ?? key, statistic?.unitOfMeasure ?? '', own(key), kind);
}

/** A percentage of two figures of this annex. */
function rateLine(no: string, key: string, label: string, of: FormSource, over: FormSource): FormLineDefinition {
  return line(no, key, label, '%', rate(of, over), 'rate');
}

// What is counted stands first; a rate typed with its fraction or a figure of an older report fills in where nothing is.
const TASKS_TOTAL = first(
  count('plan_tasks_total'),
  part('plan_completion_rate', 'denominator'),
  own('plan_tasks_total'),
);
const TASKS_DONE = first(count('plan_tasks_done'), part('plan_completion_rate', 'numerator'), own('plan_tasks_done'));
const ASSIGNED = (which: string) => first(count(`assigned_tasks_${which}`), own(`assigned_tasks_${which}`));
const DIALOGUES = first(count('dialogues_held'), own('dialogues'));
const APOLOGIES = first(part('apology_rate', 'numerator'), own('apologies'));

const STEERING: readonly FormLineDefinition[] = [
  area('I', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH'),
  line('1', 'plan_tasks_total', 'Số nhiệm vụ đặt ra trong kế hoạch CCHC', 'nhiệm vụ', TASKS_TOTAL),
  line('1.1', 'plan_tasks_done', 'Số nhiệm vụ đã hoàn thành', 'nhiệm vụ', TASKS_DONE),
  rateLine('1.2', 'plan_completion_rate', 'Tỷ lệ hoàn thành kế hoạch (1.1/1)', TASKS_DONE, TASKS_TOTAL),
  typedLine('2', 'inspected_units'),
  rateLine(
    '2.1',
    'inspected_units_rate',
    'Tỷ lệ cơ quan, đơn vị đã kiểm tra',
    own('inspected_units'),
    own('inspectable_units'),
  ),
  typedLine('2.2', 'inspection_issues_found'),
  typedLine('2.3', 'inspection_issues_resolved'),
  rateLine(
    '2.4',
    'inspection_issues_rate',
    'Tỷ lệ vấn đề phát hiện đã xử lý xong',
    own('inspection_issues_resolved'),
    own('inspection_issues_found'),
  ),
  line('3', 'assigned_tasks_total', 'Nhiệm vụ cấp trên giao', 'nhiệm vụ', ASSIGNED('total')),
  line('3.1', 'assigned_tasks_on_time', 'Hoàn thành đúng hạn', 'nhiệm vụ', ASSIGNED('on_time')),
  line('3.2', 'assigned_tasks_late', 'Hoàn thành quá hạn', 'nhiệm vụ', ASSIGNED('late')),
  line('3.3', 'assigned_tasks_overdue', 'Quá hạn chưa hoàn thành', 'nhiệm vụ', ASSIGNED('overdue')),
  line('4', 'survey_slips', 'Khảo sát mức độ hài lòng: số phiếu', 'phiếu', count('survey_slips')),
  line(
    '5',
    'dialogues_any',
    'Tổ chức đối thoại của lãnh đạo với người dân, doanh nghiệp',
    'Có/Không',
    { by: 'any', of: DIALOGUES },
    'yes-no',
  ),
  line('5.1', 'dialogues', 'Số cuộc đối thoại', 'cuộc', DIALOGUES),
  typedLine('6', 'communication_meetings'),
  typedLine('6.1', 'communication_broadcasts'),
  typedLine('6.2', 'communication_articles'),
  typedLine('6.3', 'communication_people'),
];

const INSTITUTIONS: readonly FormLineDefinition[] = [
  area('II', 'CẢI CÁCH THỂ CHẾ'),
  typedLine('1', 'legal_docs_issued'),
  typedLine('2', 'legal_docs_checked'),
  typedLine('2.1', 'legal_docs_unlawful_found'),
  typedLine('2.2', 'legal_docs_unlawful_handled'),
  typedLine('2.3', 'legal_docs_unlawful_carry_handled'),
  typedLine('3', 'legal_docs_to_review'),
  typedLine('3.1', 'legal_docs_review_proposed'),
  typedLine('3.2', 'legal_docs_review_handled'),
  typedLine('3.3', 'legal_docs_review_carry_handled'),
];

const dossiers = (
  no: string,
  measure: Extract<FormSource, { by: 'dossiers' }>['measure'],
  label: string,
): FormLineDefinition => line(no, `dossiers_${measure}`, label, 'hồ sơ', { by: 'dossiers', measure });

const PROCEDURES: readonly FormLineDefinition[] = [
  area('III', 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH'),
  typedLine('1', 'procedures_total'),
  typedLine('1.1', 'procedures_new'),
  typedLine('1.2', 'procedures_amended'),
  typedLine('1.3', 'procedures_abolished'),
  typedLine('2', 'procedures_reviewed'),
  typedLine('2.1', 'procedures_simplified'),
  rateLine(
    '3',
    'one_stop_rate',
    'Tỷ lệ TTHC thực hiện theo cơ chế một cửa',
    own('one_stop_procedures'),
    own('procedures_total'),
  ),
  typedLine('3.1', 'one_stop_procedures'),
  typedLine('3.2', 'one_stop_same_level'),
  typedLine('3.3', 'one_stop_between_levels'),
  dossiers('4', 'received', 'Hồ sơ tiếp nhận'),
  dossiers('4.1', 'carriedOver', 'Kỳ trước chuyển qua'),
  dossiers('4.2', 'online', 'Trong kỳ: trực tuyến'),
  dossiers('4.3', 'directOrPost', 'Trong kỳ: trực tiếp, bưu chính'),
  dossiers('4.4', 'resolved', 'Đã giải quyết'),
  dossiers('4.5', 'early', 'Đã giải quyết trước hạn'),
  dossiers('4.6', 'onTime', 'Đã giải quyết đúng hạn'),
  dossiers('4.7', 'late', 'Đã giải quyết quá hạn'),
  dossiers('4.8', 'open', 'Đang giải quyết'),
  dossiers('4.9', 'openOverdue', 'Đang giải quyết quá hạn'),
  dossiers('4.10', 'withdrawn', 'Công dân rút, dừng giải quyết'),
  typedLine('5', 'feedback_received'),
  typedLine('5.1', 'feedback_resolved'),
  typedLine('5.2', 'feedback_on_time'),
  line('6', 'digitisation_rate', 'Tỷ lệ số hóa thành phần hồ sơ', '%', part('digitisation_rate', 'rate'), 'rate'),
  line(
    '6.1',
    'electronic_result_rate',
    'Tỷ lệ số hóa kết quả giải quyết',
    '%',
    part('electronic_result_rate', 'rate'),
    'rate',
  ),
  line('7', 'online_payment_amount', 'Thanh toán trực tuyến: số tiền', 'đồng', count('online_payment_amount'), 'money'),
  line('7.1', 'online_payments', 'Số hồ sơ thanh toán trực tuyến', 'hồ sơ', part('online_payment_rate', 'numerator')),
  line(
    '7.2',
    'online_payment_rate',
    'Tỷ lệ hồ sơ thanh toán trực tuyến',
    '%',
    part('online_payment_rate', 'rate'),
    'rate',
  ),
  line('8', 'apologies', 'Số lần xin lỗi do trễ hạn', 'lần', APOLOGIES),
  rateLine('8.1', 'apology_rate', 'Tỷ lệ xin lỗi trên hồ sơ trễ hạn', APOLOGIES, {
    by: 'sum',
    of: [
      { by: 'dossiers', measure: 'late' },
      { by: 'dossiers', measure: 'openOverdue' },
    ],
  }),
];

const STAFF: readonly FormLineDefinition[] = [
  area('IV', 'CẢI CÁCH TỔ CHỨC BỘ MÁY'),
  typedLine('1', 'staff_quota_cadres'),
  typedLine('1.1', 'staff_present_cadres'),
  typedLine('1.2', 'staff_quota_officials'),
  typedLine('1.3', 'staff_present_officials'),
  typedLine('1.4', 'staff_quota_part_time'),
  typedLine('1.5', 'staff_present_part_time'),
  typedLine('2', 'staff_reduction'),
  typedLine('2.1', 'staff_reduction_total'),
  area('V', 'CẢI CÁCH CHẾ ĐỘ CÔNG VỤ'),
  typedLine('1', 'qualification_master'),
  typedLine('1.1', 'qualification_university'),
  typedLine('1.2', 'qualification_college'),
  typedLine('1.3', 'qualification_intermediate'),
  typedLine('1.4', 'political_advanced'),
  typedLine('1.5', 'political_intermediate'),
  typedLine('2', 'training_turns'),
  typedLine('3', 'discipline_cases'),
  typedLine('3.1', 'discipline_inspections'),
];

const FINANCE: readonly FormLineDefinition[] = [
  area('VI', 'CẢI CÁCH TÀI CHÍNH CÔNG'),
  typedLine('1', 'budget_revenue', 'money'),
  rateLine(
    '1.1',
    'budget_revenue_rate',
    'Thu ngân sách so với kế hoạch',
    own('budget_revenue'),
    own('budget_revenue_plan'),
  ),
  typedLine('1.2', 'budget_expenditure', 'money'),
  rateLine(
    '1.3',
    'budget_expenditure_rate',
    'Chi ngân sách so với kế hoạch',
    own('budget_expenditure'),
    own('budget_expenditure_plan'),
  ),
  rateLine(
    '1.4',
    'investment_rate',
    'Tỷ lệ giải ngân vốn đầu tư công',
    own('investment_disbursed'),
    own('investment_plan'),
  ),
  typedLine('2', 'audit_recovery_due', 'money'),
  typedLine('2.1', 'audit_recovery_paid', 'money'),
  rateLine('2.2', 'audit_recovery_rate', 'Tỷ lệ đã nộp', own('audit_recovery_paid'), own('audit_recovery_due')),
  typedLine('3', 'finance_rules_spending', 'yes-no'),
  typedLine('3.1', 'finance_rules_assets', 'yes-no'),
  typedLine('3.2', 'finance_rules_disclosed', 'yes-no'),
];

const DIGITAL: readonly FormLineDefinition[] = [
  area('VII', 'XÂY DỰNG, PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ'),
  line('1', 'edoc_rate', 'Tỷ lệ văn bản điện tử ký số gửi, nhận', '%', part('agency_signed_rate', 'rate'), 'rate'),
  rateLine('1.1', 'ework_rate', 'Tỷ lệ hồ sơ công việc điện tử', own('ework_files'), own('work_files')),
  typedLine('2', 'online_services_full'),
  typedLine('2.1', 'online_services_partial'),
  line(
    '2.2',
    'services_online_used_rate',
    'Tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ',
    '%',
    part('services_online_used_rate', 'rate'),
    'rate',
  ),
  line('2.3', 'online_rate', 'Tỷ lệ hồ sơ tiếp nhận trực tuyến', '%', part('online_rate', 'rate'), 'rate'),
  typedLine('3', 'postal_procedures'),
  typedLine('3.1', 'postal_procedures_used'),
  line('3.2', 'postal_received', 'Hồ sơ tiếp nhận qua bưu chính công ích', 'hồ sơ', {
    by: 'channel',
    channel: 'postal',
  }),
  typedLine('3.3', 'postal_returned'),
  rateLine(
    '4',
    'ereport_rate',
    'Tỷ lệ báo cáo gửi trên hệ thống thông tin báo cáo',
    own('ereports_sent'),
    own('ereports_due'),
  ),
  typedLine('5', 'iso_9001', 'yes-no'),
];

/** The statistics annex of the periodic report: forty indicators in seven areas, sub-lines for what they are made of. */
export const STATISTICS_FORM: LineForm = {
  code: 'statistics',
  version: 1,
  from: '2020-01-01',
  number: 'Phụ lục thống kê',
  title: 'PHỤ LỤC THỐNG KÊ KẾT QUẢ CẢI CÁCH HÀNH CHÍNH',
  basis: 'Công văn 581/BNV-CCHC',
  unverified: true,
  unitOfMeasure: '',
  rows: 'lines',
  lines: [...STEERING, ...INSTITUTIONS, ...PROCEDURES, ...STAFF, ...FINANCE, ...DIGITAL],
};
