import { describe, expect, test } from 'vitest';
import { type Criterion, type Leaf, schemeOf } from './criteria-set.ts';
import { pointsFrom } from './points.ts';
import { METHODS, type Method, readRule } from './registry.ts';
import { USUAL_ROUNDING } from './rounding.ts';
import type { ParameterSource, Values } from './rule-kind.ts';
import { explanationOf, ruleInWords, scoreOf } from './scoring.ts';
import { problemsOf } from './set-problems.ts';

const LABELS: Readonly<Record<string, string>> = {
  a: 'số phải làm',
  b: 'số đã làm',
  n: 'số việc muộn',
  k: 'số ý đạt',
  x: 'có kế hoạch',
  y: 'có báo cáo',
  good: 'tốt',
  poor: 'kém',
};

function leaf(method: Method, parameters: ParameterSource, max = '2', more: Partial<Criterion> = {}): Leaf {
  const criterion: Criterion = {
    code: '1',
    parent: undefined,
    level: 'criterion',
    name: 'Tiêu chí',
    max: pointsFrom(max) ?? 0,
    method,
    parameters,
    variables: Object.entries(LABELS).map(([name, label]) => ({
      name,
      label,
      kind: 'count',
      unit: '',
      source: 'typed',
    })),
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: '',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: 'test',
    ...more,
  };
  const [only] = schemeOf({
    id: 'set' as never,
    code: 'set',
    version: 1,
    name: '',
    basis: '',
    unitKind: 'commune',
    state: 'draft',
    criteria: [criterion],
    maxBonus: 0,
    maxPenalty: 0,
    result: 'absolute',
    bands: [],
    tieRule: 'shared',
  }).leaves;
  if (!only) {
    throw new Error('no leaf');
  }
  return only;
}

const share = { part: 'b', whole: 'a' };
const shareTiers = {
  ...share,
  on: 'share',
  tiers: [
    { bound: '95', points: '2' },
    { bound: '80', points: '1.25' },
  ],
  otherwise: '0.5',
};
const lateTiers = {
  on: 'count',
  count: 'n',
  tiers: [
    { bound: '0', points: '2' },
    { bound: '1500', points: '1' },
  ],
};
const flagTiers = {
  on: 'flags',
  flags: ['x', 'y'],
  tiers: [
    { bound: '2', points: '2' },
    { bound: '1', points: '0.5' },
  ],
};
const answers = {
  options: [
    { name: 'good', weight: '100' },
    { name: 'poor', weight: '20' },
  ],
};
const counted = {
  items: [
    { name: 'x', each: '0.5' },
    { name: 'n', each: '0.25' },
  ],
};
const listed = {
  items: [
    { name: 'x', points: '0.5' },
    { name: 'k', points: '0.5', upTo: '3' },
  ],
};
const cases = {
  cases: [
    { label: 'Có vốn', method: 'PROPORTIONAL', parameters: share },
    { label: 'Không có vốn', method: 'PASS_FAIL', parameters: { flags: ['x'] } },
  ],
};

interface Said {
  readonly rule: string;
  /** What a person reads beside the points, for given figures. */
  readonly working: readonly (readonly [Values, string])[];
}

