import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOf, bandProblem, bandsInWords, resultOf } from './bands.ts';
import { ranked } from './ranking.ts';

const quangTri = [
  { name: 'Tốt', from: 8_000 },
  { name: 'Khá', from: 7_000 },
  { name: 'Trung bình', from: 6_000 },
  { name: 'Thấp', from: 0 },
];
/** Nghị định 61/2018: a real system wrote > 15 and < 15 and left 15 of 18 without a class. */
const decree61 = [
  { name: 'Xuất sắc', from: 1_500 },
  { name: 'Tốt', from: 1_200 },
  { name: 'Khá', from: 900 },
  { name: 'Trung bình', from: 600 },
  { name: 'Yếu', from: 0 },
];

describe('bands', () => {
  test.each([
    [quangTri, 10_000, 'Tốt'],
    [quangTri, 8_000, 'Tốt'],
    [quangTri, 7_999, 'Khá'],
    [quangTri, 7_000, 'Khá'],
    [quangTri, 6_999, 'Trung bình'],
    [quangTri, 6_000, 'Trung bình'],
    [quangTri, 5_999, 'Thấp'],
    [quangTri, 0, 'Thấp'],
    [decree61, 1_500, 'Xuất sắc'],
    [decree61, 1_499, 'Tốt'],
    [[], 9_000, undefined],
  ])('the bound belongs to the higher band', (bands, result, name) => {
    expect(bandOf(bands, result)).toBe(name);
  });

  test('every result has exactly one band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (result) => {
        const fitting = quangTri.filter(
          ({ from }, at) => result >= from && result < (quangTri[at - 1]?.from ?? Number.POSITIVE_INFINITY),
        );
        expect(fitting.map(({ name }) => name)).toEqual([bandOf(quangTri, result)]);
      }),
    );
  });

  test.each([
    [quangTri, undefined],
    [[], undefined],
    [[...quangTri].reverse(), 'bands-out-of-order'],
    [
      [
        { name: 'a', from: 5 },
        { name: 'b', from: 5 },
      ],
      'bands-out-of-order',
    ],
    [quangTri.slice(0, 3), 'bands-leave-a-gap'],
  ])('are found wrong before publication', (bands, problem) => {
    expect(bandProblem(bands)).toBe(problem);
  });

  test('are said with their open side', () => {
    expect(bandsInWords(quangTri, 'relative')).toBe(
      'Tốt: từ 80 %; Khá: từ 70 % đến dưới 80 %; Trung bình: từ 60 % đến dưới 70 %; Thấp: dưới 60 %',
    );
    expect(
      bandsInWords(
        [
          { name: 'A', from: 9_050 },
          { name: 'B', from: 0 },
        ],
        'absolute',
      ),
    ).toBe('A: từ 90,5 điểm; B: dưới 90,5 điểm');
  });

  test('class points or their share of what was attainable, as the set says', () => {
    const totals = { index: 913_200, relative: 9_420 };
    expect([resultOf('absolute', totals), resultOf('relative', totals)]).toEqual([9_132, 9_420]);
  });
});

describe('ranking', () => {
  const units = [
    { name: 'a', result: 80, areas: [10, 5] },
    { name: 'b', result: 90, areas: [12, 5] },
    { name: 'c', result: 80, areas: [11, 4] },
    { name: 'd', result: 70, areas: [1, 1] },
    { name: 'e', result: 80, areas: [11, 4] },
  ];
  const places = (rule: 'shared' | 'dense' | 'by-area') =>
    ranked(units, rule)
      .map(({ name, rank }) => `${name}${rank}`)
      .join(' ');

  test('equal results follow the rule of the set', () => {
    expect(places('shared')).toBe('b1 a2 c2 e2 d5');
    expect(places('dense')).toBe('b1 a2 c2 e2 d3');
    expect(places('by-area')).toBe('b1 c2 e2 a4 d5');
  });

  test('areas decide one after the other, and equal ones share', () => {
    const rank = (...areas: readonly (readonly number[])[]) =>
      ranked(
        areas.map((one) => ({ result: 1, areas: one })),
        'by-area',
      ).map((one) => [one.areas.join('/'), one.rank]);
    expect(rank([5, 1, 9], [5, 2, 0], [5, 1, 9], [5, 1, 8])).toEqual([
      ['5/2/0', 1],
      ['5/1/9', 2],
      ['5/1/9', 2],
      ['5/1/8', 4],
    ]);
    expect(ranked([], 'shared')).toEqual([]);
  });

  test('nobody is lost, places never fall, and the order of entry changes nothing', () => {
    const results = fc.array(fc.record({ result: fc.nat(5), areas: fc.tuple(fc.nat(2), fc.nat(2)) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(results, fc.constantFrom('shared', 'dense', 'by-area'), (all, rule) => {
        const list = ranked(all, rule);
        expect(list.length).toBe(all.length);
        expect(list[0]?.rank ?? 1).toBe(1);
        expect(list.every(({ rank }, at) => at === 0 || rank >= (list[at - 1]?.rank ?? 0))).toBe(true);
        const key = (ranks: typeof list) =>
          ranks.map(({ rank, result, areas }) => `${rank} ${result} ${rule === 'by-area' ? areas : ''}`).sort();
        expect(key(ranked([...all].reverse(), rule))).toEqual(key(list));
        if (rule !== 'dense') {
          expect(list.every(({ rank, result }) => all.filter((one) => one.result > result).length < rank)).toBe(true);
        }
      }),
    );
  });
});
