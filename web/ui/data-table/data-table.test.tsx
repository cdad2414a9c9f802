import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Column, DataTable } from './data-table.tsx';

afterEach(cleanup);

interface Row {
  readonly code: string;
  readonly fee: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'code', head: 'Mã hồ sơ', cell: ({ code }) => code, main: true, sort: 'code' },
  { key: 'fee', head: 'Lệ phí', unit: 'đồng', kind: 'number', cell: ({ fee }) => fee },
];

test('names its columns with their units, links its rows and shows a dash for nothing', () => {
  render(
    <DataTable
      caption="Hồ sơ"
      columns={COLUMNS}
      rows={[{ code: 'A-1', fee: null }]}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/ho-so/${code}`}
    />,
  );

  const table = screen.getByRole('table', { name: 'Hồ sơ' });
  expect(within(table).getByRole('columnheader', { name: /^Lệ phí\s+\(đồng\)$/ })).toBeTruthy();
  expect(within(table).getByRole('link', { name: 'A-1' }).getAttribute('href')).toBe('/ho-so/A-1');
  expect(within(table).getAllByRole('cell').at(-1)?.textContent).toBe('–');
});

test('a nought is a figure and no dash', () => {
  render(<DataTable caption="Hồ sơ" columns={COLUMNS} rows={[{ code: 'A-1', fee: 0 }]} rowKey={({ code }) => code} />);

  expect(screen.getAllByRole('cell').at(-1)?.textContent).toBe('0');
});

test('asks for the other direction when the column in use is pressed again', async () => {
  const onSort = vi.fn();
  render(
    <DataTable
      caption="Hồ sơ"
      columns={COLUMNS}
      rows={[{ code: 'A-1', fee: 1 }]}
      rowKey={({ code }) => code}
      sort={{ by: 'code', descending: false }}
      onSort={onSort}
    />,
  );

  expect(screen.getByRole('columnheader', { name: /Mã hồ sơ/ }).getAttribute('aria-sort')).toBe('ascending');
  await userEvent.click(screen.getByRole('button', { name: /Mã hồ sơ/ }));
  expect(onSort).toHaveBeenCalledWith({ by: 'code', descending: true });
});

test('without rows it shows what was given for that', () => {
  render(<DataTable caption="Hồ sơ" columns={COLUMNS} rows={[]} rowKey={({ code }) => code} empty={<p>Chưa có</p>} />);

  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('Chưa có')).toBeTruthy();
});
