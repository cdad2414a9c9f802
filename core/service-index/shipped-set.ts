import { type Component, type ComponentSet, type Confidence, type Formula, wholePoints } from './component.ts';

const rate = (indicator: string, nothingWhenZero?: string): Formula => ({ kind: 'rate', indicator, nothingWhenZero });

interface Rest {
  readonly target?: number;
  readonly method?: Component['method'];
  readonly confidence: Confidence;
  readonly note: string;
}

function component(
  code: string,
  name: string,
  maxPoints: number | null,
  formula: Formula,
  { target, method, confidence, note }: Rest,
): Component {
  const [group = 'I'] = code.split('.');
  return {
    code,
    group: group as Component['group'],
    name,
    maxPoints: maxPoints === null ? null : wholePoints(maxPoints),
    formula,
    method: method ?? (target === undefined ? 'proportional' : 'to-target'),
    target: target === undefined ? null : target * 100,
    zeroPolicy: 'not-applicable',
    confidence,
    note,
  };
}

const SPLIT_UNKNOWN = 'Điểm tối đa của thành phần này chưa rõ';

/**
 * Quyết định 766/QĐ-TTg ngày 23/6/2022, as far as its components are known: the groups' points are verified, the split
 * inside groups I and III is not whole. What is not known stays unknown here; nothing is shared out among the others.
 */
