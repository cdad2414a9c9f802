import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyLine, type Line, lineExplanation, withAppraisal, withSelfScore } from './assessment.ts';
import { type CriteriaSet, type Criterion, requireLeaf, type Scheme, schemeOf, type Variable } from './criteria-set.ts';
import { followingLines, linkedValues, type Stage } from './linked-lines.ts';
import { followersOf, leavesBelow, linkInWords, needsOf, orderOf, readLink } from './links.ts';
import { pointsFrom } from './points.ts';
import { USUAL_ROUNDING } from './rounding.ts';
import type { ParameterSource } from './rule-kind.ts';
import { problemsOf } from './set-problems.ts';
import { movedLines, scoreAboveInWords } from './set-versions.ts';

const variable = (name: string, from?: string): Variable => ({
  name,
  label: `Số ${name}`,
  kind: 'count',
  unit: '',
  source: from === undefined ? 'typed' : 'sheet',
  from,
});

function criterion(
  code: string,
  max: string,
  [method, parameters]: readonly [string?, ParameterSource?] = [],
  variables: readonly Variable[] = [],
): Criterion {
  const parent = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : undefined;
  return {
    code,
    parent,
    level: parent === undefined ? 'area' : 'criterion',
    name: `Tiêu chí ${code}`,
    max: pointsFrom(max) ?? 0,
    method,
    parameters: parameters ?? {},
    variables,
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: '',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: 'test',
  };
}

function aSet(criteria: readonly Criterion[]): CriteriaSet {
  return {
    id: 'set' as never,
    code: 'set',
    version: 1,
    name: '',
    basis: '',
    unitKind: 'commune',
    state: 'draft',
    criteria,
    maxBonus: 0,
    maxPenalty: 0,
    result: 'absolute',
    bands: [],
    tieRule: 'shared',
  };
}

const share = ['PROPORTIONAL', { part: 'b', whole: 'a' }] as const;
const typedShare = [variable('a'), variable('b')];
const quality: Criterion = criterion(
  '3.1',
  '1',
  ['PROPORTIONAL', { part: 'got', whole: 'due', whenZero: 'not-applicable' }],
  [variable('got', 'points:1'), variable('due', 'max:1')],
);
const praise = criterion('3.2', '0.5', ['PASS_FAIL', { flags: ['all'] }], [variable('all', 'full:1')]);
const again = criterion(
  '3.3',
  '2',
  ['PROPORTIONAL', { part: 'done', whole: 'tasks' }],
  [variable('done'), variable('tasks', 'value:1.1/a')],
);
const ofQuality = criterion(
  '3.4',
  '1',
  ['PROPORTIONAL', { part: 'p', whole: 'm' }],
  [variable('p', 'points:3.1'), variable('m', 'max:3.1')],
);
/** The one that rests on 3.1 stands before it: the order of the set is not the order of the work. */
const criteria = [
  criterion('3', '4.5'),
  ofQuality,
  quality,
  praise,
  again,
  criterion('1', '3'),
  criterion('1.1', '2', share, typedShare),
  criterion('1.2', '1', share, typedShare),
];
const scheme = schemeOf(aSet(criteria));

class Sheet {
  lines: ReadonlyMap<string, Line> = new Map();
  readonly scheme: Scheme;
  constructor(of: Scheme = scheme) {
    this.scheme = of;
  }
  private keep(line: Line, stage: Stage): readonly string[] {
    const following = followingLines(this.scheme, new Map(this.lines).set(line.code, line), line.code, stage);
    this.lines = new Map([...this.lines, ...[line, ...following].map((one) => [one.code, one] as const)]);
    return following.map(({ code }) => code);
  }
  line(code: string): Line {
    return this.lines.get(code) ?? emptyLine(code);
  }
  score(code: string, values: Readonly<Record<string, number>>, more: object = {}): readonly string[] {
    const leaf = requireLeaf(this.scheme, code);
    const entry = {
      values: Object.entries(values).map(([name, value]) => ({ name, value })),
      explanation: '',
      evidence: [],
      ...more,
    };
    const linked = linkedValues(this.scheme, leaf, this.lines, 'self-score');
    return this.keep(withSelfScore(leaf, this.line(code), entry, {}, linked), 'self-score');
  }
  appraise(code: string, points: string, reason = 'thiếu minh chứng'): readonly string[] {
    const leaf = requireLeaf(this.scheme, code);
    const linked = linkedValues(this.scheme, leaf, this.lines, 'appraisal');
    const entry = { points: pointsFrom(points), reason };
    return this.keep(withAppraisal(leaf, this.line(code), entry, linked), 'appraisal');
  }
  points(code: string): number | undefined {
    return this.line(code).self?.points;
  }
  sentence(code: string): string {
    return lineExplanation(requireLeaf(this.scheme, code), this.line(code));
  }
}

