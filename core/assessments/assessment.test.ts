import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AppraisalEntry,
  emptyLine,
  historicalLine,
  type Line,
  lineExplanation,
  missingThings,
  requireAppraised,
  requireState,
  requireVersion,
  type SelfScoreEntry,
  withAppraisal,
  withSelfScore,
} from './assessment.ts';
import { type CriteriaSet, type Criterion, requireLeaf, schemeOf } from './criteria-set.ts';
import { flagsOf } from './flags.ts';
import { enoughFor, measureOf } from './measure.ts';
import { formatPoints, pointsFrom, pointsString } from './points.ts';
import { USUAL_ROUNDING } from './rounding.ts';
import { problemsOf } from './set-problems.ts';
import { formatRelative, type ScoredLeaf, totalsOf } from './sheet.ts';

function node(code: string, parent: string | undefined, max: string, more: Partial<Criterion> = {}): Criterion {
  return {
    code,
    parent,
    level: parent === undefined ? 'area' : 'criterion',
    name: `Tiêu chí ${code}`,
    max: pointsFrom(max) ?? 0,
    method: undefined,
    parameters: {},
    variables: [],
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: 'Văn phòng – Thống kê',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: 'test',
    ...more,
  };
}

const variable = (name: string) => ({ name, label: name, kind: 'count' as const, unit: '', source: 'typed' as const });
const proportional = {
  method: 'PROPORTIONAL',
  parameters: { part: 'b', whole: 'a' },
  variables: [variable('a'), variable('b')],
};
const passFail = { method: 'PASS_FAIL', parameters: { flags: ['x'] }, variables: [variable('x')] };
const bonus = {
  method: 'BONUS',
  parameters: { items: [{ name: 'n', each: '1' }] },
  variables: [variable('n')],
};

function aSet(more: Partial<CriteriaSet> = {}): CriteriaSet {
  return {
    id: 'set' as never,
    code: 'set',
    version: 1,
    name: 'Bộ',
    basis: '',
    unitKind: 'commune',
    state: 'published',
    maxBonus: 20_000,
    maxPenalty: 10_000,
    result: 'absolute',
    bands: [],
    tieRule: 'shared',
    criteria: [
      node('1', undefined, '3'),
      node('1.1', '1', '1', proportional),
      node('1.2', '1', '2', passFail),
      node('2', undefined, '2'),
      node('2.1', '2', '2', { method: 'MANUAL' }),
      node('T', undefined, '3', bonus),
    ],
    ...more,
  };
}

const scheme = schemeOf(aSet());
const rate = requireLeaf(scheme, '1.1');
const flag = requireLeaf(scheme, '1.2');
const council = requireLeaf(scheme, '2.1');
const anEntry = (more: Partial<SelfScoreEntry> = {}): SelfScoreEntry => ({
  values: [],
  explanation: '',
  evidence: [],
  ...more,
});
const anAppraisal = (more: Partial<AppraisalEntry> = {}): AppraisalEntry => ({ reason: '', ...more });
const counts = (a: number, b: number) => [
  { name: 'a', value: a },
  { name: 'b', value: b },
];
const scored = withSelfScore(rate, emptyLine('1.1'), anEntry({ values: counts(9, 8) }), {});

