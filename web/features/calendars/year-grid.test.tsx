import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { calendarFrom, nationalLayer } from '#core/calendars/calendar-layers.ts';
import { YearGrid } from './year-grid.tsx';

afterEach(cleanup);

const half = { day: '2026-03-03', kind: 'half_day' as const, name: 'Họp HĐND', closes: 690 };
const calendar = calendarFrom('2026-01-01', [nationalLayer(), { days: [half], years: [], weeks: [] }]);

test('every month says how many days are worked and what is special, in words', () => {
  render(<YearGrid year={2026} calendar={calendar} />);

  // February 2026: 20 weekdays less five of Tết
  const february = screen.getByRole('table', { name: /Tháng 2 / });
  expect(february.querySelector('caption')?.textContent).toBe('Tháng 2 15 ngày làm việc');
  expect(screen.getByText('Tết Nguyên đán (mùng 1)')).toBeTruthy();
  expect(screen.getByText(/Làm việc nửa ngày: Họp HĐND, đến 11:30/)).toBeTruthy();
});

test('a day stands under its weekday, and a day off says so to those who cannot see colour', () => {
  render(<YearGrid year={2026} calendar={calendar} />);

  const february = screen.getByRole('table', { name: /Tháng 2 / });
  const [, first] = within(february).getAllByRole('row');
  // 1/2/2026 is a Sunday: six empty cells before it
  expect(
    within(first!)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['', '', '', '', '', '', '1 nghỉ']);
  expect(within(february).getByTitle('17/02/2026: Tết Nguyên đán (mùng 1)').textContent).toBe('17L nghỉ');
  const august = screen.getByRole('table', { name: /Tháng 8 / });
  expect(within(august).getByTitle('22/08/2026: Làm bù cho ngày 31/08/2026').textContent).toBe('22Làm');
});