describe('links', () => {
  test.each([
    ['points:1.2', { kind: 'points', code: '1.2' }, 'điểm của 1.2'],
    ['max:3', { kind: 'max', code: '3' }, 'điểm tối đa của 3'],
    ['full:3', { kind: 'full', code: '3' }, 'đạt đủ điểm 3'],
    ['value:1.1/plan_tasks', { kind: 'value', code: '1.1', name: 'plan_tasks' }, 'số liệu của 1.1'],
  ] as const)('%s is read and said', (text, link, words) => {
    expect(readLink(text)).toEqual(link);
    expect(linkInWords(link)).toBe(words);
  });

  test.each(['', 'points', 'points:', 'value:1.1', 'value:/x', 'sum:1', ' points:1', 'points:1/x', 'xvalue:1/y'])(
    '%s is no link',
    (text) => {
      expect(readLink(text)).toBeUndefined();
    },
  );
});

describe('criteria that rest on others', () => {
  test('are computed as soon as all they need is known, each after what it needs', () => {
    const sheet = new Sheet();
    // The attainable points are known at once, the points only with the last criterion of the area.
    expect(sheet.score('1.1', { a: 4, b: 3 })).toEqual(['3.1', '3.4', '3.3']);
    expect(sheet.points('3.1')).toBeUndefined();
    expect(sheet.score('1.2', { a: 10, b: 9 })).toEqual(['3.1', '3.4', '3.2']);
    // 1.5 + 0.9 of 3
    expect(sheet.points('3.1')).toBe(8_000);
    expect(sheet.sentence('3.1')).toBe('2,4/3 × 1 điểm = 0,8 điểm');
    expect(sheet.points('3.4')).toBe(8_000);
    expect(sheet.sentence('3.4')).toBe('0,8/1 × 1 điểm = 0,8 điểm');
    expect(sheet.points('3.2')).toBe(0);
    expect(sheet.line('3.1').values.got).toEqual({ value: 240, origin: 'linked', source: 'điểm của 1' });
  });

  test('follow every later change, and change nothing that stays the same', () => {
    const sheet = new Sheet();
    sheet.score('1.1', { a: 4, b: 4 });
    sheet.score('1.2', { a: 10, b: 10 });
    expect([sheet.points('3.1'), sheet.points('3.2')]).toEqual([10_000, 5_000]);
    const { version } = sheet.line('3.1');
    expect(sheet.score('1.2', { a: 20, b: 20 })).toEqual([]);
    expect(sheet.line('3.1').version).toBe(version);
    expect(sheet.score('1.2', { a: 20, b: 0 })).toEqual(['3.1', '3.4', '3.2']);
    expect([sheet.points('3.1'), sheet.points('3.2')]).toEqual([6_700, 0]);
    expect(sheet.line('3.1').version).toBe(version + 1);
  });

  test('take a figure declared elsewhere and ask only for the rest', () => {
    const sheet = new Sheet();
    expect(requireLeaf(scheme, '3.3').asked.map(({ name }) => name)).toEqual(['done']);
    expect(() => sheet.score('3.3', { done: 1, tasks: 9 })).toThrow(expect.objectContaining({ code: 'value-unknown' }));
    sheet.score('1.1', { a: 4, b: 3 });
    sheet.score('3.3', { done: 2 });
    expect(sheet.sentence('3.3')).toBe('2/4 × 2 điểm = 1 điểm');
    sheet.score('1.1', { a: 5, b: 3 });
    expect(sheet.sentence('3.3')).toBe('2/5 × 2 điểm = 0,8 điểm');
    // A figure that no longer fits leaves the line without points instead of stopping the other's save.
    sheet.score('1.1', { a: 1, b: 1 });
    expect(sheet.line('3.3').self).toBeUndefined();
  });

  test('leave out what does not apply; nothing applicable follows the policy of zero and comes back', () => {
    const sheet = new Sheet();
    sheet.score('1.1', { a: 4, b: 3 });
    sheet.score('1.2', {}, { notApplicable: 'không phát sinh' });
    expect(sheet.sentence('3.1')).toBe('1,5/2 × 1 điểm = 0,75 điểm');
    sheet.score('1.1', {}, { notApplicable: 'không phát sinh' });
    expect(sheet.line('3.1')).toMatchObject({ applicable: false, self: undefined });
    expect(sheet.line('3.1').notApplicableReason).toContain('Mẫu số bằng 0');
    sheet.score('1.1', { a: 4, b: 4 });
    expect(sheet.line('3.1')).toMatchObject({ applicable: true, notApplicableReason: '' });
    expect(sheet.points('3.1')).toBe(10_000);
  });

  test('keep what a person said of them: other points with a reason, not applicable with a reason', () => {
    const sheet = new Sheet();
    sheet.score('1.1', { a: 4, b: 4 });
    sheet.score('1.2', { a: 4, b: 4 });
    sheet.score('3.1', {}, { points: 5_000, reason: 'theo kết luận thanh tra' });
    sheet.score('3.2', {}, { notApplicable: 'không xét' });
    sheet.score('1.1', { a: 4, b: 2 });
    expect(sheet.line('3.1').self).toEqual({ points: 5_000, computed: false, reason: 'theo kết luận thanh tra' });
    expect(sheet.line('3.2')).toMatchObject({ applicable: false, notApplicableReason: 'không xét', self: undefined });
  });

  test('are appraised by the appraised points, and again when those change', () => {
    const sheet = new Sheet();
    sheet.score('1.1', { a: 4, b: 4 });
    sheet.score('1.2', { a: 4, b: 4 });
    expect(sheet.appraise('1.1', '1,00')).toEqual([]);
    sheet.appraise('3.1', '0,67');
    expect(sheet.line('3.1').appraisal).toMatchObject({ points: 6_700, computed: true });
    expect(sheet.line('3.1').appraisal?.values?.got?.value).toBe(200);
    expect(sheet.appraise('1.2', '0,50')).toEqual(['3.1']);
    expect(sheet.line('3.1').appraisal).toBeUndefined();
    sheet.appraise('3.1', '0,50');
    expect(sheet.line('3.1').appraisal).toMatchObject({ computed: true });
    expect(sheet.appraise('1.2', '0,50')).toEqual([]);
  });

  test('leave out what is not known yet instead of taking it for nothing', () => {
    const linked = linkedValues(scheme, requireLeaf(scheme, '3.1'), new Map(), 'self-score');
    expect(linked).toEqual({ due: 300 });
    expect(Object.keys(linked)).toEqual(['due']);
    expect(linkedValues(scheme, requireLeaf(scheme, '3.3'), new Map(), 'appraisal')).toEqual({});
    expect(linkedValues(scheme, requireLeaf(scheme, '1.1'), new Map(), 'appraisal')).toEqual({});
  });

  test('are scored by what the unit says, appraised by the figures of the appraiser', () => {
    const sheet = new Sheet();
    sheet.score('1.1', { a: 4, b: 4 });
    sheet.score('1.2', { a: 4, b: 4 });
    const leaf = requireLeaf(scheme, '1.1');
    const corrected = [
      { name: 'a', value: 8 },
      { name: 'b', value: 4 },
    ];
    const line = withAppraisal(leaf, sheet.line('1.1'), { values: corrected, reason: 'thiếu 4 nhiệm vụ' });
    const lines = new Map(sheet.lines).set('1.1', line);
    const tasks = (stage: Stage) => linkedValues(scheme, requireLeaf(scheme, '3.3'), lines, stage).tasks;
    expect([tasks('self-score'), tasks('appraisal')]).toEqual([4, 8]);
    const got = (stage: Stage) => linkedValues(scheme, requireLeaf(scheme, '3.1'), lines, stage).got;
    // An area that is appraised in part takes the unit's own points for the rest.
    expect([got('self-score'), got('appraisal')]).toEqual([300, 200]);
    expect(linkedValues(scheme, requireLeaf(scheme, '3.3'), sheet.lines, 'appraisal').tasks).toBe(4);
  });

  test('do not depend on the order in which lines are saved', () => {
    const codes = ['1.1', '1.2', '3.3'] as const;
    const orders = fc.shuffledSubarray([...codes], { minLength: 3 });
    const figures = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(orders, figures, figures, figures, (order, x, y, z) => {
        const given = { '1.1': { a: 40, b: x }, '1.2': { a: 40, b: y }, '3.3': { done: z } };
        const [one, other] = [new Sheet(), new Sheet()];
        for (const code of codes) {
          one.score(code, given[code]);
        }
        for (const code of order) {
          other.score(code, given[code]);
        }
        const all = ['1.1', '1.2', '3.1', '3.2', '3.3', '3.4'];
        expect(all.map((code) => other.points(code))).toEqual(all.map((code) => one.points(code)));
        expect(other.points('3.1')).toBeTypeOf('number');
      }),
    );
  });
});

