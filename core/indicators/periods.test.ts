import { expect, test } from 'vitest';
import { periodName, periodOf } from './periods.ts';

test.each([
  ['2023-q1', '2022-12-15', '2023-03-14', 'Quý I/2023'],
  ['2024-6m', '2023-12-15', '2024-06-14', '6 tháng đầu năm 2024'],
  ['2024-q3', '2024-06-15', '2024-09-14', 'Quý III/2024'],
  ['2023-year', '2022-12-15', '2023-12-14', 'Năm 2023'],
  ['2023', '2023-01-01', '2023-12-31', 'Năm dương lịch 2023'],
  ['2024-02', '2024-02-01', '2024-02-29', 'Tháng 2/2024'],
])('%s is %s to %s', (code, from, to, name) => {
  const period = periodOf(code);
  expect(period?.window).toEqual({ from, to });
  expect(period && periodName(period)).toBe(name);
});

test.each(['2023-q2', '2023-13', '23-q1', '2023-Q1', ''])('%s is no period', (code) => {
  expect(periodOf(code)).toBeUndefined();
});
