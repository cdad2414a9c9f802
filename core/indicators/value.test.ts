import { describe, expect, test } from 'vitest';
import type { UnitId } from '#core/kernel/ids.ts';
import { definitionOf } from './definitions.ts';
import { NO_SUMS, type SumsCell, totalsOf } from './dossier-sums.ts';
import { formTable } from './form-ii06a.ts';
import { lightOf, type Target, targetOn } from './target.ts';
import { type IndicatorValue, joinedTyped, rateOf, type TypedValue, type TypedValueId, valuesOf } from './value.ts';
import { percentFrom, percentText } from './wire.ts';

const window = { from: '2023-01-01', to: '2023-12-31' };

function aTyped(change: Partial<TypedValue> = {}): TypedValue {
  return {
    id: '0' as TypedValueId,
    code: 'on_time_rate',
    window,
    kind: 'actual',
    count: undefined,
    numerator: undefined,
    denominator: undefined,
    rate: undefined,
    source: 'Báo cáo',
    note: undefined,
    enteredBy: 'Lê Thị Hoa',
    enteredAt: new Date('2024-01-01T00:00:00Z'),
    ...change,
  };
}

function aCell(change: Partial<SumsCell> = {}): SumsCell {
  return { ...NO_SUMS, fieldId: 1, channel: 'direct', ...change };
}

const valueFor = (code: string, cells: readonly SumsCell[], typed: readonly TypedValue[] = []) =>
  valuesOf([code], totalsOf(cells), typed)[0] as IndicatorValue;

test.each([
  [162, 376, 4309],
  [51, 376, 1356],
  [28, 31, 9032],
  [1, 3, 3333],
  [2, 3, 6667],
  [1, 2000, 5],
  [0, 5, 0],
  [0, 0, undefined],
])('%i of %i is %s hundredths of a percent', (numerator, denominator, rate) => {
  expect(rateOf(numerator, denominator)).toBe(rate);
});

describe('where a figure comes from', () => {
  test('counted, with its two parts', () => {
    const value = valueFor('on_time_rate', [aCell({ early: 3, onTime: 4, late: 1 })]);
    expect(value).toMatchObject({ origin: 'computed', numerator: 7, denominator: 8, rate: 8750, disagrees: false });
  });

  test('nothing recorded is no figure, not zero', () => {
    expect(valueFor('on_time_rate', [aCell({ received: 5 })])).toMatchObject({ origin: 'none', rate: undefined });
    expect(valueFor('digitisation_rate', [aCell({ received: 5 })])).toMatchObject({ origin: 'none' });
    expect(valueFor('digitisation_rate', [aCell({ received: 5, digitisationKnown: 4, digitised: 1 })])).toMatchObject({
      rate: 2500,
      denominator: 4,
    });
  });

  test('typed where nothing can be counted; beside the counted one where both exist', () => {
    const typed = aTyped({ rate: 8750 });
    expect(valueFor('on_time_rate', [], [typed])).toMatchObject({
      origin: 'typed',
      rate: 8750,
      denominator: undefined,
    });
    const counted = [aCell({ onTime: 7, late: 1 })];
    expect(valueFor('on_time_rate', counted, [typed])).toMatchObject({ origin: 'computed', disagrees: false });
    expect(valueFor('on_time_rate', counted, [aTyped({ rate: 9000 })])).toMatchObject({ rate: 8750, disagrees: true });
  });

  test('an unknown code is no value', () => {
    expect(valuesOf(['nothing'], undefined, [])).toEqual([]);
  });
});

describe('typed figures of several agencies', () => {
  const own: readonly UnitId[] = [1, 2, 3];
  const map = (...values: (readonly [UnitId, TypedValue])[]) => new Map(values);

  test("the unit's own figure is its figure", () => {
    expect(joinedTyped(own, map([1, aTyped({ rate: 5000 })], [2, aTyped({ rate: 1000 })]))?.rate).toBe(5000);
  });

  test('fractions of all the others add up, an estimate among them makes an estimate', () => {
    const parts = map(
      [2, aTyped({ numerator: 1, denominator: 4 })],
      [3, aTyped({ numerator: 2, denominator: 6, kind: 'estimate' })],
    );
    expect(joinedTyped(own, parts)).toMatchObject({ numerator: 3, denominator: 10, kind: 'estimate' });
  });

  test('a part is never the whole, and bare rates do not add up', () => {
    expect(joinedTyped(own, map([2, aTyped({ numerator: 1, denominator: 4 })]))).toBeUndefined();
    expect(joinedTyped(own, map([2, aTyped({ rate: 1 })], [3, aTyped({ rate: 3 })]))).toBeUndefined();
  });
});