describe('self-scoring', () => {
  test('computes the points and counts the change', () => {
    expect(scored).toMatchObject({ version: 1, self: { points: 8_900, computed: true } });
  });

  test('a value equal to the indicator is confirmed, another one keeps both with its reason', () => {
    const proposals = { a: { value: 9, indicator: 'x' }, b: { value: 8, indicator: 'y' } };
    const confirmed = withSelfScore(rate, emptyLine('1.1'), anEntry({ values: counts(9, 8) }), proposals);
    expect(confirmed.values.b).toEqual({ value: 8, origin: 'indicator', source: 'y' });
    const other = [
      { name: 'a', value: 9 },
      { name: 'b', value: 9, reason: 'một cam kết ghi nhầm' },
    ];
    expect(withSelfScore(rate, emptyLine('1.1'), anEntry({ values: other }), proposals).values.b).toEqual({
      value: 9,
      origin: 'typed',
      proposed: 8,
      reason: 'một cam kết ghi nhầm',
    });
  });

  test('a criterion that does not concern the unit leaves the maximum', () => {
    const line = withSelfScore(rate, scored, anEntry({ notApplicable: 'Không có TTHC thu phí' }), {});
    expect(line).toMatchObject({ applicable: false, self: undefined, notApplicableReason: 'Không có TTHC thu phí' });
  });

  test('claimed points that the rule did not give stay marked', () => {
    const line = withSelfScore(rate, scored, anEntry({ values: counts(9, 8), points: 10_000, reason: 'đã bù' }), {});
    expect(line.self).toEqual({ points: 10_000, computed: false, reason: 'đã bù' });
  });

  test.each<[string, SelfScoreEntry]>([
    ['points-above-max', anEntry({ points: 10_100, reason: 'x' })],
    ['points-negative', anEntry({ points: -1, reason: 'x' })],
    ['points-reason-missing', anEntry({ values: counts(9, 8), points: 9_000, reason: ' ' })],
    ['part-exceeds-whole', anEntry({ values: counts(8, 9) })],
    ['value-invalid', anEntry({ values: counts(8, 1.5) })],
    ['value-invalid', anEntry({ values: counts(8, -1) })],
    ['value-unknown', anEntry({ values: [{ name: 'c', value: 1 }] })],
    ['value-source-missing', anEntry({ values: [{ name: 'rate', value: 5_000 }] })],
    ['not-applicable-reason-missing', anEntry({ notApplicable: '  ' })],
  ])('refuses: %s', (code, entry) => {
    expect(() => withSelfScore(rate, emptyLine('1.1'), entry, {})).toThrow(expect.objectContaining({ code }));
  });

  test('refuses another value than the indicator without a reason, and says what the indicator holds', () => {
    const proposals = { b: { value: 8, indicator: 'y' } };
    expect(() => withSelfScore(rate, emptyLine('1.1'), anEntry({ values: counts(9, 7) }), proposals)).toThrow(
      expect.objectContaining({ code: 'value-reason-missing', detail: { code: '1.1', name: 'b', proposed: 8 } }),
    );
  });

  test('a flag is yes or no', () => {
    const entry = anEntry({ values: [{ name: 'x', value: 2 }] });
    expect(() => withSelfScore(flag, emptyLine('1.2'), entry, {})).toThrow(
      expect.objectContaining({ code: 'value-invalid' }),
    );
  });
});

describe('what is missing before the chair may submit', () => {
  const proved = { explanation: 'Theo sổ theo dõi' };
  const yes = withSelfScore(flag, emptyLine('1.2'), anEntry({ values: [{ name: 'x', value: 1 }], ...proved }), {});
  const given = withSelfScore(council, emptyLine('2.1'), anEntry({ points: 0, reason: 'chưa làm' }), {});

  test('points, then proof; a claim of nothing needs none, a bonus is free', () => {
    const lines = linesOf(scored, given);
    expect(missingThings(scheme, lines)).toEqual([
      { code: '1.1', what: 'proof' },
      { code: '1.2', what: 'points' },
    ]);
  });

  test('a line whose data all stand in our own indicators proves itself', () => {
    const proposals = { a: { value: 9, indicator: 'x' }, b: { value: 8, indicator: 'y' } };
    const own = withSelfScore(rate, emptyLine('1.1'), anEntry({ values: counts(9, 8) }), proposals);
    expect(missingThings(scheme, linesOf(own, yes, given))).toEqual([]);
  });
});

