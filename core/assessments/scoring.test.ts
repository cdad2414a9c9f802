import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Criterion, Leaf } from './criteria-set.ts';
import { schemeOf } from './criteria-set.ts';
import { pointsFrom } from './points.ts';
import { METHODS } from './registry.ts';
import { USUAL_ROUNDING } from './rounding.ts';
import type { ParameterSource, Values } from './rule-kind.ts';
import { explanationOf, ruleInWords, scoreOf, unscoredInWords } from './scoring.ts';

function leaf(method: string, parameters: ParameterSource, max: string, more: Partial<Criterion> = {}): Leaf {
  const criterion: Criterion = {
    code: '1',
    parent: undefined,
    level: 'criterion',
    name: 'Tiêu chí',
    max: pointsFrom(max) ?? 0,
    method,
    parameters,
    variables: [],
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: '',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: 'test',
    ...more,
  };
  const scheme = schemeOf({
    id: 'set' as never,
    code: 'set',
    version: 1,
    name: '',
    basis: '',
    unitKind: 'commune',
    state: 'published',
    criteria: [criterion],
    maxBonus: 0,
    maxPenalty: 0,
    result: 'absolute',
    bands: [],
    tieRule: 'shared',
  });
  const [only] = scheme.leaves;
  if (!only) {
    throw new Error('no leaf');
  }
  return only;
}

const share = { part: 'b', whole: 'a' };
const neverFull = { rounding: { mode: 'half-up', neverUpToFull: true } } as const;

function pointsOf(one: Leaf, values: Values): number | string {
  const score = scoreOf(one, values);
  return score.kind === 'points' ? score.points : score.kind;
}

describe('every line of Bến Quan 2023 is computed by its rule', () => {
  test.each<[string, Leaf, Values, number, string]>([
    [
      '1.1.3',
      leaf('PROPORTIONAL_BAND', { ...share, from: '80' }, '2'),
      { a: 31, b: 28 },
      18_100,
      '28/31 = 90,32 %, từ 80 % đến dưới 100 %: 28/31 × 2 điểm = 1,8065 → 1,81',
    ],
    [
      '1.5.1',
      leaf('DEDUCT_PER_EVENT', { events: 'n', each: '1' }, '2'),
      { n: 1 },
      10_000,
      'n: 1; 2 điểm − 1 × 1 điểm = 1 điểm',
    ],
    [
      '1.5.4',
      leaf(
        'COUNT_CAPPED',
        {
          items: [
            { name: 'x', each: '0.5' },
            { name: 'y', each: '0.25' },
            { name: 'z', each: '1' },
          ],
        },
        '2',
      ),
      { x: 1, y: 1, z: 0 },
      7_500,
      'x: 1 × 0,5 + y: 1 × 0,25 = 0,75 điểm',
    ],
    ['1.6', leaf('PROPORTIONAL', share, '1'), { a: 9, b: 8 }, 8_900, '8/9 × 1 điểm = 0,8889 → 0,89'],
    [
      '1.7',
      leaf(
        'CHECKLIST',
        {
          items: [
            { name: 'p', points: '0.75' },
            { name: 'h', points: '0.25' },
          ],
        },
        '1',
        { note: 'suy ra' },
      ),
      { p: 0, h: 1 },
      2_500,
      'p: chưa có, 0/0,75 + h: 0,25 = 0,25 điểm (suy ra)',
    ],
    ['2.4.2', leaf('PASS_FAIL', { flags: ['r'] }, '1.5'), { r: 0 }, 0, 'Không đạt: r → 0 điểm'],
    ['3.11.1', leaf('THRESHOLD_ZERO', { ...share, threshold: '70' }, '1'), { rate: 4_900 }, 0, '49 % < 70 % → 0 điểm'],
    [
      '3.11.2',
      leaf('PROPORTIONAL', share, '1', neverFull),
      { rate: 9_968 },
      9_900,
      '99,68 % × 1 điểm = 0,9968 → 0,99 (không làm tròn lên điểm tối đa)',
    ],
    ['3.12.1', leaf('PROPORTIONAL', share, '1'), { rate: 2_333 }, 2_300, '23,33 % × 1 điểm = 0,2333 → 0,23'],
    [
      '3.12.2',
      leaf('PROPORTIONAL_TO_TARGET', { ...share, target: '30' }, '1'),
      { rate: 2_624 },
      8_700,
      '26,24 % / 30 % × 1 điểm = 0,8747 → 0,87',
    ],
    ['3.13.1', leaf('PROPORTIONAL', share, '1'), { rate: 8_462 }, 8_500, '84,62 % × 1 điểm = 0,8462 → 0,85'],
    ['3.13.2', leaf('PROPORTIONAL', share, '1'), { rate: 8_667 }, 8_700, '86,67 % × 1 điểm = 0,8667 → 0,87'],
    ['3.13.3', leaf('PROPORTIONAL', share, '1'), { rate: 5_154 }, 5_200, '51,54 % × 1 điểm = 0,5154 → 0,52'],
    ['6.3', leaf('PASS_FAIL', { flags: ['s'] }, '1'), { s: 0 }, 0, 'Không đạt: s → 0 điểm'],
    ['7.3.1', leaf('PROPORTIONAL', share, '1'), { rate: 9_910 }, 9_900, '99,1 % × 1 điểm = 0,991 → 0,99'],
    ['7.3.2', leaf('PROPORTIONAL', share, '2'), { rate: 9_000 }, 18_000, '90 % × 2 điểm = 1,8 điểm'],
  ])('%s', (_code, one, values, points, sentence) => {
    expect(pointsOf(one, values)).toBe(points);
    expect(explanationOf(one, values)).toBe(sentence);
  });
});

