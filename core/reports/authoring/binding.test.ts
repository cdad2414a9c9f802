import { describe, expect, test } from 'vitest';
import { aReportFigures } from '#core/reports/figures.fixture.ts';
import { paletteOf } from '#core/reports/figures.ts';
import { unboundNumbers } from './binding.ts';
import { changeInWords, pointsInWords } from './earlier.ts';
import { numbersTyped } from './old-numbers.ts';

const figures = aReportFigures({
  indicators: [
    {
      code: 'online_rate',
      name: 'Tỷ lệ hồ sơ nộp trực tuyến',
      unitOfMeasure: '%',
      origin: 'computed',
      count: null,
      numerator: 627,
      denominator: 1200,
      rate: '52.25',
      estimate: false,
      source: null,
    },
  ],
  own: [
    {
      code: 'training_turns',
      label: 'Lượt đào tạo, bồi dưỡng',
      value: '41.00',
      unitOfMeasure: 'lượt',
      source: 'Sổ theo dõi',
      estimate: false,
    },
  ],
});
const palette = paletteOf(
  { ...figures, total: { ...figures.total, online: 627, carriedOver: 3 } },
  { kind: 'q1', year: 2023 },
);

const bound = (text: string) =>
  unboundNumbers(text, palette).map(({ quote, figure, by }) => [quote, figure?.code ?? null, by]);

describe('a typed number and the figure it speaks of', () => {
  test.each([
    ['Tiếp nhận 627 hồ sơ trực tuyến.', [['627 hồ sơ', 'dossiers.online', 'words']]],
    ['Nộp trực tuyến 630 hồ sơ.', [['630 hồ sơ', 'dossiers.online', 'words']]],
    [
      'Trong đó quá hạn 10 hồ sơ, đúng hạn 708 hồ sơ.',
      [
        ['10 hồ sơ', 'dossiers.late', 'words'],
        ['708 hồ sơ', 'dossiers.onTime', 'words'],
      ],
    ],
    ['Kỳ trước chuyển qua 03 hồ sơ.', [['03 hồ sơ', 'dossiers.carriedOver', 'words']]],
    ['Đang giải quyết 2 hồ sơ.', [['2 hồ sơ', 'dossiers.open', 'words']]],
    ['Tỷ lệ nộp trực tuyến đạt 52,25%.', [['52,25%', 'indicators.online_rate', 'words']]],
    ['Có 41 lượt cán bộ được đào tạo bồi dưỡng.', [['41', 'own.training_turns', 'words']]],
    ['Cả thảy 720 hồ sơ.', [['720 hồ sơ', 'dossiers.received', 'value']]],
    ['Có 999 hồ sơ lưu kho.', [['999 hồ sơ', null, 'nothing']]],
  ])('%s', (text, found) => {
    expect(bound(text)).toEqual(found);
  });

  test.each([
    'Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018.',
    'Theo Điều 12, khoản 3 và mục 2 của Kế hoạch 27/KH-UBND ngày 16/02/2023.',
    'Giai đoạn 2021-2025, quý 1 năm 2023.',
    'Họp 12 lần, phát 3 phút.',
    '708 trước và đúng hạn trên tổng số.',
  ])('no figure: %s', (text) => {
    expect(bound(text)).toEqual([]);
  });

  test('the place is that of the number alone, or with its percent sign', () => {
    const text = 'Nộp trực tuyến 627 hồ sơ, tỷ lệ nộp trực tuyến 52,25%.';
    expect(unboundNumbers(text, palette).map(({ start, end }) => text.slice(start, end))).toEqual(['627', '52,25%']);
  });
});

test.each([
  [200, 225, 'tăng 12,5%'],
  [300, 291, 'giảm 3%'],
  [3, 4, 'tăng 33,33%'],
  [3, 5, 'tăng 66,67%'],
  [5, 5, 'không đổi'],
  [0, 7, undefined],
])('from %i to %i', (then, now, words) => {
  expect(changeInWords(then, now)).toBe(words);
});

test('a rate changes in percentage points', () => {
  expect(pointsInWords('43.09', '44.34')).toBe('tăng 1,25 điểm phần trăm');
  expect(pointsInWords('100.00', '98.50')).toBe('giảm 1,5 điểm phần trăm');
  expect(pointsInWords('9.00', '9.00')).toBe('không đổi');
});

test('numbers typed into an earlier text are found, bound figures are none', () => {
  expect(numbersTyped('Phát 12 cuộc, 1.234 lượt; {{dossiers.late}} hồ sơ; ngày 16/02/2023; đạt 81,81%.')).toEqual([
    '12',
    '1.234',
    '81,81',
  ]);
});