describe('appraisal', () => {
  test('takes points off with a reason that carries them', () => {
    const line = withAppraisal(rate, scored, anAppraisal({ points: 5_000, reason: 'thiếu tài liệu' }));
    expect(line.appraisal).toMatchObject({
      points: 5_000,
      computed: false,
      deductions: [{ reason: 'thiếu tài liệu', lost: 5_000 }],
    });
  });

  test('uses the appraiser’s own figures, computed by the rule', () => {
    const line = withAppraisal(rate, scored, anAppraisal({ values: counts(9, 7), reason: '7/9 cam kết' }));
    expect(line.appraisal).toMatchObject({ points: 7_800, computed: true });
    expect(line.values.b?.value).toBe(8);
    expect(lineExplanation(rate, line)).toBe('7/9 × 1 điểm = 0,7778 → 0,78');
  });

  test('full points as claimed need no reason', () => {
    const full = withSelfScore(rate, emptyLine('1.1'), anEntry({ values: counts(9, 9) }), {});
    expect(withAppraisal(rate, full, anAppraisal()).appraisal).toMatchObject({ points: 10_000, deductions: [] });
  });

  test.each<[string, AppraisalEntry]>([
    ['appraisal-reason-missing', anAppraisal()],
    ['appraisal-reason-missing', anAppraisal({ points: 10_000 })],
    ['points-above-max', anAppraisal({ points: 10_001, reason: 'x' })],
    ['points-negative', anAppraisal({ points: -100, reason: 'x' })],
    ['deductions-do-not-add-up', anAppraisal({ reason: 'x', deductions: [{ reason: 'x', lost: 1_000 }] })],
    [
      'deductions-do-not-add-up',
      anAppraisal({
        reason: 'x',
        deductions: [
          { reason: '', lost: 100 },
          { reason: 'x', lost: 1_000 },
        ],
      }),
    ],
  ])('refuses: %s', (code, entry) => {
    expect(() => withAppraisal(rate, scored, entry)).toThrow(expect.objectContaining({ code }));
  });

  test('refuses an appraisal of a line that nobody scored', () => {
    expect(() => withAppraisal(council, emptyLine('2.1'), anAppraisal())).toThrow(
      expect.objectContaining({ code: 'points-missing' }),
    );
  });

  test('is finished when every applicable line of the areas has one', () => {
    const away = { ...emptyLine('1.2'), applicable: false };
    const lines = linesOf(withAppraisal(rate, scored, anAppraisal({ reason: 'x' })), away);
    expect(() => requireAppraised(scheme, lines)).toThrow(expect.objectContaining({ detail: { missing: ['2.1'] } }));
  });

  test('refuses what does not fit the state, and the second writer of a line', () => {
    expect(() => requireState({ state: 'published' }, 'self-scoring')).toThrow(
      expect.objectContaining({ code: 'assessment-state-wrong' }),
    );
    expect(() => requireVersion(scored, 0, 'as it is now')).toThrow(
      expect.objectContaining({ code: 'line-changed', kind: 'conflict', detail: { line: 'as it is now' } }),
    );
  });
});

describe('a result entered from a decision', () => {
  const entry = { code: '1.1', reason: '', deductions: [], values: {}, explanation: '' };

  test('is kept as printed, and what nobody explained is flagged', () => {
    const printed = historicalLine(scheme, {
      ...entry,
      points: 6_000,
      deductions: [{ reason: 'rà soát', lost: 3_000 }],
    });
    expect(flagsOf(scheme, { historical: true }, linesOf(printed))).toEqual([
      { code: '1.1', flag: 'unexplained', points: 1_000 },
    ]);
    expect(flagsOf(scheme, { historical: false }, linesOf(printed))).toEqual([]);
  });

  test('that its own rule would not give is flagged with what the rule gives', () => {
    const values = { a: { value: 9, origin: 'typed' as const }, b: { value: 8, origin: 'typed' as const } };
    const printed = historicalLine(scheme, {
      ...entry,
      values,
      points: 9_000,
      deductions: [{ reason: 'x', lost: 1_000 }],
    });
    expect(printed.appraisal?.computed).toBe(false);
    expect(flagsOf(scheme, { historical: true }, linesOf(printed))).toEqual([
      { code: '1.1', flag: 'differs-from-rule', points: 8_900 },
    ]);
  });
});

