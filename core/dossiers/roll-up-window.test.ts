import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type PlainDate, plainDateOf } from '#core/kernel/dates.ts';
import { type Piece, piecesOf, piecesUpTo } from './roll-up-window.ts';

const day = fc.integer({ min: 18_000, max: 20_500 }).map(plainDateOf);

/** Every day that a piece's rows stand for. */
function daysOf({ grain, from, to }: Piece): PlainDate[] {
  const days: PlainDate[] = [];
  const length = { d: 10, m: 7, y: 4 }[grain];
  for (let on = plainDateOf(17_500); on <= '2027-12-31'; on = addDays(on, 1)) {
    const row = `${on.slice(0, length)}${'-01-01'.slice(length - 4)}`;
    if (row >= from && row <= to) {
      days.push(on);
    }
  }
  return days;
}

function everyDay(from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    days.push(on);
  }
  return days;
}

test('the pieces of a window are its days, each once', () => {
  fc.assert(
    fc.property(day, day, (from, to) => {
      expect(piecesOf(from, to).flatMap(daysOf).sort()).toEqual(everyDay(from, to));
    }),
    { numRuns: 60 },
  );
});

test('everything up to a day, each day once', () => {
  fc.assert(
    fc.property(day, (to) => {
      expect(piecesUpTo(to).flatMap(daysOf).sort()).toEqual(everyDay(plainDateOf(17_500), to));
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['2023-01-01', '2023-12-31', ['y']],
  ['2022-12-15', '2023-03-14', ['d', 'm', 'd']],
  ['2021-12-15', '2024-03-14', ['d', 'y', 'm', 'd']],
  ['2023-02-01', '2023-02-28', ['m']],
  ['2023-02-10', '2023-02-12', ['d']],
])('%s to %s takes few pieces', (from, to, grains) => {
  expect(piecesOf(from, to).map(({ grain }) => grain)).toEqual(grains);
});
