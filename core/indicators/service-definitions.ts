import type { Definition } from './definition.ts';

/**
 * What Quyết định 766/QĐ-TTg asks for beside the counts of dossiers: procedures counted by their dossiers, and figures
 * that only the portal or a register elsewhere holds, typed in with their source.
 */
const QD766 = 'Quyết định 766/QĐ-TTg ngày 23/6/2022';

interface RateWords {
  readonly numeratorText: string;
  readonly denominatorText: string;
  readonly group: 'I' | 'IV';
}

function rate(code: string, name: string, supply: 'procedures' | 'typed', words: RateWords): Definition {
  const { group, ...texts } = words;
  return {
    code,
    name,
    unitOfMeasure: '%',
    kind: 'rate',
    supply,
    ...texts,
    dimensions: [],
    basis: `${QD766}, nhóm ${group}`,
  };
}

function typedCount(code: string, name: string, unitOfMeasure: string): Definition {
  return { code, name, unitOfMeasure, kind: 'flow', supply: 'typed', dimensions: [], basis: `${QD766}, nhóm V` };
}

/** The rates of which both counts are procedures; `server/features/indicators/procedure-view.ts` counts them. */
export const PROCEDURE_RATES = [
  'services_online_offered_rate',
  'services_online_used_rate',
  'procedures_paid_online_rate',
] as const;
export type ProcedureRate = (typeof PROCEDURE_RATES)[number];

export const SERVICE_DEFINITIONS: readonly Definition[] = [
  rate('services_online_offered_rate', 'Tỷ lệ TTHC cung cấp dịch vụ công trực tuyến', 'procedures', {
    numeratorText: 'TTHC cung cấp trực tuyến toàn trình hoặc một phần',
    denominatorText: 'TTHC trong danh mục đơn vị đang giải quyết',
    group: 'IV',
  }),
  rate('services_online_used_rate', 'Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến', 'procedures', {
    numeratorText: 'dịch vụ công trực tuyến có phát sinh hồ sơ',
    denominatorText: 'dịch vụ công trực tuyến được cung cấp',
    group: 'IV',
  }),
  rate('procedures_paid_online_rate', 'Tỷ lệ TTHC có phát sinh giao dịch thanh toán trực tuyến', 'procedures', {
    numeratorText: 'TTHC có giao dịch thanh toán trực tuyến',
    denominatorText: 'TTHC có yêu cầu nghĩa vụ tài chính',
    group: 'IV',
  }),
  rate('procedures_payable_online_rate', 'Tỷ lệ TTHC có nghĩa vụ tài chính thanh toán được trên Cổng DVCQG', 'typed', {
    numeratorText: 'TTHC thanh toán được trên Cổng Dịch vụ công quốc gia',
    denominatorText: 'TTHC có yêu cầu nghĩa vụ tài chính',
    group: 'IV',
  }),
  rate('procedures_published_in_time_rate', 'Tỷ lệ TTHC được cập nhật, công khai đúng hạn', 'typed', {
    numeratorText: 'TTHC công bố, cập nhật đúng hạn',
    denominatorText: 'TTHC phải công bố, công khai',
    group: 'I',
  }),
  rate('procedures_published_whole_rate', 'Tỷ lệ TTHC công khai đầy đủ nội dung', 'typed', {
    numeratorText: 'TTHC công khai đủ các bộ phận tạo thành',
    denominatorText: 'TTHC phải công bố, công khai',
    group: 'I',
  }),
  rate('dossiers_synchronised_rate', 'Tỷ lệ hồ sơ đồng bộ lên Cổng DVCQG', 'typed', {
    numeratorText: 'hồ sơ đã đồng bộ lên Cổng Dịch vụ công quốc gia',
    denominatorText: 'hồ sơ tiếp nhận trong kỳ',
    group: 'I',
  }),
  typedCount('feedback_in_competence', 'Phản ánh, kiến nghị thuộc thẩm quyền tiếp nhận, xử lý', 'phản ánh'),
  typedCount('feedback_in_time', 'Phản ánh, kiến nghị xử lý trước và đúng hạn', 'phản ánh'),
  typedCount(
    'feedback_unsatisfied',
    'Phản ánh, kiến nghị bị phản hồi không hài lòng, bị phản ánh lại hoặc xử lý quá hạn',
    'phản ánh',
  ),
  typedCount(
    'dossiers_unsatisfied',
    'Hồ sơ bị đánh giá không hài lòng, có phản ánh về tiếp nhận, giải quyết hoặc quá hạn',
    'hồ sơ',
  ),
];
