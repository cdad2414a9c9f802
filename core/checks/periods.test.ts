import { expect, test } from 'vitest';
import { monthEnd, periodsIn, samePeriod, standardWindow } from './periods.ts';

test.each([
  ['Quý I năm 2022', 'quarter', 1, 2022],
  ['quý III/2024', 'quarter', 3, 2024],
  ['06 tháng đầu năm 2023', 'half', 1, 2023],
  ['9 tháng đầu năm 2021', 'nine-months', 1, 2021],
  ['tháng 5 năm 2025', 'month', 5, 2025],
  ['kết quả năm 2020', 'year', 1, 2020],
])('the period of %s', (text, kind, part, year) => {
  expect(periodsIn(text)).toMatchObject([{ kind, part, year }]);
});

test('a span of years and a date are no period', () => {
  expect(periodsIn('giai đoạn 2021-2030, năm 2021 - 2025, ngày 01/02/2023')).toEqual([]);
});

test('the windows of a reform report run from the 15th to the 14th', () => {
  const [first] = periodsIn('Quý III năm 2024');
  expect(standardWindow(first!)).toEqual({ from: '2024-06-15', to: '2024-09-14' });
  expect(standardWindow({ kind: 'quarter', part: 2, year: 2024 })).toBeUndefined();
  expect(samePeriod(first!, { kind: 'quarter', part: 3, year: 2024 })).toBe(true);
  expect(monthEnd(2024, 2)).toBe('2024-02-29');
});