describe('lights', () => {
  const target = (change: Partial<Target> = {}): Target => ({
    code: 'on_time_rate',
    validFrom: '2023-01-01',
    direction: 'at-least',
    goal: 9500,
    margin: 500,
    basis: 'Kế hoạch',
    ...change,
  });

  test.each([
    [95, 100, 'good'],
    [94_996, 100_000, 'near'],
    [90, 100, 'near'],
    [89_999, 100_000, 'bad'],
  ])('%i of %i against 95 %% (amber from 90): %s', (onTime, all, light) => {
    expect(lightOf(valueFor('on_time_rate', [aCell({ onTime, late: all - onTime })]), target())).toBe(light);
  });

  test('at most, for what should be few', () => {
    const few = target({ code: 'dossiers_open_overdue', direction: 'at-most', goal: 0, margin: 5 });
    const of = (overdue: number) => lightOf(valueFor('dossiers_open_overdue', [aCell({ open: 9, overdue })]), few);
    expect([of(0), of(5), of(6)]).toEqual(['good', 'near', 'bad']);
  });

  test('no figure or no target, no light', () => {
    expect(lightOf(valueFor('on_time_rate', []), target())).toBe('none');
    expect(lightOf(valueFor('on_time_rate', [aCell({ onTime: 1 })]), undefined)).toBe('none');
  });

  test('the version in force on the day', () => {
    const versions = [target({ validFrom: '2024-01-01', goal: 9900 }), target()];
    expect(targetOn(versions, 'on_time_rate', '2023-12-31')?.goal).toBe(9500);
    expect(targetOn(versions, 'on_time_rate', '2024-01-01')?.goal).toBe(9900);
    expect(targetOn(versions, 'on_time_rate', '2022-12-31')).toBeUndefined();
  });
});

test('form II.06a says which sum is broken, with both sides', () => {
  const labels = new Map([
    ['1', 'Hộ tịch'],
    ['2', 'Chứng thực'],
  ]);
  const whole = [
    aCell({
      fieldId: 2,
      channel: 'online',
      carriedOver: 3,
      received: 7,
      early: 4,
      late: 2,
      withdrawn: 1,
      open: 3,
      overdue: 1,
    }),
    aCell({ received: 2, onTime: 2 }),
    aCell({ fieldId: 9 }),
  ];
  const table = formTable(whole, ({ fieldId }) => String(fieldId), labels);
  expect(table.rows.map(({ label }) => label)).toEqual(['Hộ tịch', 'Chứng thực']);
  expect(table.total).toMatchObject({
    c3: 12,
    c4: 7,
    c5: 2,
    c6: 3,
    c7: 8,
    c8: 4,
    c9: 2,
    c10: 2,
    c11: 3,
    c12: 2,
    c13: 1,
    withdrawn: 1,
  });
  expect(table.broken).toEqual([]);

  const lost = formTable([aCell({ received: 5, onTime: 3, open: 1 })], () => '1', labels);
  expect(lost.broken).toContainEqual({ row: 'Hộ tịch', identity: '3 = 7 + 11 + rút, dừng', left: 5, right: 4 });
});

test.each([
  ['48,4', 4840],
  ['48.4 %', 4840],
  ['100', 10_000],
  ['99,685', undefined],
  ['-1', undefined],
  ['nhiều', undefined],
])('%s is read as %s', (text, rate) => {
  expect(percentFrom(text)).toBe(rate);
});

test('every rate names both of its parts in words', () => {
  for (const code of ['online_rate', 'on_time_rate', 'plan_completion_rate', 'satisfaction_rate']) {
    expect(definitionOf(code)).toMatchObject({
      numeratorText: expect.any(String),
      denominatorText: expect.any(String),
    });
  }
  expect(percentText(4309)).toBe('43.09');
});