describe('the other ways of the rules', () => {
  const onTime = { ...share, on: 'share', tiers: tiersOf(['99', '3'], ['95', '2'], ['90', '1']), otherwise: '0' };
  const daysLate = { on: 'count', count: 'n', tiers: tiersOf(['0', '1'], ['15', '0.5']), otherwise: '0' };
  const bothWays = { on: 'flags', flags: ['x', 'y'], tiers: tiersOf(['2', '1'], ['1', '0.5']), otherwise: '0' };
  const answers = {
    options: [
      { name: 'A', weight: '100' },
      { name: 'B', weight: '60' },
      { name: 'C', weight: '20' },
      { name: 'D', weight: '0' },
    ],
  };
  const cases = {
    cases: [
      { label: 'Có vốn', method: 'PROPORTIONAL', parameters: share },
      { label: 'Không có vốn', method: 'PASS_FAIL', parameters: { flags: ['ok'] } },
    ],
  };

  test.each<[string, Leaf, Values, number | string]>([
    ['exactly on a tier', leaf('TIERS', onTime, '3'), { a: 100, b: 99 }, 30_000],
    ['a hair under a tier', leaf('TIERS', onTime, '3'), { a: 100_000, b: 98_999 }, 20_000],
    ['under every tier', leaf('TIERS', onTime, '3'), { rate: 8_999 }, 0],
    ['days late: none', leaf('TIERS', daysLate, '1'), { n: 0 }, 10_000],
    ['days late: the last day', leaf('TIERS', daysLate, '1'), { n: 15 }, 5_000],
    ['days late: one more', leaf('TIERS', daysLate, '1'), { n: 16 }, 0],
    ['one condition of two', leaf('TIERS', bothWays, '1'), { x: 0, y: 1 }, 5_000],
    ['band: full', leaf('PROPORTIONAL_BAND', { ...share, from: '80' }, '2'), { a: 31, b: 31 }, 20_000],
    [
      'band: exactly its lower bound',
      leaf('PROPORTIONAL_BAND', { ...share, from: '80' }, '2'),
      { a: 10, b: 8 },
      16_000,
    ],
    ['band: below', leaf('PROPORTIONAL_BAND', { ...share, from: '80' }, '2'), { rate: 7_999 }, 0],
    ['target: passed', leaf('PROPORTIONAL_TO_TARGET', { ...share, target: '100' }, '1.5'), { a: 10, b: 25 }, 15_000],
    ['threshold: exactly on it', leaf('THRESHOLD_ZERO', { ...share, threshold: '70' }, '1'), { rate: 7_000 }, 7_000],
    ['deduct: never below zero', leaf('DEDUCT_PER_EVENT', { events: 'n', each: '1' }, '2'), { n: 7 }, 0],
    [
      'count: never above the maximum',
      leaf('COUNT_CAPPED', { items: [{ name: 'n', each: '0.5' }] }, '1.5'),
      { n: 9 },
      15_000,
    ],
    [
      'checklist of equal items',
      leaf('CHECKLIST', { items: [{ name: 'n', points: '0.2', upTo: '5' }] }, '1'),
      { n: 3 },
      6_000,
    ],
    [
      'checklist: more than there are',
      leaf('CHECKLIST', { items: [{ name: 'n', points: '0.2', upTo: '5' }] }, '1'),
      { n: 6 },
      'invalid',
    ],
    [
      'at most: equal is kept',
      leaf('PASS_FAIL', { test: 'at-most', value: 'v', limit: 'l' }, '2'),
      { v: 23, l: 23 },
      20_000,
    ],
    [
      'at most: Châu Ổ, 26 people on 23 posts',
      leaf('PASS_FAIL', { test: 'at-most', value: 'v', limit: 'l' }, '2'),
      { v: 26, l: 23 },
      0,
    ],
    ['survey by answers', leaf('SURVEY', answers, '30'), { A: 60, B: 30, C: 10, D: 0 }, 240_000],
    ['survey by its published rate', leaf('SURVEY', answers, '30'), { rate: 8_567 }, 257_000],
    ['survey without answers', leaf('SURVEY', answers, '30'), { A: 0, B: 0, C: 0, D: 0 }, 'undecided'],
    ['bonus is capped', leaf('BONUS', { items: [{ name: 'n', each: '1' }] }, '2'), { n: 5 }, 20_000],
    ['manual computes nothing', leaf('MANUAL', {}, '2'), {}, 'undecided'],
    ['case: first', leaf('CASE', cases, '1'), { case: 1, a: 4, b: 3 }, 7_500],
    ['case: second', leaf('CASE', cases, '1'), { case: 2, ok: 1 }, 10_000],
    ['case: none chosen', leaf('CASE', cases, '1'), { ok: 1 }, 'undecided'],
    ['a value is missing', leaf('PROPORTIONAL', share, '1'), { a: 31 }, 'missing'],
    ['more done than planned', leaf('PROPORTIONAL', share, '1'), { a: 31, b: 32 }, 'invalid'],
    ['a rate above 100 %', leaf('PROPORTIONAL', share, '1'), { rate: 10_001 }, 'invalid'],
    ['nothing due: full', leaf('PROPORTIONAL', { ...share, whenZero: 'full' }, '1'), { a: 0, b: 0 }, 10_000],
    ['nothing due: zero', leaf('PROPORTIONAL', { ...share, whenZero: 'zero' }, '1'), { a: 0, b: 0 }, 0],
    [
      'nothing due: not applicable',
      leaf('PROPORTIONAL', { ...share, whenZero: 'not-applicable' }, '1'),
      { a: 0, b: 0 },
      'not-applicable',
    ],
    ['nothing due and no policy: a person decides', leaf('PROPORTIONAL', share, '1'), { a: 0, b: 0 }, 'undecided'],
  ])('%s', (_name, one, values, points) => {
    expect(pointsOf(one, values)).toBe(points);
  });

  test.each<[string, Leaf, Values, string]>([
    ['a missing variable by its name', leaf('PROPORTIONAL', share, '1'), { a: 31 }, 'Chưa có số liệu: b.'],
    ['every missing variable', leaf('PASS_FAIL', { flags: ['x', 'y', 'z'] }, '1'), { y: 1 }, 'Chưa có số liệu: x; z.'],
    ['more done than planned', leaf('PROPORTIONAL', share, '1'), { a: 1, b: 2 }, 'b: lớn hơn tổng số.'],
    [
      'more items than there are',
      leaf('CHECKLIST', { items: [{ name: 'n', points: '0.2', upTo: '5' }] }, '1'),
      { n: 6 },
      'n: vượt giới hạn của tiêu chí.',
    ],
    [
      'nothing due, not applicable',
      leaf('PROPORTIONAL', { ...share, whenZero: 'not-applicable' }, '1'),
      { a: 0, b: 0 },
      'Mẫu số bằng 0: theo quy tắc, tiêu chí không áp dụng.',
    ],
    [
      'nothing due and no policy',
      leaf('PROPORTIONAL', share, '1'),
      { a: 0, b: 0 },
      'Mẫu số bằng 0 và bộ tiêu chí không nói tính thế nào: nhập điểm kèm lý do.',
    ],
    ['a council’s decision', leaf('MANUAL', {}, '1'), {}, 'Điểm do hội đồng quyết định: nhập điểm kèm lý do.'],
    ['no case chosen', leaf('CASE', cases, '1'), {}, 'Chưa chọn trường hợp tính điểm.'],
  ])('no points, and why: %s', (_name, one, values, sentence) => {
    const score = scoreOf(one, values);
    expect(score.kind !== 'points' && unscoredInWords(one, score)).toBe(sentence);
    expect(explanationOf(one, values)).toBeUndefined();
  });

  test.each([
    ['full', 300_000, 'Số phiếu hợp lệ: 0, tính đủ điểm → 30 điểm', ' Mẫu số bằng 0: đủ điểm.'],
    ['zero', 0, 'Số phiếu hợp lệ: 0, không tính điểm → 0 điểm', ' Mẫu số bằng 0: 0 điểm.'],
    ['not-applicable', 'not-applicable', undefined, ' Mẫu số bằng 0: không áp dụng.'],
  ])('a survey that nobody answered, policy %s', (whenZero, points, sentence, words) => {
    const one = leaf('SURVEY', { ...answers, whenZero }, '30');
    const nobody = { A: 0, B: 0, C: 0, D: 0 };
    expect(pointsOf(one, nobody)).toBe(points);
    expect(explanationOf(one, nobody)).toBe(sentence);
    expect(ruleInWords(one).endsWith(words)).toBe(true);
  });

  test('counts win over a printed rate: 28/31 is not 90 %', () => {
    expect(pointsOf(leaf('PROPORTIONAL', share, '2'), { a: 31, b: 28, rate: 9_000 })).toBe(18_100);
  });

  test('a share just below its bound is not printed as the bound', () => {
    const one = leaf('THRESHOLD_ZERO', { ...share, threshold: '70' }, '1');
    expect(explanationOf(one, { a: 100_000, b: 69_999 })).toBe('69.999/100.000 = 69,999 % < 70 % → 0 điểm');
  });

  test('a sum just below a rounding step does not read as if it were on it', () => {
    const one = leaf('PROPORTIONAL', share, '1');
    expect(explanationOf(one, { a: 1_000_000, b: 844_999 })).toBe('844.999/1.000.000 × 1 điểm = 0,844999 → 0,84');
  });

  test('truncation says so', () => {
    const one = leaf('PROPORTIONAL', share, '1', { rounding: { mode: 'truncate', neverUpToFull: false } });
    expect(explanationOf(one, { rate: 8_479 })).toBe(
      '84,79 % × 1 điểm = 0,8479 → 0,84 (bỏ phần lẻ, không làm tròn lên)',
    );
  });

  test('an unknown method and a wrong parameter are refused by name', () => {
    expect(() => leaf('GUESS', {}, '1')).toThrow(expect.objectContaining({ code: 'method-unknown' }));
    expect(() => leaf('PROPORTIONAL_BAND', { ...share, from: '80 phần trăm' }, '1')).toThrow(
      expect.objectContaining({ code: 'parameter-invalid', detail: { parameter: 'from' } }),
    );
    expect(() => leaf('PROPORTIONAL', { part: 'b' }, '1')).toThrow(
      expect.objectContaining({ detail: { parameter: 'whole' } }),
    );
  });

  test.each([
    [
      'tiers that rise',
      leaf('TIERS', { ...onTime, tiers: tiersOf(['90', '1'], ['99', '3']) }, '3'),
      'tiers-out-of-order',
    ],
    ['a tier above the maximum', leaf('TIERS', onTime, '2'), 'points-above-max'],
    [
      'items that do not reach the maximum',
      leaf('CHECKLIST', { items: [{ name: 'n', points: '0.5' }] }, '1'),
      'items-below-max',
    ],
    ['a band upside down', leaf('PROPORTIONAL_BAND', { ...share, full: '80', from: '90' }, '1'), 'bounds-out-of-order'],
    ['a target of nothing', leaf('PROPORTIONAL_TO_TARGET', { ...share, target: '0' }, '1'), 'bounds-out-of-order'],
    ['one case only', leaf('CASE', { cases: [{ label: 'x', method: 'MANUAL' }] }, '1'), 'no-cases'],
    ['a deduction above the maximum', leaf('DEDUCT_PER_EVENT', { events: 'n', each: '3' }, '2'), 'points-above-max'],
  ])('found before publication: %s', (_name, one, problem) => {
    expect(one.rule.problems(one.criterion.max)).toContain(problem);
  });
});