const SAID: readonly (readonly [Method, ParameterSource, Said])[] = [
  [
    'PASS_FAIL',
    { flags: ['x', 'y'] },
    {
      rule: 'Đạt (có kế hoạch; có báo cáo): 2 điểm; không đạt: 0.',
      working: [
        [{ x: 1, y: 1 }, 'Đạt: có kế hoạch; có báo cáo → 2 điểm'],
        [{ x: 1, y: 0 }, 'Không đạt: có báo cáo → 0 điểm'],
      ],
    },
  ],
  [
    'PASS_FAIL',
    { test: 'at-most', value: 'b', limit: 'a' },
    {
      rule: 'Đạt (số đã làm không vượt số phải làm): 2 điểm; không đạt: 0.',
      working: [
        [{ a: 2_300, b: 2_300 }, 'số đã làm 2.300 ≤ số phải làm 2.300 → 2 điểm'],
        [{ a: 23, b: 24 }, 'số đã làm 24 > số phải làm 23 → 0 điểm'],
      ],
    },
  ],
  [
    'TIERS',
    { ...shareTiers, whenZero: 'full' },
    {
      rule: 'số đã làm / số phải làm – từ 95 %: 2 điểm; từ 80 %: 1,25 điểm; còn lại: 0,5. Mẫu số bằng 0: đủ điểm.',
      working: [
        [{ a: 20, b: 19 }, '19/20 = 95 %, từ 95 % → 2 điểm'],
        [{ a: 100_000, b: 94_999 }, '94.999/100.000 = 94,999 %, từ 80 % → 1,25 điểm'],
        [{ rate: 7_999 }, '79,99 %, dưới 80 % → 0,5 điểm'],
        [{ a: 0, b: 0 }, 'số phải làm: 0, tính đủ điểm → 2 điểm'],
      ],
    },
  ],
  [
    'TIERS',
    lateTiers,
    {
      rule: 'số việc muộn – bằng 0: 2 điểm; đến 1.500: 1 điểm; còn lại: 0.',
      working: [
        [{ n: 0 }, 'số việc muộn: 0 → 2 điểm'],
        [{ n: 1_500 }, 'số việc muộn: 1.500 → 1 điểm'],
        [{ n: 1_501 }, 'số việc muộn: 1.501 → 0 điểm'],
      ],
    },
  ],
  [
    'TIERS',
    flagTiers,
    {
      rule: 'có kế hoạch; có báo cáo – đạt 2: 2 điểm; đạt 1: 0,5 điểm; còn lại: 0.',
      working: [
        [{ x: 1, y: 1 }, 'Đạt 2/2 (có kế hoạch; có báo cáo) → 2 điểm'],
        [{ x: 0, y: 1 }, 'Đạt 1/2 (có kế hoạch; có báo cáo) → 0,5 điểm'],
        [{ x: 0, y: 0 }, 'Đạt 0/2 (có kế hoạch; có báo cáo) → 0 điểm'],
      ],
    },
  ],
  [
    'PROPORTIONAL',
    { ...share, whenZero: 'zero' },
    {
      rule: 'số đã làm / số phải làm × 2 điểm. Mẫu số bằng 0: 0 điểm.',
      working: [
        [{ a: 1_200, b: 900 }, '900/1.200 × 2 điểm = 1,5 điểm'],
        [{ a: 0, b: 0 }, 'số phải làm: 0, không tính điểm → 0 điểm'],
      ],
    },
  ],
  [
    'PROPORTIONAL_BAND',
    { ...share, from: '80', full: '95', whenZero: 'full' },
    {
      rule:
        'số đã làm / số phải làm: từ 95 %: 2 điểm; từ 80 % đến dưới 95 %: tỷ lệ × 2 điểm; dưới 80 %: 0.' +
        ' Mẫu số bằng 0: đủ điểm.',
      working: [
        [{ a: 20, b: 19 }, '19/20 = 95 % ≥ 95 % → 2 điểm'],
        [{ a: 20, b: 18 }, '18/20 = 90 %, từ 80 % đến dưới 95 %: 18/20 × 2 điểm = 1,8 điểm'],
        [{ rate: 8_000 }, '80 %, từ 80 % đến dưới 95 %: 80 % × 2 điểm = 1,6 điểm'],
        [{ rate: 7_999 }, '79,99 % < 80 % → 0 điểm'],
        [{ a: 0, b: 0 }, 'số phải làm: 0, tính đủ điểm → 2 điểm'],
      ],
    },
  ],
  [
    'PROPORTIONAL_TO_TARGET',
    { ...share, target: '30', whenZero: 'zero' },
    {
      rule: 'số đã làm / số phải làm so với chỉ tiêu 30 % × 2 điểm, đạt chỉ tiêu trở lên: 2 điểm. Mẫu số bằng 0: 0 điểm.',
      working: [
        [{ a: 10, b: 3 }, '3/10 = 30 % ≥ 30 % → 2 điểm'],
        [{ a: 100, b: 15 }, '(15/100) / 30 % × 2 điểm = 1 điểm'],
        [{ a: 10, b: 25 }, '25/10 = 250 % ≥ 30 % → 2 điểm'],
        [{ a: 0, b: 0 }, 'số phải làm: 0, không tính điểm → 0 điểm'],
      ],
    },
  ],
  [
    'THRESHOLD_ZERO',
    { ...share, threshold: '70', whenZero: 'full' },
    {
      rule: 'số đã làm / số phải làm: dưới 70 %: 0; từ 70 %: tỷ lệ × 2 điểm. Mẫu số bằng 0: đủ điểm.',
      working: [
        [{ a: 10, b: 7 }, '7/10 = 70 % ≥ 70 %: 7/10 × 2 điểm = 1,4 điểm'],
        [{ a: 10, b: 6 }, '6/10 = 60 % < 70 % → 0 điểm'],
        [{ a: 0, b: 0 }, 'số phải làm: 0, tính đủ điểm → 2 điểm'],
      ],
    },
  ],
  [
    'DEDUCT_PER_EVENT',
    { events: 'n', each: '0.25' },
    {
      rule: '2 điểm, mỗi vụ việc (số việc muộn) trừ 0,25 điểm, không dưới 0.',
      working: [
        [{ n: 0 }, 'số việc muộn: 0; 2 điểm − 0 × 0,25 điểm = 2 điểm'],
        [{ n: 8 }, 'số việc muộn: 8; 2 điểm − 8 × 0,25 điểm = 0 điểm'],
        [{ n: 9 }, 'số việc muộn: 9; 2 điểm − 9 × 0,25 điểm, không dưới 0 = 0 điểm'],
      ],
    },
  ],
  [
    'COUNT_CAPPED',
    counted,
    {
      rule: 'có kế hoạch: 0,5 điểm; số việc muộn: 0,25 điểm; tối đa 2 điểm.',
      working: [
        [{ x: 0, n: 0 }, 'có kế hoạch: 0 × 0,5 = 0 điểm'],
        [{ x: 0, n: 3 }, 'số việc muộn: 3 × 0,25 = 0,75 điểm'],
        [{ x: 2, n: 4 }, 'có kế hoạch: 2 × 0,5 + số việc muộn: 4 × 0,25 = 2 điểm'],
        [{ x: 2, n: 5 }, 'có kế hoạch: 2 × 0,5 + số việc muộn: 5 × 0,25 = 2,25, tối đa 2 = 2 điểm'],
      ],
    },
  ],
  [
    'CHECKLIST',
    listed,
    {
      rule: 'có kế hoạch: 0,5 điểm; số ý đạt: 3 × 0,5 điểm; cộng lại tối đa 2 điểm.',
      working: [
        [{ x: 1, k: 2 }, 'có kế hoạch: 0,5 + số ý đạt: 2/3 × 0,5 = 1,5 điểm'],
        [{ x: 0, k: 3 }, 'có kế hoạch: chưa có, 0/0,5 + số ý đạt: 3/3 × 0,5 = 1,5 điểm'],
      ],
    },
  ],
  [
    'SURVEY',
    answers,
    {
      rule: 'Bình quân các câu trả lời (tốt: 100 %; kém: 20 %) × 2 điểm.',
      working: [
        [{ good: 1_500, poor: 500 }, '(1.500 × 100 % + 500 × 20 %) / 2.000 phiếu × 2 điểm = 1,6 điểm'],
        [{ rate: 10_000 }, '100 % × 2 điểm = 2 điểm'],
      ],
    },
  ],
  [
    'BONUS',
    counted,
    {
      rule: 'Điểm thưởng ngoài các lĩnh vực, tối đa 2: có kế hoạch: 0,5 điểm; số việc muộn: 0,25 điểm; tối đa 2 điểm.',
      working: [[{ x: 1, n: 0 }, 'có kế hoạch: 1 × 0,5 = 0,5 điểm']],
    },
  ],
  [
    'PENALTY',
    counted,
    {
      rule: 'Điểm phạt, trừ vào tổng điểm, tối đa 2: có kế hoạch: 0,5 điểm; số việc muộn: 0,25 điểm; tối đa 2 điểm.',
      working: [[{ x: 0, n: 1 }, 'số việc muộn: 1 × 0,25 = 0,25 điểm']],
    },
  ],
  ['MANUAL', {}, { rule: 'Nhập điểm kèm lý do, từ 0 đến 2 điểm.', working: [] }],
  [
    'CASE',
    cases,
    {
      rule: '(1) Có vốn: số đã làm / số phải làm × 2 điểm. (2) Không có vốn: Đạt (có kế hoạch): 2 điểm; không đạt: 0.',
      working: [
        [{ case: 1, a: 4, b: 3 }, 'Có vốn: 3/4 × 2 điểm = 1,5 điểm'],
        [{ case: 2, x: 0 }, 'Không có vốn: Không đạt: có kế hoạch → 0 điểm'],
      ],
    },
  ],
];

