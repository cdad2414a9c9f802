import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Component, GROUP_MAX, GROUPS, POINT_STEP, wholePoints } from './component.ts';
import { explain, pointsText } from './explain.ts';
import { type Figure, type FigureOf, indicatorCodes, scoreComponent, scoreIndex } from './score.ts';
import { SHIPPED_SET } from './shipped-set.ts';

const count = (value: number): Figure => ({
  origin: 'computed',
  count: value,
  numerator: undefined,
  denominator: undefined,
  rate: undefined,
});
const part = (numerator: number, denominator: number): Figure => ({
  origin: 'computed',
  count: undefined,
  numerator,
  denominator,
  rate: denominator === 0 ? undefined : Math.round((numerator * 10_000) / denominator),
});
const bare = (rate: number): Figure => ({ ...part(0, 0), origin: 'typed', rate });
const typed = (value: number): Figure => ({ ...count(value), origin: 'typed' });

const figures =
  (known: Readonly<Record<string, Figure>>): FigureOf =>
  (code) =>
    known[code];

function shipped(code: string): Component {
  const found = SHIPPED_SET.components.find((one) => one.code === code);
  if (!found) {
    throw new Error(`${code} is not shipped`);
  }
  return found;
}

const scored = (code: string, known: Readonly<Record<string, Figure>>, change: Partial<Component> = {}) => {
  const figureOf = figures(known);
  const one = scoreComponent({ ...shipped(code), ...change }, figureOf);
  return {
    state: one.state,
    points: one.points === null ? null : pointsText(one.points),
    sentence: explain(one, figureOf),
  };
};

const SOME = { dossiers_received_total: count(500) };

describe('the formulas of the table', () => {
  test('a share with a target: full from the target on', () => {
    expect(scored('IV.3', { ...SOME, online_rate: part(312, 450) })).toEqual({
      state: 'scored',
      points: '6,00',
      sentence: '312/450 hồ sơ tiếp nhận trực tuyến trong kỳ = 69,33 % / 50 % → 6,00',
    });
  });

  test('below the target: the share of the target', () => {
    expect(scored('IV.6', { ...SOME, online_payment_rate: part(100, 450) })).toEqual({
      state: 'scored',
      points: '4,44',
      sentence: '100/450 hồ sơ đã thanh toán trực tuyến = 22,22 % / 30 % × 6 điểm → 4,44',
    });
  });

  test('Bến Quan 3.12.2: a bare rate of 26,24 % of 30 %', () => {
    expect(scored('IV.6', { online_payment_rate: bare(2624) }).points).toBe('5,25');
  });

  test('group II: open in term, resolved in time and returned, over everything received', () => {
    const known = {
      dossiers_open_within_term: count(20),
      dossiers_resolved_in_time: count(1126),
      dossiers_withdrawn: count(54),
      dossiers_received_total: count(1210),
    };
    expect(scored('II.a', known)).toEqual({
      state: 'scored',
      points: '19,83',
      sentence:
        '(20 đang giải quyết trong hạn + 1.126 đã giải quyết trước và đúng hạn + 54 trả lại, rút)/1.210 hồ sơ tiếp nhận (kể cả kỳ trước chuyển qua) = 99,17 % × 20 điểm → 19,83',
    });
  });

  test('satisfaction takes away what was complained of', () => {
    const known = { feedback_in_competence: typed(9), feedback_unsatisfied: typed(2), feedback_in_time: typed(9) };
    expect(scored('V.2', known)).toMatchObject({ points: '4,67' });
    expect(scored('V.1', known)).toMatchObject({
      points: '6,00',
      sentence: '9/9 phản ánh, kiến nghị thuộc thẩm quyền xử lý trước và đúng hạn = 100 % × 6 điểm → 6,00',
    });
  });
});

describe('what is not known gets no points', () => {
  test('a component without a known maximum shows its rate', () => {
    expect(scored('I.c', { dossiers_synchronised_rate: part(9, 10) })).toEqual({
      state: 'unknown-split',
      points: null,
      sentence: '9/10 hồ sơ đã đồng bộ lên Cổng Dịch vụ công quốc gia = 90 %; chưa rõ cơ cấu điểm nên không cho điểm.',
    });
  });

  test('III.d: nobody knows how it is counted', () => {
    expect(scored('III.d', SOME)).toMatchObject({ state: 'unknown-formula', points: null });
  });

  test('no figure names what is missing', () => {
    expect(scored('V.1', { ...SOME })).toEqual({
      state: 'no-data',
      points: null,
      sentence: 'Chưa có số liệu: Phản ánh, kiến nghị thuộc thẩm quyền tiếp nhận, xử lý.',
    });
  });

  test('a unit that keeps no dossiers here is not scored on our zeros', () => {
    const known = { ...Object.fromEntries(indicatorCodes(SHIPPED_SET).map((code) => [code, count(0)])) };
    const index = scoreIndex(SHIPPED_SET, figures(known));
    expect([index.points, index.computable]).toEqual([0, 0]);
  });

  test('silence about digitisation is no data, not "nothing happened"', () => {
    const known = { ...SOME, dossiers_received: count(400), dossiers_digitisation_known: count(0) };
    expect(scored('III.b', known)).toMatchObject({ state: 'no-data' });
  });
});