function tiersOf(...list: readonly (readonly [string, string])[]) {
  return list.map(([bound, points]) => ({ bound, points }));
}

/** One valid rule of every method that computes, with a generator of values that fit it. */
const percent = fc.integer({ min: 0, max: 10_000 });
const someCount = fc.integer({ min: 0, max: 1_000_000 });
const fractions = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([a, of]) => ({ a, b: Math.min(a, Math.floor(a * of)) }));
const shares: fc.Arbitrary<Values> = fc.oneof(
  fractions,
  percent.map((rate) => ({ rate })),
);
const RULES: readonly (readonly [string, ParameterSource, fc.Arbitrary<Values>])[] = [
  ['PASS_FAIL', { flags: ['x'] }, fc.integer({ min: 0, max: 1 }).map((x) => ({ x }))],
  ['TIERS', { ...share, on: 'share', tiers: tiersOf(['99', '1'], ['90', '0.5']) }, shares],
  ['PROPORTIONAL', share, shares],
  ['PROPORTIONAL_BAND', { ...share, from: '80' }, shares],
  ['PROPORTIONAL_TO_TARGET', { ...share, target: '30' }, shares],
  ['THRESHOLD_ZERO', { ...share, threshold: '70' }, shares],
  ['DEDUCT_PER_EVENT', { events: 'n', each: '0.25' }, someCount.map((n) => ({ n }))],
  ['COUNT_CAPPED', { items: [{ name: 'n', each: '0.125' }] }, someCount.map((n) => ({ n }))],
  [
    'CHECKLIST',
    { items: [{ name: 'n', points: '0.125', upTo: '8' }] },
    fc.integer({ min: 0, max: 8 }).map((n) => ({ n })),
  ],
  [
    'SURVEY',
    {
      options: [
        { name: 'A', weight: '100' },
        { name: 'B', weight: '33.33' },
      ],
    },
    fc.record({ A: fc.integer({ min: 1, max: 9_999 }), B: someCount }),
  ],
  ['BONUS', { items: [{ name: 'n', each: '0.3' }] }, someCount.map((n) => ({ n }))],
  ['PENALTY', { items: [{ name: 'n', each: '0.3' }] }, someCount.map((n) => ({ n }))],
];
const roundings = fc.record({
  mode: fc.constantFrom('half-up' as const, 'truncate' as const),
  neverUpToFull: fc.boolean(),
});