describe('totals', () => {
  const leaf = (code: string, appraised: string, applicable = true): ScoredLeaf => ({
    code,
    applicable,
    self: undefined,
    appraised: pointsFrom(appraised),
  });

  test('sums by area, bonus up to its ceiling, not-applicable left out of both sides', () => {
    const totals = totalsOf(scheme, [leaf('1.1', '0.89'), leaf('1.2', '0', false), leaf('2.1', '1.5'), leaf('T', '3')]);
    expect(totals).toMatchObject({ max: 30_000, appraised: 23_900, lost: 6_100, bonus: 20_000, index: 43_900 });
    expect(formatRelative(totals.relative)).toBe('79,67 %');
    expect(totals.byNode.get('1')).toMatchObject({ max: 10_000, appraised: 8_900, lost: 1_100 });
    expect(totals.byNode.get('2')).toMatchObject({ max: 20_000, lost: 5_000 });
  });

  test('what is claimed and what is missing are counted on each side, bonus and penalty outside the areas', () => {
    const claimed = (code: string, self: string): ScoredLeaf => ({
      ...leaf(code, '0'),
      self: pointsFrom(self),
      appraised: undefined,
    });
    const nothing = totalsOf(scheme, []);
    expect(nothing).toMatchObject({ self: 0, appraised: 0, lost: 0, selfMissing: 3, appraisedMissing: 3, index: 0 });
    const half = totalsOf(scheme, [
      claimed('1.1', '0.89'),
      { ...claimed('1.2', '2'), appraised: 15_000 },
      claimed('T', '1'),
    ]);
    expect(half).toMatchObject({ self: 28_900, appraised: 15_000, lost: 5_000, selfMissing: 1, appraisedMissing: 2 });
    expect(half).toMatchObject({ max: 50_000, bonus: 10_000, penalty: 0, index: 25_000 });
    expect(half.byNode.get('1')).toEqual({
      max: 30_000,
      self: 28_900,
      appraised: 15_000,
      lost: 5_000,
      selfMissing: 0,
      appraisedMissing: 1,
    });
    expect(half.byNode.get('2')).toMatchObject({ selfMissing: 1, appraisedMissing: 1, lost: 0 });
    expect([...half.byNode.keys()]).toEqual(['1', '2']);
  });

  test('a penalty is taken off up to its ceiling, and never below nothing', () => {
    const penalties = ['P', 'Q'].map((code) => node(code, undefined, '3', { ...bonus, method: 'PENALTY' }));
    const harsh = schemeOf(aSet({ criteria: [...aSet().criteria, ...penalties] }));
    const some = totalsOf(harsh, [leaf('2.1', '2'), leaf('T', '0.5'), leaf('P', '0.25'), leaf('Q', '0.5')]);
    expect(some).toMatchObject({ bonus: 5_000, penalty: 7_500, index: 17_500, max: 50_000, relative: 4_000 });
    const capped = totalsOf(harsh, [leaf('2.1', '2'), leaf('P', '3'), leaf('Q', '3')]);
    expect(capped).toMatchObject({ bonus: 0, penalty: 10_000, index: 10_000 });
    expect(totalsOf(harsh, [leaf('2.1', '0.5'), leaf('P', '3')]).index).toBe(0);
    expect(harsh.max).toBe(50_000);
  });

  test('nothing attainable is no percentage', () => {
    expect(totalsOf(schemeOf(aSet({ criteria: [] })), []).relative).toBe(0);
  });

  test('the order of lines changes nothing, and areas add up to the whole', () => {
    const points = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(points, points, points, fc.boolean(), (x, y, z, applicable) => {
        const lines = [
          { code: '1.1', applicable, self: undefined, appraised: x * 100 },
          { code: '1.2', applicable: true, self: undefined, appraised: y * 200 },
          { code: '2.1', applicable: true, self: undefined, appraised: z * 200 },
        ];
        const totals = totalsOf(scheme, lines);
        expect(totalsOf(scheme, [...lines].reverse())).toEqual(totals);
        expect(totals.appraised + totals.lost).toBe(totals.max);
        const areas = [totals.byNode.get('1'), totals.byNode.get('2')];
        expect(areas.reduce((sum, area) => sum + (area?.lost ?? 0), 0)).toBe(totals.lost);
      }),
    );
  });
});