describe('nothing to count', () => {
  const known = { ...SOME, dossiers_with_fee: count(0), feedback_in_competence: typed(0) };

  test('is left out as the shipped set says', () => {
    expect(scored('IV.6', known)).toMatchObject({ state: 'not-applicable', points: null });
    expect(scored('V.1', known)).toMatchObject({ state: 'not-applicable', points: null });
  });

  test('gives full points where a version says so', () => {
    expect(scored('V.1', known, { zeroPolicy: 'full' })).toEqual({
      state: 'scored',
      points: '6,00',
      sentence: 'Không phát sinh trong kỳ, được điểm tối đa → 6,00',
    });
  });
});

describe('laws', () => {
  const rates = fc
    .tuple(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }))
    .map(([n, d]) => [n % (d + 1), d] as const);
  const aims = fc.record({
    max: fc.integer({ min: 1, max: 200 }).map((tenths) => tenths * 1000),
    target: fc.integer({ min: 1, max: 10_000 }),
    method: fc.constantFrom('proportional', 'to-target'),
  });
  type Aim = { readonly max: number; readonly target: number; readonly method: 'proportional' | 'to-target' };
  const pointsFor = ({ max, target, method }: Aim, [n, d]: readonly [number, number]) => {
    const component: Component = {
      ...shipped('IV.3'),
      maxPoints: max,
      method,
      target: method === 'to-target' ? target : null,
    };
    return scoreComponent(component, figures({ online_rate: part(n, d) })).points ?? -1;
  };

  test('points lie between nothing and the maximum, in hundredths', () => {
    fc.assert(
      fc.property(aims, rates, (aim, rate) => {
        const points = pointsFor(aim as Aim, rate);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(aim.max);
        expect(points === aim.max || BigInt(points) % POINT_STEP === 0n).toBe(true);
      }),
    );
  });

  test('a better rate never has fewer points', () => {
    fc.assert(
      fc.property(aims, fc.nat(5000), fc.nat(5000), fc.integer({ min: 5000, max: 90_000 }), (aim, a, b, d) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(pointsFor(aim as Aim, [less, d])).toBeLessThanOrEqual(pointsFor(aim as Aim, [more, d]));
      }),
    );
  });

  test('full points are earned: exactly from the target on', () => {
    fc.assert(
      fc.property(aims, rates, (aim, [n, d]) => {
        const goal = aim.method === 'to-target' ? aim.target : 10_000;
        const isMet = BigInt(n) * 10_000n >= BigInt(d) * BigInt(goal);
        expect(pointsFor(aim as Aim, [n, d]) === aim.max).toBe(isMet);
      }),
    );
  });

  test('points are within half a hundredth of the exact share, but for the last one before full', () => {
    fc.assert(
      fc.property(aims, rates, (aim, [n, d]) => {
        const goal = aim.method === 'to-target' ? aim.target : 10_000;
        const exact = Math.min(1, (n * 10_000) / (d * goal)) * aim.max;
        const points = pointsFor(aim as Aim, [n, d]);
        expect(Math.abs(points - exact)).toBeLessThanOrEqual(aim.max - points <= 100 ? 100 : 50.001);
      }),
    );
  });

  test('the sums of a month stay within what could be worked out, and that within the groups', () => {
    const codes = indicatorCodes(SHIPPED_SET);
    const anyFigure = fc.oneof(
      fc.constant(undefined),
      fc.nat(1000).map(count),
      fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 100 })).map(([n, d]) => part(n, d)),
    );
    fc.assert(
      fc.property(fc.array(anyFigure, { minLength: codes.length, maxLength: codes.length }), (values) => {
        const known = Object.fromEntries(codes.flatMap((code, at) => (values[at] ? [[code, values[at]]] : [])));
        const index = scoreIndex(SHIPPED_SET, figures(known));
        expect(index.points).toBeLessThanOrEqual(index.computable);
        for (const { group, points, computable, max } of index.groups) {
          expect(points).toBeLessThanOrEqual(computable);
          expect(computable).toBeLessThanOrEqual(max);
          expect(max).toBe(GROUP_MAX[group]);
        }
        expect(index.groups.reduce((sum, { points }) => sum + points, 0)).toBe(index.points);
      }),
    );
  });
});

test('the groups are 18, 20, 22, 22 and 18', () => {
  expect(GROUPS.map((group) => GROUP_MAX[group])).toEqual([18, 20, 22, 22, 18].map(wholePoints));
});