describe.each(SAID)('%s', (method, parameters, { rule, working }) => {
  const one = leaf(method, parameters);

  test('says its rule', () => {
    expect(ruleInWords(one)).toBe(rule);
  });

  test.each(working)('explains %o', (values, sentence) => {
    expect(explanationOf(one, values)).toBe(sentence);
  });

  test('fits its maximum', () => {
    expect(one.rule.problems(20_000)).toEqual([]);
  });
});

test('every method is said', () => {
  expect(METHODS.filter((method) => !SAID.some(([known]) => known === method))).toEqual([]);
});

test('methods are called as people call them, once each', () => {
  expect(SAID.map(([method, parameters]) => readRule(method, parameters).name)).toEqual([
    'Đạt / không đạt',
    'Đạt / không đạt',
    'Bậc thang',
    'Bậc thang',
    'Bậc thang',
    'Tỷ lệ',
    'Tỷ lệ trong khoảng',
    'Tỷ lệ so với chỉ tiêu',
    'Dưới ngưỡng không có điểm',
    'Trừ theo vụ việc',
    'Theo số lượng, có trần',
    'Cộng các ý',
    'Điều tra xã hội học',
    'Điểm thưởng',
    'Điểm phạt',
    'Hội đồng quyết định',
    'Chọn theo trường hợp',
  ]);
});

