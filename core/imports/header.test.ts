import { expect, test } from 'vitest';
import type { Cell, SheetRow } from './cell.ts';
import { findHeader, fingerprintOf, isNumberingRow, likelyHeader, mappedLayout, plainLabel } from './header.ts';

const sheet = (...rows: (readonly Cell[])[]): SheetRow[] => rows.map((cells, index) => ({ number: index + 1, cells }));
const fieldsOf = (rows: readonly SheetRow[]) =>
  Object.fromEntries(findHeader(rows)?.columns.map(({ field, index }) => [field, index]) ?? []);

test('form 07 as printed: titles above, an empty first column, merged headings over two lines', () => {
  const rows = sheet(
    [undefined, 'UBND THỊ TRẤN CHÂU Ổ'],
    [undefined, 'SỔ THEO DÕI HỒ SƠ'],
    [
      undefined,
      'STT',
      'Mã hồ sơ',
      'Tên TTHC',
      'Tên tổ chức, cá nhân',
      'Địa chỉ/SĐT',
      'Thời gian',
      'Thời gian',
      'Trả kết quả',
      'Trả kết quả',
    ],
    [
      undefined,
      'STT',
      'Mã hồ sơ',
      'Tên TTHC',
      'Tên tổ chức, cá nhân',
      'Địa chỉ/SĐT',
      'Tiếp nhận',
      'Hẹn trả',
      'Ngày',
      'Ký nhận',
    ],
    [undefined, '(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
    [
      undefined,
      1,
      'H48-230105-0001',
      'Đăng ký khai sinh',
      'Trần Thị Ễ',
      'Tổ 1',
      '05/01/2023',
      '06/01/2023',
      '06/01/2023',
    ],
  );
  expect(findHeader(rows)).toMatchObject({ firstRow: 3, lastRow: 4, missing: [] });
  expect(fieldsOf(rows)).toEqual({
    code: 2,
    procedureName: 3,
    applicantName: 4,
    addressPhone: 5,
    receivedAt: 6,
    due: 7,
    returnedAt: 8,
    note: 9,
  });
});

test('merging lost, as in a CSV: the heading at the left goes on over columns with words below', () => {
  const rows = sheet(
    ['Mã HS', 'Thủ tục', 'Người nộp', undefined, 'Trả kết quả', undefined],
    [undefined, undefined, 'Họ và tên', 'SĐT', 'Ngày', 'Hình thức trả kết quả', 'Ngày nhận'],
  );
  expect(fieldsOf(rows)).toEqual({
    code: 0,
    procedureName: 1,
    applicantName: 2,
    phone: 3,
    returnedAt: 4,
    resultChannel: 5,
    receivedAt: 6,
  });
});

test('labels are compared without marks, case, brackets and punctuation', () => {
  expect(plainLabel('  TÊN  thủ tục (TTHC) * ')).toBe('ten thu tuc');
  expect(plainLabel('Ma ho so')).toBe(plainLabel('Mã hồ sơ'));
});

test('a header that lacks a needed column says which', () => {
  const rows = sheet(['Mã hồ sơ', 'Tên TTHC', 'Ngày hẹn trả', 'Trạng thái']);
  expect(findHeader(rows)?.missing).toEqual(['applicantName', 'receivedAt']);
});

test('no header of dossiers is no header, and the widest line is offered for mapping', () => {
  const rows = sheet(['Báo cáo'], ['Ký hiệu', 'Việc', 'Ai', 'Bao giờ'], ['a', 'b', 'c', 'd']);
  expect(findHeader(rows)).toBeUndefined();
  const likely = likelyHeader(rows);
  expect(likely?.labels.map(({ label }) => label)).toEqual(['Ký hiệu', 'Việc', 'Ai', 'Bao giờ']);
  const mapped =
    likely &&
    mappedLayout(likely, { code: 'Ký hiệu', procedureName: 'Việc', applicantName: 'Ai', receivedAt: 'Bao giờ' });
  expect(mapped?.missing).toEqual([]);
  expect(mapped?.columns.map(({ field, index }) => [field, index])).toEqual([
    ['code', 0],
    ['procedureName', 1],
    ['applicantName', 2],
    ['receivedAt', 3],
  ]);
  expect(likely && fingerprintOf(likely)).toBe('ky hieu|viec|ai|bao gio');
});

test.each([
  [['(1)', '(2)', '(3)'], true],
  [[undefined, 1, 2, 3, 4], true],
  [['1', '2'], false],
  [[1, 'H48', 3], false],
  [[3, 2, 1], false],
])('numbering row %j: %j', (cells, is) => {
  expect(isNumberingRow({ number: 1, cells: cells as Cell[] })).toBe(is);
});