describe('the graph of a set', () => {
  const needs = needsOf(criteria);

  test('holds leaves only, each with the leaves it reads', () => {
    expect([...needs]).toEqual([
      ['3.4', ['3.1']],
      ['3.1', ['1.1', '1.2']],
      ['3.2', ['1.1', '1.2']],
      ['3.3', ['1.1']],
      ['1.1', []],
      ['1.2', []],
    ]);
    expect([...leavesBelow(criteria)].slice(0, 2)).toEqual([
      ['3', ['3.4', '3.1', '3.2', '3.3']],
      ['3.4', ['3.4']],
    ]);
  });

  test('tells who has to be computed again: all of them, each once, after what it needs', () => {
    const found = orderOf(needs);
    const order = 'order' in found ? found.order : [];
    expect(order).toEqual(['1.1', '1.2', '3.1', '3.4', '3.2', '3.3']);
    expect([...followersOf(needs, order)]).toEqual([
      ['1.1', ['3.1', '3.4', '3.2', '3.3']],
      ['1.2', ['3.1', '3.4', '3.2']],
      ['3.1', ['3.4']],
    ]);
  });

  test('ends where parents go round in a circle', () => {
    const round = [
      criterion('1', '1'),
      { ...criterion('2', '1'), parent: '1' },
      criterion('2.1', '1', share, typedShare),
    ];
    const knot = round.map((one) => (one.code === '1' ? { ...one, parent: '2' } : one));
    expect([...leavesBelow(knot)]).toEqual([
      ['1', ['2.1']],
      ['2', ['2.1']],
      ['2.1', ['2.1']],
    ]);
    expect([...leavesBelow([{ ...criterion('1.1', '1', share), parent: 'lost' }])]).toEqual([['1.1', ['1.1']]]);
  });
});