const counts = [
  { name: 'a', kind: 'count' },
  { name: 'b', kind: 'count' },
];
const rate = { name: 'rate', kind: 'rate', instead: true };

const joinedAverage = ['average_part', 'average_whole'].map((name) => ({
  name,
  kind: 'count',
  instead: true,
  joined: true,
}));

test.each<[Method, ParameterSource, readonly object[]]>([
  [
    'PASS_FAIL',
    { flags: ['x', 'y'] },
    [
      { name: 'x', kind: 'flag' },
      { name: 'y', kind: 'flag' },
    ],
  ],
  [
    'PASS_FAIL',
    { test: 'at-most', value: 'b', limit: 'a' },
    [
      { name: 'b', kind: 'count' },
      { name: 'a', kind: 'count' },
    ],
  ],
  ['TIERS', shareTiers, [...counts, rate]],
  ['TIERS', lateTiers, [{ name: 'n', kind: 'count' }]],
  [
    'TIERS',
    flagTiers,
    [
      { name: 'x', kind: 'flag' },
      { name: 'y', kind: 'flag' },
    ],
  ],
  ['PROPORTIONAL', share, [...counts, rate]],
  ['PROPORTIONAL_BAND', { ...share, from: '80' }, [...counts, rate]],
  ['PROPORTIONAL_TO_TARGET', { ...share, target: '80' }, [...counts, rate]],
  ['THRESHOLD_ZERO', { ...share, threshold: '80' }, [...counts, rate]],
  ['DEDUCT_PER_EVENT', { events: 'n', each: '1' }, [{ name: 'n', kind: 'count' }]],
  [
    'COUNT_CAPPED',
    counted,
    [
      { name: 'x', kind: 'count' },
      { name: 'n', kind: 'count' },
    ],
  ],
  [
    'CHECKLIST',
    listed,
    [
      { name: 'x', kind: 'flag' },
      { name: 'k', kind: 'count', upTo: 3 },
    ],
  ],
  ['SURVEY', answers, [{ name: 'good', kind: 'count' }, { name: 'poor', kind: 'count' }, rate, ...joinedAverage]],
  ['MANUAL', {}, []],
  [
    'CASE',
    cases,
    [
      { name: 'case', kind: 'count', upTo: 2 },
      ...counts.map((one) => ({ ...one, instead: true })),
      rate,
      { name: 'x', kind: 'flag', instead: true },
    ],
  ],
])('%s asks for its figures', (method, parameters, inputs) => {
  expect(readRule(method, parameters).inputs).toEqual(inputs);
});

