import { describe, expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { DOSSIER_COLUMNS, DOSSIER_FIELDS, type DossierField } from './dossier-columns.ts';
import { findHeader, type Layout } from './header.ts';
import { dossierReader } from './read-dossier.ts';

const header = DOSSIER_FIELDS.map((field) => DOSSIER_COLUMNS[field].name);
const layout = findHeader([{ number: 1, cells: header }]) as Layout;
const read = dossierReader(layout, '2023-06-30');

const whole: Partial<Record<DossierField, Cell>> = {
  code: 'H48.12-230105-0001',
  procedureName: 'Đăng ký khai sinh',
  applicantName: 'Trần  Thị Ễ',
  receivedAt: '05/01/2023 08:00',
  due: '06/01/2023',
};
const row = (change: Partial<Record<DossierField, Cell>> = {}) =>
  read({ number: 7, cells: DOSSIER_FIELDS.map((field) => ({ ...whole, ...change })[field]) });

test('every column of form 07 is found by its own words', () => {
  expect(layout.columns.map(({ field }) => field)).toEqual([...DOSSIER_FIELDS]);
});

test('a row becomes a dossier', () => {
  expect(
    row({
      status: 'Đã trả kết quả',
      channel: 'Mức độ 4',
      resolvedAt: '05/01/2023',
      returnedAt: '06/01/2023 16:30',
      addressPhone: 'Tổ dân phố 1, 0905 123 456',
      applicantIdNumber: 51_090_000_123,
      digitised: 'x',
      electronicResult: 'Không',
      fee: '8.000 đ',
    }),
  ).toEqual({
    kind: 'dossier',
    dossier: expect.objectContaining({
      row: 7,
      code: 'H48.12-230105-0001',
      applicantName: 'Trần Thị Ễ',
      applicantIdNumber: '051090000123',
      address: 'Tổ dân phố 1',
      phone: '0905 123 456',
      channel: 'online-full',
      status: 10,
      receivedAt: '2023-01-05T08:00:00+07:00',
      due: '2023-01-06',
      resolvedAt: '2023-01-05T08:00:00+07:00',
      returnedAt: '2023-01-06T16:30:00+07:00',
      digitised: true,
      electronicResult: false,
      fee: 8000,
      paidOnline: undefined,
    }),
  });
});

test.each([
  [{}, 4],
  [{ resolvedAt: '06/01/2023' }, 9],
  [{ returnedAt: '06/01/2023' }, 10],
  [{ status: 'ĐANG XỬ LÝ' }, 4],
  [{ status: '6' }, 6],
  [{ status: 'Công dân rút', endedAt: '06/01/2023' }, 7],
])('status of %j is %i', (change, status) => {
  expect(row(change)).toMatchObject({ dossier: { status } });
});

describe('a bad row says why', () => {
  test.each([
    ['code-missing', { code: ' ' }],
    ['code-too-long', { code: 'H'.repeat(61) }],
    ['applicant-too-long', { applicantName: 'Ạ'.repeat(501) }],
    ['procedure-missing', { procedureName: undefined }],
    ['applicant-missing', { applicantName: undefined }],
    ['received-missing', { receivedAt: undefined }],
    ['date-unreadable', { receivedAt: '31/02/2023' }],
    ['date-unreadable', { due: 'mai' }],
    ['received-in-future', { receivedAt: '01/07/2023', due: '02/07/2023' }],
    ['due-before-received', { due: '04/01/2023' }],
    ['resolved-before-received', { resolvedAt: '04/01/2023' }],
    ['resolved-in-future', { resolvedAt: '01/07/2023' }],
    ['returned-before-resolved', { resolvedAt: '06/01/2023', returnedAt: '05/01/2023' }],
    ['ended-missing', { status: 'Đã rút' }],
    ['ended-before-received', { status: 'Dừng xử lý', endedAt: '04/01/2023' }],
    ['resolved-missing', { status: 'Đã trả kết quả' }],
    ['status-contradicts-dates', { status: 'Đang xử lý', returnedAt: '06/01/2023' }],
    ['status-unknown', { status: 'Lơ lửng' }],
    ['channel-unknown', { channel: 'Bồ câu' }],
    ['answer-unreadable', { digitised: 'có lẽ' }],
    ['amount-unreadable', { fee: 'nhiều' }],
  ])('%s', (code, change) => {
    expect(row(change)).toMatchObject({ kind: 'bad', row: 7, problems: [{ code }] });
  });

  test('every reason of the row, each once', () => {
    expect(row({ code: '', due: 'mai', channel: 'Bồ câu' })).toMatchObject({
      problems: [
        { code: 'code-missing' },
        { code: 'channel-unknown' },
        { code: 'date-unreadable', detail: { field: 'due', label: 'Hẹn trả kết quả', value: 'mai' } },
      ],
    });
  });
});

test('group headings, sums and the place for signatures are no rows', () => {
  expect(read({ number: 9, cells: ['', 'Lĩnh vực Hộ tịch'] })).toEqual({ kind: 'skipped' });
  expect(read({ number: 9, cells: [undefined, 'Tổng số', 1200] })).toEqual({ kind: 'skipped' });
});