describe.each(RULES)('laws of %s', (method, parameters, values) => {
  test('points lie between nothing and the maximum, in whole hundredths, within one hundredth of the exact value', () => {
    fc.assert(
      fc.property(values, roundings, (given, rounding) => {
        const one = leaf(method, parameters, '1', { rounding });
        const score = scoreOf(one, given);
        expect(score.kind).toBe('points');
        if (score.kind !== 'points') {
          return;
        }
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(10_000);
        expect(score.points % 100).toBe(0);
        const distance = BigInt(score.points) * score.exact.d - score.exact.n;
        const bound = (rounding.mode === 'truncate' || rounding.neverUpToFull ? 100n : 50n) * score.exact.d;
        expect(distance <= 50n * score.exact.d && -distance <= bound).toBe(true);
        if (rounding.mode === 'truncate') {
          expect(distance <= 0n).toBe(true);
        }
        if (rounding.neverUpToFull && score.exact.n < 10_000n * score.exact.d) {
          expect(score.points).toBeLessThan(10_000);
        }
      }),
    );
  });

  test('the order in which values were entered changes nothing, and the sentence ends with the points', () => {
    fc.assert(
      fc.property(values, (given) => {
        const one = leaf(method, parameters, '1');
        const backwards = Object.fromEntries(Object.entries(given).reverse());
        expect(pointsOf(one, backwards)).toBe(pointsOf(one, given));
        const sentence = explanationOf(one, given) ?? '';
        const shown = / (?:→|=) ([\d,]+)(?: điểm)?$/u.exec(sentence)?.[1];
        expect(shown === undefined ? sentence : pointsFrom(shown)).toBe(pointsOf(one, given));
        expect(ruleInWords(one)).toMatch(/\.$/u);
      }),
    );
  });
});

