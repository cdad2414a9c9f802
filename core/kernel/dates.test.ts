import { expect, test } from 'vitest';
import { dayNumber, isPlainDate, plainDateOf } from './dates.ts';
import { clean } from './text.ts';

test('every day of five centuries has its number, as the platform’s own calendar counts', () => {
  for (let number = dayNumber('1600-01-01'); number <= dayNumber('2100-12-31'); number += 1) {
    const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
    expect([day, dayNumber(day)]).toEqual([day, number]);
    expect(plainDateOf(number)).toBe(day);
  }
});

test.each([
  '2023-02-29',
  '1900-02-29',
  '2023-13-01',
  '2023-00-10',
  '2023-04-31',
  '2023-01-00',
  '2023-1-1',
  'hôm nay',
  '',
])('“%s” is no day', (text) => {
  expect(dayNumber(text)).toBeNaN();
  expect(isPlainDate(text)).toBe(false);
});

test.each([
  ['  Nguyễn \u00a0 Thị\tÁnh ', 'Nguyễn Thị Ánh'],
  ['Nguye\u0302\u0303n', 'Nguyễn'],
  ['H48.01-230105-0001', 'H48.01-230105-0001'],
  [' H48  01 ', 'H48 01'],
  [' ', ''],
  ['', ''],
])('%j is cleaned to %j', (given, wanted) => {
  expect(clean(given)).toBe(wanted);
});