describe('figures that are missing or wrong', () => {
  test.each<[Method, ParameterSource, Values, object]>([
    ['PASS_FAIL', { test: 'at-most', value: 'b', limit: 'a' }, { b: 1 }, { kind: 'missing', names: ['a'] }],
    ['PASS_FAIL', { flags: ['x', 'y'] }, { x: 1 }, { kind: 'missing', names: ['y'] }],
    ['TIERS', lateTiers, {}, { kind: 'missing', names: ['n'] }],
    ['TIERS', flagTiers, { x: 1 }, { kind: 'missing', names: ['y'] }],
    ['TIERS', shareTiers, { b: 1 }, { kind: 'missing', names: ['a'] }],
    ['PROPORTIONAL', share, {}, { kind: 'missing', names: ['a', 'b'] }],
    ['PROPORTIONAL', share, { a: 1 }, { kind: 'missing', names: ['b'] }],
    ['PROPORTIONAL', share, { b: 1 }, { kind: 'missing', names: ['a'] }],
    ['DEDUCT_PER_EVENT', { events: 'n', each: '1' }, {}, { kind: 'missing', names: ['n'] }],
    ['COUNT_CAPPED', counted, { x: 1 }, { kind: 'missing', names: ['n'] }],
    ['CHECKLIST', listed, { k: 1 }, { kind: 'missing', names: ['x'] }],
    ['SURVEY', answers, { good: 1 }, { kind: 'missing', names: ['poor'] }],
    ['SURVEY', answers, { rate: 10_001 }, { kind: 'invalid', code: 'part-exceeds-whole', name: 'rate' }],
    [
      'SURVEY',
      answers,
      { average_part: 4, average_whole: 3 },
      { kind: 'invalid', code: 'part-exceeds-whole', name: 'average_part' },
    ],
    ['SURVEY', answers, { average_part: 1, average_whole: 0 }, { kind: 'missing', names: ['good', 'poor'] }],
    ['PROPORTIONAL', share, { a: 1, b: 2 }, { kind: 'invalid', code: 'part-exceeds-whole', name: 'b' }],
    ['PROPORTIONAL', share, { rate: 10_001 }, { kind: 'invalid', code: 'part-exceeds-whole', name: 'rate' }],
    ['CHECKLIST', listed, { x: 1, k: 4 }, { kind: 'invalid', code: 'value-invalid', name: 'k' }],
    ['CASE', cases, { case: 3 }, { kind: 'undecided', why: 'case-not-chosen' }],
    ['CASE', cases, { case: 0 }, { kind: 'undecided', why: 'case-not-chosen' }],
    ['CASE', cases, { case: 1, a: 4 }, { kind: 'missing', names: ['b'] }],
  ])('%s %o %o', (method, parameters, values, outcome) => {
    const one = leaf(method, parameters);
    expect(scoreOf(one, values)).toEqual(outcome);
    expect(explanationOf(one, values)).toBeUndefined();
  });
});

