import { expect, test } from 'vitest';
import { STANDARD_WEEK } from './calendar.ts';
import { hoursWords, parseClock, parseHours, weekWords } from './hours-text.ts';

test.each([
  ['7:30', 450],
  ['07h30', 450],
  ['7h', 420],
  ['7 giờ 30', 450],
  ['23:59', 1439],
  ['24:00', undefined],
  ['7:60', undefined],
  ['bảy giờ', undefined],
])('the time %s', (text, minute) => {
  expect(parseClock(text)).toBe(minute);
});

test('hours are read as they are written', () => {
  const [monday = []] = STANDARD_WEEK.slice(1);
  expect(hoursWords(monday)).toBe('07:00–11:30, 13:30–17:00');
  expect(parseHours('7:00-11:30; 13h30 đến 17h00')).toEqual(monday);
  expect(parseHours(hoursWords(monday))).toEqual(monday);
  expect(parseHours('nghỉ')).toEqual([]);
  expect(parseHours('')).toEqual([]);
});

test.each(['7:00', '11:30-7:00', '7:00-11:30, 11:00-17:00', '7-8-9', 'sáng'])('%s is no hours', (text) => {
  expect(parseHours(text)).toBeUndefined();
});

test('a week is told in runs of days', () => {
  expect(weekWords(STANDARD_WEEK)).toEqual([
    ['Thứ Hai – Thứ Sáu', '07:00–11:30, 13:30–17:00'],
    ['Thứ Bảy – Chủ nhật', 'nghỉ'],
  ]);
});