describe('a set before it is published', () => {
  test.each<[string, readonly Criterion[], string]>([
    ['sums that differ', [node('1', undefined, '3'), node('1.1', '1', '2', passFail)], 'sum-differs'],
    ['a parent that is not there', [node('1.1', '1', '1', passFail)], 'parent-unknown'],
    ['a circle', [node('1', '2', '1'), node('2', '1', '1')], 'tree-circular'],
    ['a code twice', [node('1', undefined, '1', passFail), node('1', undefined, '1', passFail)], 'code-doubled'],
    ['a leaf without a rule', [node('1', undefined, '1')], 'method-missing'],
    [
      'a rule above other leaves',
      [node('1', undefined, '1', passFail), node('1.1', '1', '1', passFail)],
      'leaf-with-children',
    ],
    ['an undeclared variable', [node('1', undefined, '1', { ...passFail, variables: [] })], 'variable-undeclared:x'],
  ])('finds %s', (_name, criteria, problem) => {
    expect(problemsOf(aSet({ criteria })).map((found) => found.problem)).toContain(problem);
  });

  test('finds nothing in a sound one', () => {
    expect(problemsOf(aSet())).toEqual([]);
  });
});

test('the figure behind a line is its share, its events or its points', () => {
  expect(measureOf(rate, { a: 31, b: 28 }, 0)).toEqual({ kind: 'rate', value: 9_032, part: 28, whole: 31 });
  expect(measureOf(rate, { rate: 8_462 }, 0)).toEqual({ kind: 'rate', value: 8_462 });
  expect(measureOf(rate, {}, 5_000)).toEqual({ kind: 'points', value: 5_000 });
  const late = { method: 'DEDUCT_PER_EVENT', parameters: { events: 'n', each: '1' }, variables: [variable('n')] };
  const events = schemeOf(aSet({ criteria: [node('1', undefined, '2', late)] })).leaves[0];
  expect(events && measureOf(events, { n: 1 }, 10_000)).toEqual({ kind: 'events', value: 1, label: 'n' });
});

test('points are read with comma or dot, to two places, and written back', () => {
  expect(['2,01', '2.01', '0', '19,5'].map(pointsFrom)).toEqual([20_100, 20_100, 0, 195_000]);
  expect(['', '-1', '1,005', 'một', '1,2,3'].map(pointsFrom)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([pointsString(8_700), formatPoints(913_200)]).toEqual(['0.87', '91,32']);
});

function linesOf(...lines: readonly Line[]): ReadonlyMap<string, Line> {
  return new Map(lines.map((line) => [line.code, line]));
}

test('what earns the full points is searched in the rule itself', () => {
  const rule = (method: string, parameters: object) =>
    schemeOf(
      aSet({
        criteria: [
          node('1', undefined, '1', { ...proportional, method, parameters: { part: 'b', whole: 'a', ...parameters } }),
        ],
      }),
    ).leaves[0];
  const enough = (method: string, parameters: object) => {
    const one = rule(method, parameters);
    return one && enoughFor(one, { kind: 'rate', value: 0 });
  };
  expect(enough('PROPORTIONAL', {})).toBe(10_000);
  expect(enough('PROPORTIONAL_TO_TARGET', { target: '30' })).toBe(3_000);
  expect(enough('TIERS', { on: 'share', tiers: [{ bound: '99', points: '1' }] })).toBe(9_900);
  expect(enoughFor(rate, { kind: 'events', value: 3, label: '' })).toBe(0);
  expect(enoughFor(rate, { kind: 'points', value: 0 })).toBe(10_000);
});
