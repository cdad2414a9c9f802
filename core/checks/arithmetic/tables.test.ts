import { describe, expect, test } from 'vitest';
import { checkArithmetic } from './check-arithmetic.ts';

const textOf = (rows: readonly string[]) => ({
  lines: rows.map((row, index) => ({ number: index + 1, text: row.replaceAll(' | ', '\t') })),
});
const findingsOf = (...rows: string[]) =>
  checkArithmetic(textOf(rows)).findings.map(({ rule, severity, line, numbers }) => ({
    rule,
    severity,
    line,
    numbers,
  }));

const HEAD = 'TT | Lĩnh vực | Tổng số | Trực tuyến | Trực tiếp, bưu chính | Kỳ trước';
const NUMBERS = '(1) | (2) | (3)=(4)+(5)+(6) | (4) | (5) | (6)';

describe('a table whose head says how its columns are made', () => {
  test('is right with empty cells and dashes', () => {
    expect(
      findingsOf(
        HEAD,
        NUMBERS,
        '1 | Hộ tịch | 1.250 | 900 | 340 | 10',
        '2 | Chứng thực | 500 | - | 500 | ',
        ' | Tổng cộng | 1.750 | 900 | 840 | 10',
      ),
    ).toEqual([]);
  });

  test('is wrong in the row whose parts make another number, and in the total that does not add the rows', () => {
    expect(
      findingsOf(
        HEAD,
        NUMBERS,
        '1 | Hộ tịch | 1.251 | 900 | 340 | 10',
        '2 | Chứng thực | 500 | - | 500 | ',
        ' | Tổng cộng | 1.750 | 900 | 840 | 10',
      ),
    ).toEqual([
      { rule: 'sum-mismatch', severity: 'error', line: 3, numbers: [900, 340, 10, 1250, 1251, 1] },
      { rule: 'sum-mismatch', severity: 'error', line: 5, numbers: [1251, 500, 1751, 1750, 1] },
    ]);
  });
});

test('the total of a table with groups may add the groups or what stands under them', () => {
  const rows = [
    'TT | Nội dung | Số cuộc | Số người',
    'I | Trực tiếp | 12 | 300',
    '1 | Hội nghị | 7 | 200',
    '2 | Tập huấn | 5 | 100',
    'II | Gián tiếp | 8 | 90',
    '1 | Phát thanh | 8 | 90',
  ];
  expect(findingsOf(...rows, ' | Tổng cộng | 20 | 390')).toEqual([]);
  expect(findingsOf(...rows, ' | Tổng cộng | 20 | 391')).toEqual([
    { rule: 'sum-mismatch', severity: 'error', line: 7, numbers: [300, 90, 390, 391, 1] },
  ]);
});

test('a row that counts all is no total of the rows below it', () => {
  expect(
    findingsOf(
      'Chỉ tiêu | Số lượng | Ghi chú',
      'Tổng số hồ sơ tiếp nhận | 720 | ',
      'Hồ sơ trực tuyến | 500 | ',
      'Đã giải quyết | 700 | ',
    ),
  ).toEqual([]);
});

describe('a sheet of scores', () => {
  const head = 'Tiêu chí | Điểm tối đa | Điểm thẩm định | Điểm bị trừ | Lý do trừ điểm';

  test('is right where each row adds up', () => {
    expect(
      findingsOf(
        head,
        '1.1. Kế hoạch | 2 | 1,81 | -0,19 | hoàn thành 28/31 nhiệm vụ, đạt 90%',
        '1.2. Báo cáo | 1,5 | 0 | -1,5 | gửi chậm',
        '1.3. Sáng kiến | 1 | 1 | 0 | ',
      ),
    ).toEqual([]);
  });

  test('is wrong where maximum less score is not what was lost, or the score passes its maximum', () => {
    expect(
      findingsOf(head, '1.1. Kế hoạch | 2 | 1,81 | -0,29 | chậm', '1.2. Báo cáo | 1,5 | 1,6 | 0,1 | gửi chậm'),
    ).toEqual([
      { rule: 'score-row-mismatch', severity: 'error', line: 2, numbers: [2, 1.81, 0.19, 0.29, 0.1] },
      { rule: 'score-row-mismatch', severity: 'error', line: 3, numbers: [1.6, 1.5, 0.1] },
    ]);
  });

  test('must make its parents and its total', () => {
    const rows = [
      'TT | Lĩnh vực | Điểm tối đa | Điểm tự chấm',
      '1 | Chỉ đạo | 10 | 9,5',
      '1.1 | Kế hoạch | 4 | 4',
      '1.2 | Báo cáo | 6 | 5,5',
      '2 | Thể chế | 5 | 5',
    ];
    expect(findingsOf(...rows, ' | Tổng cộng | 15 | 14,5')).toEqual([]);
    expect(findingsOf(...rows, ' | Tổng cộng | 15 | 14')).toEqual([
      { rule: 'score-total-mismatch', severity: 'error', line: 6, numbers: [9.5, 5, 14.5, 14, 0.5] },
    ]);
  });
});

test('a share of two columns may be rounded or cut off, not invented', () => {
  const rows = [
    'TT | Đơn vị | Số nhiệm vụ | Hoàn thành | Tỷ lệ (%)',
    '(1) | (2) | (3) | (4) | (5)=(4)/(3)',
    '1 | Xã An Hòa | 31 | 28 | 90,32',
    '2 | Xã An Phú | 11 | 9 | 81,81',
  ];
  expect(findingsOf(...rows, '3 | Xã An Lộc | 11 | 9 | 81,82')).toEqual([]);
  expect(findingsOf(...rows, '3 | Xã An Lộc | 11 | 9 | 83')).toEqual([
    { rule: 'ratio-mismatch', severity: 'error', line: 5, numbers: [9, 11, 81.82, 83, 1.18] },
  ]);
});