export const SHIPPED_SET: ComponentSet = {
  name: 'Bộ chỉ số theo Quyết định 766/QĐ-TTg',
  basis: 'Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ',
  validFrom: '2022-08-01',
  components: [
    component('I.a', 'Tỷ lệ TTHC được cập nhật, công khai đúng hạn', 4, rate('procedures_published_in_time_rate'), {
      confidence: 'from-memory',
      note: 'Điểm tối đa 4 đã đối chiếu; cách tính chưa đối chiếu văn bản. Đạt chỉ tiêu được điểm tối đa, chỉ tiêu chưa rõ nên tính theo tỷ lệ.',
    }),
    component('I.b', 'TTHC công khai đầy đủ nội dung', null, rate('procedures_published_whole_rate'), {
      confidence: 'from-memory',
      note: `${SPLIT_UNKNOWN}; một tỉnh cài đặt 6 điểm.`,
    }),
    component('I.c', 'Tỷ lệ hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia', null, rate('dossiers_synchronised_rate'), {
      confidence: 'from-memory',
      note: `${SPLIT_UNKNOWN}; một tỉnh cài đặt 6 điểm.`,
    }),
    component(
      'II.a',
      'Tỷ lệ hồ sơ xử lý đúng hạn',
      20,
      {
        kind: 'ratio',
        terms: [
          { indicator: 'dossiers_open_within_term', minus: false, words: 'đang giải quyết trong hạn' },
          { indicator: 'dossiers_resolved_in_time', minus: false, words: 'đã giải quyết trước và đúng hạn' },
          { indicator: 'dossiers_withdrawn', minus: false, words: 'trả lại, rút' },
        ],
        over: { indicator: 'dossiers_received_total', words: 'hồ sơ tiếp nhận (kể cả kỳ trước chuyển qua)' },
      },
      { confidence: 'as-implemented', note: 'Điểm tối đa 20 đã đối chiếu; cách tính theo phần mềm của một tỉnh.' },
    ),
    component(
      'II.b',
      'Thời gian giải quyết trung bình theo từng TTHC',
      0,
      { kind: 'unknown' },
      {
        method: 'monitoring',
        confidence: 'from-memory',
        note: 'Theo dõi, không tính điểm.',
      },
    ),
    component('III.a', 'Tỷ lệ hồ sơ TTHC có cấp kết quả điện tử', 6, rate('electronic_result_rate'), {
      confidence: 'as-implemented',
      note: 'Điểm theo phần mềm của một tỉnh; cơ cấu chính thức chưa đối chiếu. Chỉ tính hồ sơ có ghi nhận hình thức kết quả.',
    }),
    component('III.b', 'Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC', 4, rate('digitisation_rate'), {
      target: 80,
      confidence: 'as-implemented',
      note: 'Đạt từ 80 % được điểm tối đa.',
    }),
    component('III.c', 'Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa', 2, rate('reuse_rate'), {
      target: 80,
      confidence: 'as-implemented',
      note: 'Đạt từ 80 % được điểm tối đa.',
    }),
    component(
      'III.d',
      'Các thành phần còn lại (chứng thực bản sao điện tử từ bản chính; kết nối, chia sẻ dữ liệu)',
      10,
      { kind: 'unknown' },
      { confidence: 'not-found', note: 'Còn 10 điểm của nhóm; chưa tìm thấy quy định chia cho thành phần nào.' },
    ),
    component('IV.1', 'Tỷ lệ TTHC cung cấp dịch vụ công trực tuyến', 2, rate('services_online_offered_rate'), {
      target: 80,
      confidence: 'as-implemented',
      note: 'Trực tuyến toàn trình hoặc một phần; đạt từ 80 % được điểm tối đa.',
    }),
    component('IV.2', 'Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ', 4, rate('services_online_used_rate'), {
      confidence: 'as-implemented',
      note: 'Tổng các thành phần của nhóm bằng đúng 22 điểm.',
    }),
    component('IV.3', 'Tỷ lệ hồ sơ nộp trực tuyến', 6, rate('online_rate'), {
      target: 50,
      confidence: 'as-implemented',
      note: 'Đạt từ 50 % được điểm tối đa.',
    }),
    component(
      'IV.4',
      'Tỷ lệ TTHC có giao dịch thanh toán trực tuyến',
      2,
      rate('procedures_paid_online_rate', 'dossiers_with_fee'),
      { target: 50, confidence: 'as-implemented', note: 'Đạt từ 50 % được điểm tối đa.' },
    ),
    component(
      'IV.5',
      'Tỷ lệ TTHC có yêu cầu nghĩa vụ tài chính được thanh toán trên Cổng Dịch vụ công quốc gia',
      2,
      rate('procedures_payable_online_rate'),
      { confidence: 'as-implemented', note: 'Tổng các thành phần của nhóm bằng đúng 22 điểm.' },
    ),
    component('IV.6', 'Tỷ lệ hồ sơ thanh toán trực tuyến', 6, rate('online_payment_rate'), {
      target: 30,
      confidence: 'as-implemented',
      note: 'Đạt từ 30 % được điểm tối đa.',
    }),
    component(
      'V.1',
      'Tỷ lệ phản ánh, kiến nghị xử lý đúng hạn',
      6,
      {
        kind: 'ratio',
        terms: [{ indicator: 'feedback_in_time', minus: false, words: 'xử lý trước và đúng hạn' }],
        over: { indicator: 'feedback_in_competence', words: 'phản ánh, kiến nghị thuộc thẩm quyền' },
      },
      { confidence: 'verified', note: 'Cách tính đã đối chiếu; 6 điểm suy ra từ 18 = 3 × 6.' },
    ),
    component(
      'V.2',
      'Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị',
      6,
      {
        kind: 'ratio',
        terms: [
          { indicator: 'feedback_in_competence', minus: false, words: 'phản ánh, kiến nghị' },
          { indicator: 'feedback_unsatisfied', minus: true, words: 'không hài lòng, bị phản ánh lại hoặc quá hạn' },
        ],
        over: { indicator: 'feedback_in_competence', words: 'phản ánh, kiến nghị thuộc thẩm quyền' },
      },
      { confidence: 'verified', note: 'Cách tính đã đối chiếu; 6 điểm suy ra từ 18 = 3 × 6.' },
    ),
    component(
      'V.3',
      'Tỷ lệ hài lòng trong tiếp nhận, giải quyết TTHC',
      6,
      {
        kind: 'ratio',
        terms: [
          { indicator: 'dossiers_received_total', minus: false, words: 'hồ sơ thuộc thẩm quyền' },
          { indicator: 'dossiers_unsatisfied', minus: true, words: 'không hài lòng, có phản ánh hoặc quá hạn' },
        ],
        over: { indicator: 'dossiers_received_total', words: 'hồ sơ thuộc thẩm quyền giải quyết' },
      },
      {
        confidence: 'verified',
        note: 'Đạt mục tiêu từng thời kỳ của Nghị quyết 76/NQ-CP được đủ 6 điểm; mục tiêu chưa nhập ở bản này nên tính theo tỷ lệ.',
      },
    ),
  ],
};
