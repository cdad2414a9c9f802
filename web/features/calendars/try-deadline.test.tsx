import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { nationalCalendar } from '#core/calendars/calendar-layers.ts';
import { TryDeadline } from './try-deadline.tsx';

afterEach(cleanup);

async function fill(label: string, text: string) {
  const field = screen.getByLabelText(new RegExp(`^${label}`));
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

test('an officer reads when it is due and which days were counted', async () => {
  render(<TryDeadline calendar={nationalCalendar()} />);

  await fill('Ngày nhận hồ sơ', '28/4/2026');
  await fill('Giờ nhận', '16h45');
  await userEvent.click(screen.getByRole('button', { name: 'Tính hạn trả' }));

  expect(screen.getByText('Hạn trả: 05/05/2026')).toBeTruthy();
  expect(screen.getByText(/Các ngày được tính: 29\/04\/2026, 04\/05\/2026, 05\/05\/2026/)).toBeTruthy();
});

test('a date that reaches an unpublished year is called provisional', async () => {
  render(<TryDeadline calendar={nationalCalendar()} />);

  await fill('Ngày nhận hồ sơ', '30/12/2026');
  await userEvent.click(screen.getByRole('button', { name: 'Tính hạn trả' }));

  expect(screen.getByText(/Tạm tính: có năm chưa công bố lịch nghỉ/)).toBeTruthy();
});

test('what cannot be read is named beside its field', async () => {
  render(<TryDeadline calendar={nationalCalendar()} />);

  await fill('Giờ nhận', '25:00');
  await fill('Thời hạn', '2,5');
  await userEvent.click(screen.getByRole('button', { name: 'Tính hạn trả' }));

  const alerts = screen.getAllByRole('alert').map((alert) => alert.textContent);
  expect(alerts.join(' ')).toContain('Nhập giờ trong ngày');
  expect(alerts.join(' ')).toContain('số ngày phải là số nguyên');
});