describe('circles', () => {
  const onto = (code: string, from: string) =>
    criterion(code, '1', ['PASS_FAIL', { flags: ['x'] }], [variable('x', from)]);

  test.each<[string, readonly Criterion[], readonly string[]]>([
    ['of itself', [onto('1', 'full:1')], ['1', '1']],
    ['of two', [onto('1', 'full:2'), onto('2', 'full:1')], ['1', '2', '1']],
    ['entered from outside', [onto('1', 'full:2'), onto('2', 'full:3'), onto('3', 'points:2')], ['2', '3', '2']],
    ['through the area above', [criterion('1', '1'), onto('1.1', 'points:1')], ['1.1', '1.1']],
  ])('%s are refused with the way round', (_name, list, path) => {
    expect(() => schemeOf(aSet(list))).toThrow(
      expect.objectContaining({ code: 'criteria-circular', detail: { path } }),
    );
    expect(problemsOf(aSet(list))).toContainEqual({ code: path[0], problem: `circle:${path.join(' → ')}` });
  });

  test('none: every leaf comes after all that it needs, however the rules point', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const needs = new Map<string, string[]>(Array.from({ length: 10 }, (_, at) => [String(at), []]));
        for (const [x, y] of pairs) {
          needs.get(String(x))?.push(String(y));
        }
        const found = orderOf(needs);
        if ('order' in found) {
          expect([...found.order].sort()).toEqual([...needs.keys()].sort());
          for (const [code, needed] of needs) {
            expect(needed.every((one) => found.order.indexOf(one) < found.order.indexOf(code))).toBe(true);
          }
        } else {
          const { circle } = found;
          expect(circle.length).toBeGreaterThan(1);
          expect(circle[0]).toBe(circle.at(-1));
          expect(circle.slice(1).every((code, at) => needs.get(circle[at] ?? '')?.includes(code))).toBe(true);
        }
      }),
    );
  });

  test('a link to nothing is found before publication', () => {
    const lost = aSet([onto('1', 'full:9'), onto('2', 'value:1/y'), onto('3', 'nonsense'), onto('4', 'value:1/x')]);
    expect(problemsOf(lost).filter(({ problem }) => problem.startsWith('link-unknown'))).toEqual([
      { code: '1', problem: 'link-unknown:x' },
      { code: '2', problem: 'link-unknown:x' },
      { code: '3', problem: 'link-unknown:x' },
    ]);
    expect(needsOf(lost.criteria).get('1')).toEqual([]);
  });
});

