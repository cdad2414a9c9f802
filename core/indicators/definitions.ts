import type { TaskFigure } from '#core/plans/reform/figures.ts';
import type { Definition, Dimension } from './definition.ts';
import type { DossierCount } from './dossier-sums.ts';
import { SERVICE_DEFINITIONS } from './service-definitions.ts';

const II06A = 'Biểu II.06a/VPCP/KSTT';
const BY_BOTH: readonly Dimension[] = ['field', 'channel'];

function count(code: DossierCount, name: string, kind: 'flow' | 'stock', basis = II06A): Definition {
  return { code, name, unitOfMeasure: 'hồ sơ', kind, supply: 'dossiers', dimensions: BY_BOTH, basis };
}

interface RateParts {
  readonly numerator: DossierCount;
  readonly denominator: DossierCount;
  readonly numeratorText: string;
  readonly denominatorText: string;
  readonly basis: string;
}

function rate(code: string, name: string, parts: RateParts): Definition {
  return { code, name, unitOfMeasure: '%', kind: 'rate', supply: 'dossiers', dimensions: BY_BOTH, ...parts };
}

function typedRate(
  code: string,
  name: string,
  numeratorText: string,
  denominatorText: string,
  basis: string,
): Definition {
  return {
    code,
    name,
    unitOfMeasure: '%',
    kind: 'rate',
    supply: 'typed',
    numeratorText,
    denominatorText,
    dimensions: [],
    basis,
  };
}

function typedCount(code: string, name: string, unitOfMeasure: string, basis: string): Definition {
  return { code, name, unitOfMeasure, kind: 'flow', supply: 'typed', dimensions: [], basis };
}

const QD766 = 'Quyết định 766/QĐ-TTg ngày 23/6/2022';
const CCHC_REPORT = 'Công văn 581/BNV-CCHC';

/** Counted in the office's registers: a day or a year, and the document that proves it. */
function officeCount(code: string, name: string, unitOfMeasure: string): Definition {
  const basis = 'Bộ tiêu chí Chỉ số CCHC cấp xã';
  return { code, name, unitOfMeasure, kind: 'flow', supply: 'plans', dimensions: [], basis };
}

/** Counted by the plans where the unit keeps its tasks in them, else typed in. */
function taskCount(code: TaskFigure, name: string, kind: 'flow' | 'stock'): Definition {
  return {
    code,
    name,
    unitOfMeasure: 'nhiệm vụ',
    kind,
    supply: 'plans',
    dimensions: [],
    basis: `${CCHC_REPORT}, mục I`,
  };
}

/** Counted from the tasks of accepted remediation plans. */
export const REMEDIATION_COMPLETION = 'remediation_completion_rate';

/** Counted from the reports first sent by their last day. */
export const REPORTS_IN_TIME = 'ereport_timely_rate';

/** Counted from the issued annual plan where the unit keeps one. */
export const PLAN_COMPLETION = 'plan_completion_rate';

