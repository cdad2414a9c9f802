import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, plainDateOf } from '#core/kernel/dates.ts';
import { lastMonths, monthEnd, monthsOf, type Span, spansOf, spansUpTo } from './windows.ts';

const PREFIX = { d: 10, m: 7, y: 4 } as const;

/** The days a span stands for: a month's row covers its days, a year's row its days. */
function daysIn({ grain, first, last }: Span): string[] {
  const starts = new Set<string>();
  for (let day = first; day <= last; day = addDays(day, 1)) {
    starts.add(day.slice(0, PREFIX[grain]));
  }
  return [...starts].flatMap((start) => {
    const days: string[] = [];
    for (let day = `${start}-01-01`.slice(0, 10); day.startsWith(start); day = addDays(day, 1)) {
      days.push(day);
    }
    return days;
  });
}

const aDay = fc.integer({ min: 18_000, max: 21_000 }).map(plainDateOf);

test('the spans hold every day of the window once and no other', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 0, max: 1500 }), (from, length) => {
      const covered = spansOf({ from, to: addDays(from, length) })
        .flatMap(daysIn)
        .sort();
      expect(covered).toEqual(Array.from({ length: length + 1 }, (_, index) => addDays(from, index)));
    }),
    { numRuns: 200 },
  );
});

test('a window is never more than five spans', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 0, max: 3000 }), (from, length) => {
      expect(spansOf({ from, to: addDays(from, length) }).length).toBeLessThanOrEqual(5);
    }),
  );
});

test('Châu Ổ: 05/12/2022–01/11/2023 is days, months, one day', () => {
  expect(spansOf({ from: '2022-12-05', to: '2023-11-01' })).toEqual([
    { grain: 'd', first: '2022-12-05', last: '2022-12-31' },
    { grain: 'm', first: '2023-01-01', last: '2023-10-31' },
    { grain: 'd', first: '2023-11-01', last: '2023-11-01' },
  ]);
});

test('a stock reads whole years up to last year, then months, then days', () => {
  expect(spansUpTo('2023-03-14')).toEqual([
    { grain: 'y', first: '1900-01-01', last: '2022-12-31' },
    { grain: 'm', first: '2023-01-01', last: '2023-02-28' },
    { grain: 'd', first: '2023-03-01', last: '2023-03-14' },
  ]);
  expect(spansUpTo('2023-12-31')).toEqual([{ grain: 'y', first: '1900-01-01', last: '2023-12-31' }]);
});

test('a window that ends before it begins holds nothing', () => {
  expect(spansOf({ from: '2023-01-02', to: '2023-01-01' })).toEqual([]);
});

test('months of a window are cut to it', () => {
  expect(monthsOf({ from: '2023-01-15', to: '2023-03-02' })).toEqual([
    { from: '2023-01-15', to: '2023-01-31' },
    { from: '2023-02-01', to: '2023-02-28' },
    { from: '2023-03-01', to: '2023-03-02' },
  ]);
  expect(lastMonths('2026-02-10', 3)).toEqual([
    { from: '2025-12-01', to: '2025-12-31' },
    { from: '2026-01-01', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-10' },
  ]);
  expect(monthEnd('2024-02-03')).toBe('2024-02-29');
});
