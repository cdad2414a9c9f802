import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicRemark } from './publication.ts';
import { rankingKeyText, readRankingKey } from './ranking-key.ts';
import type { ResultSums } from './result-sums.ts';
import { signedText } from './result-table.ts';
import { bandOfWhole, standingsByPart, standingsOf, type UnitResult } from './standings.ts';
import { changeOf, isMergedSince, mergerSentence, pastCounts } from './year-on-year.ts';

const BANDS = [
  { name: 'Tốt', from: 8_000 },
  { name: 'Khá', from: 7_000 },
  { name: 'Thấp', from: 0 },
];
const RULES = { result: 'absolute', tieRule: 'shared', bands: BANDS } as const;

function sums(index: number, areas: ResultSums['areas'] = {}): ResultSums {
  const rest = { lost: 0, bonus: 0, penalty: 0, unexplained: 0, lostCriteria: 0 };
  return { ...rest, max: 1_000_000, points: index, index, relative: index / 100, areas };
}

function unit(unitId: number, index: number, group = '', areas: ResultSums['areas'] = {}): UnitResult {
  return { unitId, group, sums: sums(index, areas), decided: undefined };
}

describe('standings', () => {
  const units = [unit(1, 800_000, 'a'), unit(2, 900_000, 'b'), unit(3, 800_000, 'b'), unit(4, 700_000, 'a')];
  const placesOf = (tieRule: 'shared' | 'dense') =>
    [...standingsOf({ ...RULES, tieRule }, [], units).values()].map(({ rank }) => rank);

  test('equal results share a place; groups are ranked among themselves', () => {
    expect(placesOf('shared')).toEqual([2, 1, 2, 4]);
    expect(placesOf('dense')).toEqual([2, 1, 2, 3]);
    const standings = standingsOf(RULES, [], units);
    expect([1, 2, 3, 4].map((id) => standings.get(id)?.groupRank)).toEqual([1, 1, 2, 2]);
  });

  test.each([
    [800_000, 'Tốt'],
    [799_900, 'Khá'],
    [700_000, 'Khá'],
    [699_900, 'Thấp'],
    [0, 'Thấp'],
  ])('%i ten-thousandths are %s: the bound belongs to the higher band', (index, band) => {
    expect(bandOfWhole(RULES, sums(index))).toBe(band);
    expect(bandOfWhole({ ...RULES, result: 'relative' }, sums(index))).toBe(band);
  });

  test('a printed place stands only where its decision ranked more units than are here', () => {
    const printed = { ...unit(1, 800_000), decided: { rank: 7, rankOf: 18 } };
    expect(standingsOf(RULES, [], [printed]).get(1)).toMatchObject({ rank: 7, rankOf: 18 });
    const whole = { ...unit(1, 800_000), decided: { rank: 1, rankOf: 1 } };
    expect(standingsOf(RULES, [], [whole, unit(2, 900_000)]).get(1)).toMatchObject({ rank: 2, rankOf: 2 });
  });

  test('a part that does not concern a unit gives it no place', () => {
    const some = [unit(1, 0, '', { '3': [20_000, 10_000] }), unit(2, 0, '', { '3': [0, 0] }), unit(3, 0)];
    const standings = standingsByPart(RULES, some, (one) => one.sums.areas['3']);
    expect([...standings.keys()]).toEqual([1]);
  });

  test('nobody is lost and the order of entry changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 40 }), (points) => {
        const all = points.map((index, id) => unit(id, index * 100));
        const places = standingsOf(RULES, [], all);
        const turned = standingsOf(RULES, [], [...all].reverse());
        expect(places.size).toBe(all.length);
        expect(all.map(({ unitId }) => places.get(unitId)?.rank)).toEqual(
          all.map(({ unitId }) => turned.get(unitId)?.rank),
        );
      }),
    );
  });
});

describe('from year to year', () => {
  const side = (value: number, rank: number, scale = 'bo 1') => ({ value, max: 100, rank, rankOf: 9, scale });
  const earlier = { year: 2024, term: 'year' } as const;

  test('places won are positive, and none are counted where a merger lies between', () => {
    expect(changeOf(side(9_132, 3), side(9_000, 5), false, true)).toEqual({ kind: 'change', value: 132, places: 2 });
    expect(changeOf(side(9_132, 3), side(9_000, 5), false, false)).toMatchObject({ places: undefined });
    expect(changeOf(side(9_132, 3), side(9_000, 5), true, false)).toEqual({ kind: 'merged' });
    expect(changeOf(side(1, 3), side(1, 5, 'bo 2'), false, true)).toEqual({ kind: 'other-scale' });
    expect(changeOf(side(1, 3), undefined, false, true)).toEqual({ kind: 'none' });
  });

  test('a merger counts from the day after the earlier term', () => {
    const merged = (since: string) => isMergedSince({ since, predecessors: [1] }, earlier);
    expect([merged('2024-12-31'), merged('2025-01-01'), merged('2025-07-01')]).toEqual([false, true, true]);
    expect(isMergedSince({ since: '2025-07-01', predecessors: [] }, earlier)).toBe(false);
    expect(isMergedSince({ since: '2025-07-01', predecessors: [1] }, { year: 2025, term: 'half' })).toBe(true);
    expect(mergerSentence(0, 5, earlier)).toBeUndefined();
    expect(mergerSentence(2, 5, earlier)).toContain('2/5 đơn vị thành lập do sắp xếp, sáp nhập');
  });

  test('a successor’s past is counts of those that have a result', () => {
    const lost = new Map([
      [1, 16],
      [3, 4],
    ]);
    expect(pastCounts({ since: '2025-07-01', predecessors: [1, 2, 3] }, lost)).toEqual({
      predecessors: 3,
      withResult: 2,
      lostCriteria: 20,
    });
  });
});

test.each([
  ['liên hệ 0905 123 456 hoặc +84905123456', 'liên hệ [đã ẩn] hoặc [đã ẩn]'],
  ['CCCD 051 099 001 234', 'CCCD [đã ẩn]'],
  ['thư a.b@example.vn.', 'thư [đã ẩn]'],
  [
    'Công văn 243/UBND-TP ngày 29/3/2023, 1.203/1.240 văn bản, 26,24 %',
    'Công văn 243/UBND-TP ngày 29/3/2023, 1.203/1.240 văn bản, 26,24 %',
  ],
])('what is published of “%s”', (text, published) => {
  expect(publicRemark(text)).toBe(published);
});

test('keys of rankings are read as they are written, and nothing else is', () => {
  const id = '01a1fa4c-1046-7bfd-9b92-b341c88d7173';
  for (const text of [`dot.${id}`, `qd.${id}`, `2026.${id}`, `2026-6m.${id}`]) {
    const key = readRankingKey(text);
    expect(key && rankingKeyText(key)).toBe(text);
  }
  for (const text of ['', id, `x.${id}`, `2026.${id}x`, '2026.', `26.${id}`]) {
    expect(readRankingKey(text)).toBeUndefined();
  }
});

test('differences keep their sign', () => {
  expect(['-0.05', '+1.20', '0.00', '91.32'].map(signedText)).toEqual(['−0,05', '+1,20', '0,00', '91,32']);
});