test('every method that computes is under the laws', () => {
  expect(METHODS.filter((method) => !RULES.some(([known]) => known === method))).toEqual(['MANUAL', 'CASE']);
});

describe.each(RULES.filter(([, parameters]) => 'whole' in parameters))('a better share of %s', (method, parameters) => {
  test('never earns less', () => {
    fc.assert(
      fc.property(percent, percent, roundings, (x, y, rounding) => {
        const one = leaf(method, parameters, '1', { rounding });
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        expect(Number(pointsOf(one, { rate: low }))).toBeLessThanOrEqual(Number(pointsOf(one, { rate: high })));
      }),
    );
  });

  test('is the same as a rate and as the counts behind it', () => {
    fc.assert(
      fc.property(percent, (rate) => {
        const one = leaf(method, parameters, '1');
        expect(pointsOf(one, { a: 10_000, b: rate })).toBe(pointsOf(one, { rate }));
      }),
    );
  });
});

test('one more event never earns more, one more item never less', () => {
  fc.assert(
    fc.property(someCount, (n) => {
      const late = leaf('DEDUCT_PER_EVENT', { events: 'n', each: '0.25' }, '1');
      const items = leaf('COUNT_CAPPED', { items: [{ name: 'n', each: '0.125' }] }, '1');
      expect(Number(pointsOf(late, { n: n + 1 }))).toBeLessThanOrEqual(Number(pointsOf(late, { n })));
      expect(Number(pointsOf(items, { n: n + 1 }))).toBeGreaterThanOrEqual(Number(pointsOf(items, { n })));
    }),
  );
});