describe('parameters', () => {
  const tier = [{ bound: '80', points: '1' }];

  test.each<[Method, ParameterSource, string]>([
    ['PASS_FAIL', {}, 'flags'],
    ['PASS_FAIL', { flags: [] }, 'flags'],
    ['PASS_FAIL', { flags: 'x' }, 'flags'],
    ['PASS_FAIL', { flags: ['x', 1] }, 'flags'],
    ['PASS_FAIL', { test: 'at-most', value: 'b' }, 'limit'],
    ['PASS_FAIL', { test: 'at-most', limit: 'b' }, 'value'],
    ['PROPORTIONAL', { part: ' ', whole: 'a' }, 'part'],
    ['PROPORTIONAL', { part: 'b', whole: 7 }, 'whole'],
    ['PROPORTIONAL', { ...share, whenZero: 'maybe' }, 'whenZero'],
    ['PROPORTIONAL', { ...share, grows: 'maybe' }, 'grows'],
    ['SURVEY', { ...answers, whenZero: 'maybe' }, 'whenZero'],
    ['PROPORTIONAL_BAND', share, 'from'],
    ['PROPORTIONAL_BAND', { ...share, from: '80', full: 'x' }, 'full'],
    ['PROPORTIONAL_BAND', { ...share, from: '-80' }, 'from'],
    ['PROPORTIONAL_BAND', { ...share, from: '80.005' }, 'from'],
    ['PROPORTIONAL_BAND', { ...share, from: 80 }, 'from'],
    ['PROPORTIONAL_TO_TARGET', share, 'target'],
    ['THRESHOLD_ZERO', share, 'threshold'],
    ['TIERS', { ...share, on: 'share' }, 'tiers'],
    ['TIERS', { ...share, on: 'share', tiers: [] }, 'tiers'],
    ['TIERS', { ...share, on: 'share', tiers: ['x'] }, 'tiers'],
    ['TIERS', { ...share, on: 'share', tiers: [null] }, 'tiers'],
    ['TIERS', { ...share, on: 'share', tiers: [{ points: '1' }] }, 'bound'],
    ['TIERS', { ...share, on: 'share', tiers: [{ bound: '1' }] }, 'points'],
    ['TIERS', { on: 'count', tiers: tier }, 'count'],
    ['TIERS', { on: 'flags', tiers: tier }, 'flags'],
    ['TIERS', { on: 'count', count: 'n', tiers: [{ bound: '1.5', points: '1' }] }, 'bound'],
    ['TIERS', { ...share, on: 'share', tiers: tier, otherwise: '1.23456' }, 'otherwise'],
    ['DEDUCT_PER_EVENT', { each: '1' }, 'events'],
    ['DEDUCT_PER_EVENT', { events: 'n' }, 'each'],
    ['COUNT_CAPPED', { items: [{ each: '1' }] }, 'name'],
    ['COUNT_CAPPED', { items: [{ name: 'n' }] }, 'each'],
    ['CHECKLIST', { items: [{ points: '1' }] }, 'name'],
    ['CHECKLIST', { items: [{ name: 'n' }] }, 'points'],
    ['CHECKLIST', { items: [{ name: 'n', points: '1', upTo: 'x' }] }, 'upTo'],
    ['SURVEY', {}, 'options'],
    ['SURVEY', { options: [{ weight: '1' }] }, 'name'],
    ['SURVEY', { options: [{ name: 'A' }] }, 'weight'],
    ['CASE', { cases: [{ method: 'MANUAL' }] }, 'label'],
    ['CASE', { cases: [{ label: 'x' }] }, 'method'],
    ['CASE', { cases: [{ label: 'x', method: 'PROPORTIONAL' }] }, 'part'],
    ['CASE', { cases: [{ label: 'x', method: 'PROPORTIONAL', parameters: null }] }, 'part'],
  ])('%s with %o is refused by %s', (method, parameters, parameter) => {
    expect(() => readRule(method, parameters)).toThrow(
      expect.objectContaining({ code: 'parameter-invalid', detail: { parameter } }),
    );
  });

  test('three decimals are thousandths, not thousands', () => {
    const one = leaf('COUNT_CAPPED', { items: [{ name: 'n', each: '0.125' }] });
    expect(explanationOf(one, { n: 1 })).toBe('số việc muộn: 1 × 0,125 = 0,125 → 0,13');
  });

  test('an unknown method is refused by its name, inside a case too', () => {
    const unknown = expect.objectContaining({ code: 'method-unknown', detail: { method: 'GUESS' } });
    expect(() => readRule('GUESS', {})).toThrow(unknown);
    expect(() => readRule('CASE', { cases: [{ label: 'x', method: 'GUESS' }] })).toThrow(unknown);
  });

  const steps = (...list: readonly (readonly [string, string])[]) => list.map(([bound, points]) => ({ bound, points }));

  test.each<[string, Method, ParameterSource, readonly string[]]>([
    ['equal bounds', 'TIERS', { ...shareTiers, tiers: steps(['80', '2'], ['80', '1']) }, ['tiers-out-of-order']],
    ['rising points', 'TIERS', { ...shareTiers, tiers: steps(['90', '1'], ['80', '2']) }, ['tiers-out-of-order']],
    ['more for less', 'TIERS', { ...shareTiers, otherwise: '1.5' }, ['tiers-out-of-order']],
    ['equal points', 'TIERS', { ...shareTiers, tiers: steps(['90', '2'], ['80', '2']), otherwise: '2' }, []],
    ['fewer days for less', 'TIERS', { ...lateTiers, tiers: steps(['5', '2'], ['0', '1']) }, ['tiers-out-of-order']],
    ['above the maximum', 'TIERS', { ...shareTiers, tiers: steps(['90', '2.01']) }, ['points-above-max']],
    ['a band of one point', 'PROPORTIONAL_BAND', { ...share, from: '80', full: '80' }, []],
    ['a band above all', 'PROPORTIONAL_BAND', { ...share, from: '80', full: '100.01' }, ['bounds-out-of-order']],
    ['a band upside down', 'PROPORTIONAL_BAND', { ...share, from: '80.01', full: '80' }, ['bounds-out-of-order']],
    ['a threshold at the top', 'THRESHOLD_ZERO', { ...share, threshold: '100' }, []],
    ['a threshold above all', 'THRESHOLD_ZERO', { ...share, threshold: '100.01' }, ['bounds-out-of-order']],
    ['no target', 'PROPORTIONAL_TO_TARGET', { ...share, target: '0' }, ['bounds-out-of-order']],
    ['all at once', 'DEDUCT_PER_EVENT', { events: 'n', each: '2' }, []],
    ['more than all at once', 'DEDUCT_PER_EVENT', { events: 'n', each: '2.01' }, ['points-above-max']],
    ['too little to earn', 'CHECKLIST', { items: [{ name: 'x', points: '1.99' }] }, ['items-below-max']],
    ['too much to earn', 'CHECKLIST', { items: [{ name: 'x', points: '1.01', upTo: '2' }] }, ['points-above-max']],
    ['a full weight', 'SURVEY', { options: [{ name: 'A', weight: '100' }] }, []],
    ['too great a weight', 'SURVEY', { options: [{ name: 'A', weight: '100.01' }] }, ['points-above-max']],
    ['a case alone', 'CASE', { cases: [{ label: 'x', method: 'MANUAL' }] }, ['no-cases']],
    [
      'a case that does not fit',
      'CASE',
      {
        cases: [
          { label: 'x', method: 'MANUAL' },
          { label: 'y', method: 'DEDUCT_PER_EVENT', parameters: { events: 'n', each: '3' } },
        ],
      },
      ['points-above-max'],
    ],
  ])('beside a maximum of 2: %s', (_name, method, parameters, problems) => {
    const one = leaf(method, parameters);
    expect(one.rule.problems(20_000)).toEqual(problems);
    const set = { criteria: [one.criterion], bands: [], code: 'set' } as never;
    expect(problemsOf(set)).toEqual(expect.arrayContaining(problems.map((problem) => ({ code: '1', problem }))));
  });
});

