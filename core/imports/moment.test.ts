import { expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { instantOf, momentFrom } from './moment.ts';

test.each<[Cell, string | undefined, number | undefined]>([
  ['05/12/2022', '2022-12-05', undefined],
  ['5/1/2023 7:05', '2023-01-05', 425],
  ['05/12/2022 07:30:59', '2022-12-05', 450],
  ['05-12-2022, 2:15:00 CH', '2022-12-05', 855],
  ['05/12/2022 12:10 SA', '2022-12-05', 10],
  ['07:30 05/12/2022', '2022-12-05', 450],
  ['7h30 ngày 05/12/2022', '2022-12-05', 450],
  ['07 giờ 30 phút, ngày 05/12/2022', '2022-12-05', 450],
  ['2022-12-05', '2022-12-05', undefined],
  ['2022-12-05T07:30:00+07:00', '2022-12-05', 450],
  [{ local: '2022-12-05T07:30' }, '2022-12-05', 450],
  [44_900.3125, '2022-12-05', 450],
  [44_900, '2022-12-05', undefined],
  ['30/02/2023', undefined, undefined],
  ['05/13/2022', undefined, undefined],
  ['05/12/2022 25:00', undefined, undefined],
  ['mai', undefined, undefined],
  [12, undefined, undefined],
])('%j is %s at minute %s', (cell, date, minutes) => {
  expect(momentFrom(cell)).toEqual(date === undefined ? undefined : { date, minutes });
});

test('a day without a time is not before what happened earlier that day', () => {
  expect(instantOf({ date: '2023-01-05', minutes: undefined }, '2023-01-05T09:00:00+07:00')).toBe(
    '2023-01-05T09:00:00+07:00',
  );
  expect(instantOf({ date: '2023-01-06', minutes: undefined }, '2023-01-05T09:00:00+07:00')).toBe(
    '2023-01-06T00:00:00+07:00',
  );
});
