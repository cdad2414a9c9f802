import { describe, expect, test } from 'vitest';
import { findReferences } from './find-references.ts';
import { sameIssuer } from './issuers.ts';
import { passagesOf, sentenceAt } from './passages.ts';
import { readPlainText } from './plain-text.ts';

/** kind | symbol | class | date | issuer */
function read(text: string): readonly string[] {
  return findReferences(passagesOf(readPlainText(text)), () => false).map(
    ({ kind, symbol, class: symbolClass, date, issuer }) =>
      [kind, symbol, symbolClass, date ?? '-', issuer ?? '-'].join(' | '),
  );
}

describe('the printed forms of a reference', () => {
  test.each([
    [
      'Quyết định số 118/QĐ-UBND ngày 05/3/2024 của UBND xã An Hòa ban hành Kế hoạch',
      'Quyết định | 118/QĐ-UBND | admin | 2024-03-05 | UBND xã An Hòa',
    ],
    ['theo quyết định 7/QĐ-UBND', 'Quyết định | 7/QĐ-UBND | admin | - | -'],
    ['Chỉ thị 12-CT/TU ngày 1/2/2022', 'Chỉ thị | 12-CT/TU | party | 2022-02-01 | -'],
    ['Công văn số 77/UBND-VX ngày 09/9/2021', 'Công văn | 77/UBND-VX | letter | 2021-09-09 | -'],
    ['tại văn bản số 88/SNV-CCHC', 'Công văn | 88/SNV-CCHC | letter | - | -'],
    ['Luật Tổ chức chính quyền địa phương số 72/2025/QH15', 'Luật | 72/2025/QH15 | qppl | - | -'],
    ['Nghị quyết số 43/2022/QH15 của Quốc hội về', 'Nghị quyết | 43/2022/QH15 | qppl | - | Quốc hội'],
    ['Kế hoạch số  31 / KH - UBND, ngày11/ 5/2023', 'Kế hoạch | 31/KH-UBND | admin | 2023-05-11 | -'],
    ['Kế hoạch số: l5/KH-UBND ngày O7/1O/2022', 'Kế hoạch | 15/KH-UBND | admin | 2022-10-07 | -'],
    ['KẾ HOẠCH SỐ 9/KH-UBND NGÀY 05 THÁNG 3 NĂM 2020', 'Kế hoạch | 9/KH-UBND | admin | 2020-03-05 | -'],
    [
      'Quyết định số 15/QĐ-UBND của Chủ tịch UBND huyện ngày 22 tháng 02 năm 2022 về việc',
      'Quyết định | 15/QĐ-UBND | admin | 2022-02-22 | Chủ tịch UBND huyện',
    ],
    ['Quyết định số 163/2025/QĐ-CTUBND', 'Quyết định | 163/2025/QĐ-CTUBND | qppl | - | -'],
    ['Thông tư liên tịch số 02/2014/TTLT-BNV-BTC', 'Thông tư liên tịch | 02/2014/TTLT-BNV-BTC | qppl | - | -'],
    [
      'Kế hoạch số 45/KH-\nUBND ngày\n\n06/4/2023 của Sở Thông tin và Truyền thông về chuyển đổi số',
      'Kế hoạch | 45/KH-UBND | admin | 2023-04-06 | Sở Thông tin và Truyền thông',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test('the documents of a list share the issuer that stands after the last one', () => {
    expect(read('Nghị định số 10/2020/NĐ-CP, Nghị định số 12/2021/NĐ-CP của Chính phủ')).toEqual([
      'Nghị định | 10/2020/NĐ-CP | qppl | - | Chính phủ',
      'Nghị định | 12/2021/NĐ-CP | qppl | - | Chính phủ',
    ]);
    expect(read('các Quyết định số 12, 13 và 14/QĐ-UBND ngày 01/6/2021')).toHaveLength(3);
  });

  test('a register in a table gives each number the date of its row', () => {
    const rows = '1\t45/KH-UBND\t06/4/2023\tKế hoạch tuyên truyền\n2\t46/KH-UBND\t07/4/2023\tKế hoạch kiểm tra';
    expect(read(rows)).toEqual([
      'Kế hoạch | 45/KH-UBND | admin | 2023-04-06 | -',
      'Kế hoạch | 46/KH-UBND | admin | 2023-04-07 | -',
    ]);
  });
});

test.each([
  'hoàn thành 28/31 nhiệm vụ, đạt 0/2 điểm',
  'TCVN ISO 9001:2015, giai đoạn 2021-2030, trực 24/7',
  'ngày 14/02/2015, điện thoại 0255.3851.123',
  'Mẫu số 07a/BTP/KSTT và biểu số 01/TH',
  '15/15 công chức, 200.000 đồng/người/tháng, 3 phút/cuộc, 05 máy/CBCC',
  'Quý I/2023, tháng 3/2023, Đề án 06 của Chính phủ, Nghị quyết 02',
])('no document: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test('a sentence is found around a place, also over the ends of lines', () => {
  const [passage] = passagesOf(
    readPlainText('Xã đã họp. Xã ban hành Kế hoạch số 5/KH-UBND ngày\n01/02/2023. Xã đã gửi.'),
  );
  const at = passage!.text.indexOf('Kế hoạch');
  expect(sentenceAt(passage!, at, at + 8)).toBe('Xã ban hành Kế hoạch số 5/KH-UBND ngày 01/02/2023.');
});

test('an issuer is the same with and without its place, in words and shortened', () => {
  expect(sameIssuer('Ủy ban nhân dân xã', 'UBND xã An Hòa')).toBe(true);
  expect(sameIssuer('UBND tỉnh', 'UBND xã')).toBe(false);
});