describe('rounding', () => {
  const rounded = (mode: 'half-up' | 'truncate', neverUpToFull: boolean, rateGiven: number, max = '1') => {
    const one = leaf('PROPORTIONAL', share, max, { rounding: { mode, neverUpToFull } });
    return explanationOf(one, { rate: rateGiven });
  };

  test.each([
    ['half-up', false, 8_445, '1', '84,45 % × 1 điểm = 0,8445 → 0,84'],
    ['half-up', false, 8_450, '1', '84,5 % × 1 điểm = 0,845 → 0,85'],
    ['half-up', false, 9_950, '1', '99,5 % × 1 điểm = 0,995 → 1'],
    ['half-up', true, 9_950, '1', '99,5 % × 1 điểm = 0,995 → 0,99 (không làm tròn lên điểm tối đa)'],
    ['half-up', true, 9_949, '1', '99,49 % × 1 điểm = 0,9949 → 0,99'],
    ['half-up', true, 9_850, '1', '98,5 % × 1 điểm = 0,985 → 0,99'],
    ['half-up', true, 10_000, '1', '100 % × 1 điểm = 1 điểm'],
    ['truncate', false, 8_499, '1', '84,99 % × 1 điểm = 0,8499 → 0,84 (bỏ phần lẻ, không làm tròn lên)'],
    ['truncate', true, 9_999, '1', '99,99 % × 1 điểm = 0,9999 → 0,99 (bỏ phần lẻ, không làm tròn lên)'],
    ['truncate', false, 8_400, '1', '84 % × 1 điểm = 0,84 điểm'],
    ['half-up', false, 40, '1', '0,4 % × 1 điểm = 0,004 → 0'],
    ['half-up', false, 50, '1', '0,5 % × 1 điểm = 0,005 → 0,01'],
  ] as const)('%s, never up to full %s: %d of %s', (mode, never, rateGiven, max, sentence) => {
    expect(rounded(mode, never, rateGiven, max)).toBe(sentence);
  });
});
