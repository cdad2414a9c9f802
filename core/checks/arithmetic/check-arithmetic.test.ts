import { describe, expect, test } from 'vitest';
import { checkArithmetic } from './check-arithmetic.ts';

const textOf = (text: string) => ({
  lines: text.split('\n').map((line, index) => ({ number: index + 1, text: line })),
});
const findingsOf = (text: string) =>
  checkArithmetic(textOf(text)).findings.map(({ rule, severity, line, numbers }) => ({
    rule,
    severity,
    line,
    numbers,
  }));

describe('figures', () => {
  test('a figure has its value, its unit and what it counts', () => {
    const { figures } = checkArithmetic(
      textOf(
        'Từ ngày 15/12/2024 đến 14/6/2025, xã tiếp nhận 2.345 hồ sơ theo Kế hoạch số 12/KH-UBND; tỷ lệ đúng hạn 99,5%.',
      ),
    );
    expect(figures.map(({ value, unit, printed }) => [value, unit, printed])).toEqual([
      [2345, 'hồ sơ', '2.345'],
      [99.5, '%', '99,5'],
    ]);
  });

  test.each([
    ['1,234 hồ sơ; tỷ lệ 43.1 %', [1234, 43.1]],
    ['1 234 hồ sơ', [1234]],
    ['5.140/4.800 triệu đồng và thu 12,5 triệu đồng', [5140, 4800, 12.5]],
    ['28/31 nhiệm vụ, 05 cuộc', [28, 31, 5]],
    ['đạt 0/2 điểm', [0, 2]],
    ['dịch vụ công mức độ 3, 4; TCVN ISO 9001:2015; Điều 12; xếp thứ 4/11; điện thoại 0255.3822.123', []],
    ['Quyết định 766/QĐ-TTg ngày 23/6/2022, Chỉ thị 31-CT/TU, Nghị quyết 20/2020/NQ-HĐND, giai đoạn 2021 - 2025', []],
    ['1.1.3. Mức độ thực hiện', []],
    ['tháng 05 cuộc', [5]],
  ])('%s', (text, values) => {
    expect(checkArithmetic(textOf(text)).figures.map(({ value }) => value)).toEqual(values);
  });
});

describe('a total with its parts', () => {
  test('says its arithmetic when the parts make more', () => {
    const [finding] = checkArithmetic(
      textOf(
        'Trong kỳ tiếp nhận 1.050 hồ sơ, trong đó: lĩnh vực hộ tịch 640 hồ sơ, lĩnh vực chứng thực 300 hồ sơ, lĩnh vực đất đai 120 hồ sơ.',
      ),
    ).findings;
    expect(finding).toMatchObject({
      rule: 'sum-mismatch',
      severity: 'error',
      line: 1,
      numbers: [640, 300, 120, 1060, 1050, 10],
    });
    expect(finding?.message).toContain('640 + 300 + 120 = 1.060 ≠ 1.050, lệch 10 hồ sơ');
  });

  test('reads the bullets under it', () => {
    const text = ['- Tổng số hồ sơ: 520 hồ sơ. Trong đó:', '+ Trực tuyến: 400.', '+ Trực tiếp, bưu chính: 110.'].join(
      '\n',
    );
    expect(findingsOf(text)).toEqual([
      { rule: 'sum-mismatch', severity: 'error', line: 1, numbers: [400, 110, 510, 520, 10] },
    ]);
  });

  test.each([
    'Tiếp nhận 1.200 hồ sơ, trong đó trực tuyến 300 hồ sơ.',
    'Tiếp nhận 1.200 hồ sơ, tăng 120 hồ sơ so với cùng kỳ, trong đó: trực tuyến 700 hồ sơ, trực tiếp 500 hồ sơ.',
    'Có 26 cán bộ, công chức, trong đó nữ 10 người, đảng viên 24 người, trình độ đại học 20 người.',
    'Tiếp nhận 100 hồ sơ, trong đó: hộ tịch 60 hồ sơ, đất đai 40 hồ sơ; trực tuyến 70 hồ sơ, trực tiếp 30 hồ sơ.',
    'Có 03 xã phát sinh hồ sơ gồm: Hòa An (15 hồ sơ), Hòa Bình (9 hồ sơ), Hòa Lộc (4 hồ sơ).',
  ])('is right, or says too little to be wrong: %s', (text) => {
    expect(findingsOf(text)).toEqual([]);
  });
});

describe('a statement beside a figure', () => {
  const report = (claim: string) =>
    ['BÁO CÁO', 'Công tác cải cách hành chính năm 2025', claim, '- Trả quá hạn: 7 hồ sơ.'].join('\n\n');

  test.each(['Đơn vị không có hồ sơ trễ hạn.', '100% hồ sơ được giải quyết trước và đúng hạn.'])(
    'contradicts it: %s',
    (claim) => {
      expect(findingsOf(report(claim))).toMatchObject([
        { rule: 'claim-contradicts-figure', severity: 'error', line: 5, numbers: [7] },
      ]);
    },
  );

  test.each([
    'Phấn đấu không có hồ sơ trễ hạn.',
    'Lĩnh vực hộ tịch không có hồ sơ trễ hạn.',
    'Trong tháng 3 không có hồ sơ trễ hạn.',
    'Năm 2024 không có hồ sơ trễ hạn.',
  ])('does not, for it is about something else: %s', (claim) => {
    expect(findingsOf(report(claim))).toEqual([]);
  });
});