describe('another version of the set', () => {
  const raised = criteria.map((one) => (one.code === '1.1' ? { ...one, max: 40_000 } : one));
  const lowered = criteria.map((one) => (one.code === '1.1' ? { ...one, max: 10_000 } : one));
  const movedTo = (sheet: Sheet, list: readonly Criterion[]) =>
    new Map(movedLines(schemeOf(aSet(list)), sheet.lines).map((line) => [line.code, line]));

  test('computes again what rules gave, and what rests on it, whatever its maximum', () => {
    const sheet = new Sheet();
    sheet.score('1.1', { a: 4, b: 3 });
    sheet.score('1.2', { a: 10, b: 9 });
    const moved = movedTo(sheet, raised);
    expect(moved.get('1.1')?.self).toEqual({ points: 30_000, computed: true });
    // 3.9 of 5
    expect(['3.1', '3.4', '3.2'].map((code) => moved.get(code)?.self?.points)).toEqual([7_800, 7_800, 0]);
    expect(movedTo(sheet, lowered).get('1.1')?.self?.points).toBe(7_500);
    expect(moved.get('1.1')?.version).toBe(2);
  });

  test('drops a figure that its rule asks for no more, and keeps what a person gave a reason for', () => {
    const sheet = new Sheet();
    sheet.score('1.1', { a: 4, b: 3 });
    sheet.score('1.2', {}, { notApplicable: 'không phát sinh' });
    sheet.score('3.3', { done: 2 }, { points: 5_000, reason: 'biên bản' });
    const typed = criteria.map((one) =>
      one.code === '1.1'
        ? { ...one, parameters: { part: 'c', whole: 'a' }, variables: [variable('a'), variable('c')] }
        : one,
    );
    const moved = movedTo(sheet, typed);
    expect(moved.get('1.1')).toMatchObject({ values: { a: { value: 4 } }, self: undefined });
    expect(moved.get('1.1')?.values.b).toBeUndefined();
    expect(moved.get('1.2')).toMatchObject({ applicable: false, notApplicableReason: 'không phát sinh' });
    expect(moved.get('3.3')?.self).toMatchObject({ points: 5_000, computed: false });
  });

  test('is refused where it has no room for a score that a person gave', () => {
    const sheet = new Sheet();
    sheet.score('1.1', { a: 4, b: 3 }, { points: 10_100, reason: 'biên bản' });
    const refused = (list: readonly Criterion[]) => {
      try {
        movedTo(sheet, list);
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(refused(lowered)).toMatchObject({
      code: 'maximum-below-score',
      detail: { criteria: [{ code: '1.1', points: '1.01', max: '1.00' }] },
    });
    expect(refused(criteria.filter(({ code }) => code !== '1.1' && code !== '3.3'))).toMatchObject({
      detail: { criteria: [{ code: '1.1', points: '1.01', max: null }] },
    });
    sheet.score('1.1', { a: 4, b: 3 }, { points: 10_000, reason: 'biên bản' });
    expect(refused(lowered)).toBeUndefined();
    sheet.appraise('1.1', '1,50');
    expect(refused(lowered)).toMatchObject({ detail: { criteria: [{ points: '1.50', by: 'appraiser' }] } });
  });

  test.each([
    [
      { code: '1.1', points: '1.01', by: 'unit', max: '1.00' },
      'đã tự chấm 1,01 điểm, bản kia tối đa 1,00 điểm. Sửa điểm xuống không quá 1,00, hoặc bỏ điểm đề nghị để lấy điểm theo quy tắc.',
    ],
    [
      { code: '1.1', points: '0.75', by: 'unit', max: null },
      'đã tự chấm 0,75 điểm, bản kia không có tiêu chí này. Xóa điểm và số liệu của tiêu chí, hoặc đánh dấu không áp dụng kèm lý do.',
    ],
    [
      { code: '1.1', points: '1.50', by: 'appraiser', max: '1.00' },
      'cấp thẩm định đã cho 1,50 điểm, bản kia tối đa 1,00 điểm. Đơn vị không sửa được điểm thẩm định: đề nghị cơ quan thẩm định xử lý, phiếu giữ bản hiện tại.',
    ],
  ] as const)('says of %j what to do', (above, words) => {
    expect(scoreAboveInWords(above)).toBe(words);
  });
});
