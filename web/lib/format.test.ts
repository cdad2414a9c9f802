import { expect, test } from 'vitest';
import { dueWords, formatMoment, formatMoney, formatNumber, formatPercent, formatTime } from './format.ts';

const NBSP = '\u00a0';

test.each([
  [9968, '99,68'],
  [9800, '98'],
  [2624, '26,24'],
  [5, '0,05'],
  [50, '0,5'],
  [0, '0'],
  [-150, '-1,5'],
])('%i hundredths of a percent read %s %%', (hundredths, words) => {
  expect(formatPercent(hundredths)).toBe(`${words}${NBSP}%`);
});

test('money and counts have points between thousands', () => {
  expect(formatMoney(1_250_000)).toBe(`1.250.000${NBSP}đồng`);
  expect(formatNumber(1200)).toBe('1.200');
});

test('what is not there is a dash', () => {
  expect([formatPercent(null), formatMoney(undefined), formatNumber(null)]).toEqual(['–', '–', '–']);
});

test.each([
  ['2026-11-18', 'overdue', 'quá hạn 2 ngày'],
  ['2026-11-20', 'today', 'đến hạn hôm nay'],
  ['2026-11-23', 'soon', 'còn 3 ngày'],
  ['2026-11-24', 'later', 'còn 4 ngày'],
  ['2030-01-01', 'later', 'còn 1.138 ngày'],
])('due %s, seen on 20/11/2026, is %s: %s', (due, state, words) => {
  expect(dueWords(due, '2026-11-20')).toEqual({ state, words });
});

test('times are those of Việt Nam wherever the browser is', () => {
  expect(formatTime('2026-11-20T17:05:00Z')).toBe('00:05');
  expect(formatMoment('2026-11-20T03:42:00Z', new Date('2026-11-20T09:00:00Z'))).toBe('hôm nay 10:42');
  expect(formatMoment('2026-11-19T03:42:00Z', new Date('2026-11-20T09:00:00Z'))).toBe('10:42 19/11/2026');
});