export const DEFINITIONS: readonly Definition[] = [
  count('dossiers_received_total', 'Tổng số hồ sơ tiếp nhận (kể cả kỳ trước chuyển qua)', 'flow', `${II06A}, cột 3`),
  count('dossiers_carried_over', 'Hồ sơ từ kỳ trước chuyển qua', 'stock', `${II06A}, cột 6`),
  count('dossiers_received', 'Hồ sơ mới tiếp nhận trong kỳ', 'flow', `${II06A}, cột 4 + 5`),
  count('dossiers_online', 'Hồ sơ tiếp nhận trực tuyến trong kỳ', 'flow', `${II06A}, cột 4`),
  count('dossiers_online_full', 'Hồ sơ trực tuyến toàn trình', 'flow', QD766),
  count('dossiers_online_partial', 'Hồ sơ trực tuyến một phần', 'flow', QD766),
  count('dossiers_online_level_known', 'Hồ sơ trực tuyến có ghi rõ toàn trình hay một phần', 'flow', QD766),
  count('dossiers_direct_or_post', 'Hồ sơ tiếp nhận trực tiếp, qua bưu chính trong kỳ', 'flow', `${II06A}, cột 5`),
  count('dossiers_postal', 'Hồ sơ tiếp nhận qua bưu chính công ích', 'flow'),
  count('dossiers_resolved', 'Hồ sơ đã giải quyết', 'flow', `${II06A}, cột 7`),
  count('dossiers_early', 'Hồ sơ đã giải quyết trước hạn', 'flow', `${II06A}, cột 8`),
  count('dossiers_on_time', 'Hồ sơ đã giải quyết đúng hạn', 'flow', `${II06A}, cột 9`),
  count('dossiers_late', 'Hồ sơ đã giải quyết quá hạn', 'flow', `${II06A}, cột 10`),
  count('dossiers_resolved_in_time', 'Hồ sơ đã giải quyết trước và đúng hạn', 'flow', `${II06A}, cột 8 + 9`),
  count('dossiers_open', 'Hồ sơ đang giải quyết', 'stock', `${II06A}, cột 11`),
  count('dossiers_open_within_term', 'Hồ sơ đang giải quyết trong hạn', 'stock', `${II06A}, cột 12`),
  count('dossiers_open_overdue', 'Hồ sơ đang giải quyết quá hạn', 'stock', `${II06A}, cột 13`),
  count('dossiers_withdrawn', 'Hồ sơ công dân rút hoặc dừng giải quyết', 'flow', `${II06A}, ghi chú dưới biểu`),
  count('dossiers_digitisation_known', 'Hồ sơ tiếp nhận có ghi nhận việc số hóa thành phần', 'flow', QD766),
  count('dossiers_components_digitised', 'Hồ sơ tiếp nhận đã số hóa thành phần', 'flow', QD766),
  count('dossiers_reused', 'Hồ sơ tiếp nhận có khai thác, sử dụng lại dữ liệu đã số hóa', 'flow', QD766),
  count('dossiers_result_known', 'Hồ sơ đã giải quyết có ghi nhận hình thức kết quả', 'flow', QD766),
  count('dossiers_electronic_result', 'Hồ sơ đã giải quyết có kết quả điện tử', 'flow', QD766),
  count('dossiers_with_fee', 'Hồ sơ tiếp nhận có phí, lệ phí', 'flow', QD766),
  count('dossiers_paid_online', 'Hồ sơ có phí, lệ phí đã thanh toán trực tuyến', 'flow', QD766),
  rate('online_rate', 'Tỷ lệ hồ sơ nộp trực tuyến', {
    numerator: 'dossiers_online',
    denominator: 'dossiers_received',
    numeratorText: 'hồ sơ tiếp nhận trực tuyến trong kỳ',
    denominatorText: 'hồ sơ mới tiếp nhận trong kỳ',
    basis: `${QD766}, nhóm IV`,
  }),
  rate('online_full_rate', 'Tỷ lệ hồ sơ trực tuyến toàn trình', {
    numerator: 'dossiers_online_full',
    denominator: 'dossiers_online_level_known',
    numeratorText: 'hồ sơ trực tuyến toàn trình',
    denominatorText: 'hồ sơ tiếp nhận trực tuyến trong kỳ có ghi rõ mức độ',
    basis: `${QD766}, nhóm IV`,
  }),
  rate('on_time_rate', 'Tỷ lệ hồ sơ giải quyết trước và đúng hạn', {
    numerator: 'dossiers_resolved_in_time',
    denominator: 'dossiers_resolved',
    numeratorText: 'hồ sơ giải quyết trước hạn và đúng hạn',
    denominatorText: 'hồ sơ đã giải quyết trong kỳ (không tính hồ sơ rút, dừng)',
    basis: `${II06A}; ${QD766}, nhóm II`,
  }),
  rate('late_rate_of_received', 'Tỷ lệ hồ sơ trễ hẹn trên số tiếp nhận', {
    numerator: 'dossiers_late',
    denominator: 'dossiers_received_total',
    numeratorText: 'hồ sơ đã giải quyết quá hạn',
    denominatorText: 'tổng số hồ sơ tiếp nhận, kể cả kỳ trước chuyển qua',
    basis: 'Cách tính của đơn vị trong báo cáo tổng kết',
  }),
  rate('digitisation_rate', 'Tỷ lệ số hóa thành phần hồ sơ', {
    numerator: 'dossiers_components_digitised',
    denominator: 'dossiers_digitisation_known',
    numeratorText: 'hồ sơ tiếp nhận đã số hóa thành phần',
    denominatorText: 'hồ sơ tiếp nhận trong kỳ có ghi nhận việc số hóa',
    basis: `${QD766}, nhóm III`,
  }),
  rate('reuse_rate', 'Tỷ lệ khai thác, sử dụng lại dữ liệu số hóa', {
    numerator: 'dossiers_reused',
    denominator: 'dossiers_digitisation_known',
    numeratorText: 'hồ sơ tiếp nhận có sử dụng lại dữ liệu đã số hóa',
    denominatorText: 'hồ sơ tiếp nhận trong kỳ có ghi nhận việc số hóa',
    basis: `${QD766}, nhóm III`,
  }),
  rate('electronic_result_rate', 'Tỷ lệ hồ sơ có kết quả giải quyết điện tử', {
    numerator: 'dossiers_electronic_result',
    denominator: 'dossiers_result_known',
    numeratorText: 'hồ sơ đã giải quyết có kết quả điện tử',
    denominatorText: 'hồ sơ đã giải quyết trong kỳ có ghi nhận hình thức kết quả',
    basis: `${QD766}, nhóm III`,
  }),
  rate('online_payment_rate', 'Tỷ lệ hồ sơ thanh toán trực tuyến', {
    numerator: 'dossiers_paid_online',
    denominator: 'dossiers_with_fee',
    numeratorText: 'hồ sơ đã thanh toán trực tuyến',
    denominatorText: 'hồ sơ tiếp nhận trong kỳ có phí, lệ phí',
    basis: `${QD766}, nhóm IV`,
  }),
  typedRate(
    'online_service_dossiers_rate',
    'Tỷ lệ hồ sơ dịch vụ công trực tuyến',
    'hồ sơ nộp trực tuyến',
    'hồ sơ của các TTHC cung cấp trực tuyến',
    `${QD766}, nhóm IV`,
  ),
  {
    code: PLAN_COMPLETION,
    name: 'Tỷ lệ hoàn thành kế hoạch CCHC',
    unitOfMeasure: '%',
    kind: 'rate',
    supply: 'plans',
    numerator: 'plan_tasks_done',
    denominator: 'plan_tasks_total',
    numeratorText: 'nhiệm vụ đã hoàn thành',
    denominatorText: 'nhiệm vụ trong kế hoạch CCHC năm',
    dimensions: [],
    basis: `${CCHC_REPORT}, mục I`,
  },
  taskCount('plan_tasks_total', 'Nhiệm vụ đặt ra trong kế hoạch CCHC năm', 'stock'),
  taskCount('plan_tasks_done', 'Nhiệm vụ kế hoạch CCHC đã hoàn thành', 'stock'),
  taskCount('plan_tasks_done_late', 'Nhiệm vụ kế hoạch CCHC hoàn thành chậm', 'stock'),
  taskCount('plan_tasks_overdue', 'Nhiệm vụ kế hoạch CCHC quá hạn chưa hoàn thành', 'stock'),
  taskCount('plan_tasks_backdated', 'Nhiệm vụ kế hoạch CCHC ghi nhận sau ngày hoàn thành', 'stock'),
  taskCount('communication_tasks', 'Nhiệm vụ của kế hoạch tuyên truyền CCHC', 'stock'),
  taskCount('communication_tasks_done', 'Nhiệm vụ tuyên truyền CCHC đã hoàn thành', 'stock'),
  taskCount('assigned_tasks_total', 'Nhiệm vụ cấp trên giao', 'flow'),
  taskCount('assigned_tasks_on_time', 'Nhiệm vụ cấp trên giao hoàn thành đúng hạn', 'flow'),
  taskCount('assigned_tasks_late', 'Nhiệm vụ cấp trên giao hoàn thành quá hạn', 'flow'),
  taskCount('assigned_tasks_overdue', 'Nhiệm vụ cấp trên giao quá hạn chưa hoàn thành', 'stock'),
  {
    code: REMEDIATION_COMPLETION,
    name: 'Tỷ lệ hoàn thành kế hoạch khắc phục',
    unitOfMeasure: '%',
    kind: 'rate',
    supply: 'plans',
    numeratorText: 'nhiệm vụ đã hoàn thành, có tài liệu chứng minh',
    denominatorText: 'nhiệm vụ khắc phục có thời hạn trong kỳ',
    dimensions: [],
    basis: 'Kế hoạch khắc phục đã phê duyệt của đơn vị',
  },
  {
    code: REPORTS_IN_TIME,
    name: 'Tỷ lệ báo cáo định kỳ gửi đúng hạn',
    unitOfMeasure: '%',
    kind: 'rate',
    supply: 'reports',
    numeratorText: 'báo cáo gửi đúng hạn (kể cả được gia hạn)',
    denominatorText: 'báo cáo đến hạn trong kỳ',
    dimensions: [],
    basis: `${CCHC_REPORT}, mục VII`,
  },
  {
    ...typedRate(
      'commitments_kept_rate',
      'Tỷ lệ thực hiện cam kết cải thiện, nâng cao các chỉ số',
      'cam kết đã thực hiện',
      'cam kết đã đăng ký',
      'Bộ tiêu chí Chỉ số CCHC cấp xã',
    ),
    supply: 'plans',
  },
  officeCount('commitments_total', 'Cam kết cải thiện các chỉ số đã đăng ký', 'cam kết'),
  officeCount('commitments_kept', 'Cam kết cải thiện các chỉ số đã thực hiện', 'cam kết'),
  officeCount('dialogues_planned', 'Cuộc đối thoại của lãnh đạo với người dân có trong kế hoạch', 'cuộc'),
  officeCount('dialogues_held', 'Cuộc đối thoại của lãnh đạo với người dân đã tổ chức', 'cuộc'),
  officeCount('initiatives_recognised', 'Sáng kiến được đơn vị công nhận', 'sáng kiến'),
  officeCount('initiatives_entered_above', 'Sáng kiến dự thi ở cấp trên', 'sáng kiến'),
  officeCount('initiatives_recognised_above', 'Sáng kiến được cấp trên công nhận', 'sáng kiến'),
  typedRate(
    'agency_signed_rate',
    'Tỷ lệ văn bản điện tử được UBND ký số',
    'văn bản đi có chữ ký số của cơ quan',
    'văn bản đi điện tử',
    'Nghị định 30/2020/NĐ-CP, Điều 5',
  ),
  typedRate(
    'leader_signed_rate',
    'Tỷ lệ văn bản được lãnh đạo ký số',
    'văn bản được lãnh đạo ký số',
    'văn bản do lãnh đạo ký',
    'Nghị định 30/2020/NĐ-CP, Điều 5',
  ),
  typedRate(
    'apology_rate',
    'Tỷ lệ hồ sơ trễ hẹn có văn bản xin lỗi',
    'hồ sơ trễ hẹn đã có văn bản xin lỗi',
    'hồ sơ trễ hẹn',
    'Nghị định 118/2025/NĐ-CP',
  ),
  typedRate(
    'satisfaction_rate',
    'Tỷ lệ người dân, doanh nghiệp hài lòng',
    'phiếu hài lòng',
    'phiếu đánh giá hợp lệ',
    `${QD766}, nhóm V`,
  ),
  typedCount('online_payment_amount', 'Số tiền thanh toán trực tuyến', 'đồng', `${CCHC_REPORT}, mục III`),
  typedCount('survey_slips', 'Số phiếu khảo sát mức độ hài lòng', 'phiếu', `${CCHC_REPORT}, mục I`),
  ...SERVICE_DEFINITIONS,
];

const BY_CODE = new Map(DEFINITIONS.map((definition) => [definition.code, definition]));

export function definitionOf(code: string): Definition | undefined {
  return BY_CODE.get(code);
}

/** Codes a person may type a value for: everything that is a rate or is not counted from dossiers. */
export const TYPED_CODES: readonly string[] = DEFINITIONS.filter(
  ({ kind, supply }) => supply !== 'dossiers' || kind === 'rate',
).map(({ code }) => code);
