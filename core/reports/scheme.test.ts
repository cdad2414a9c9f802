import { expect, test } from 'vitest';
import { periodOf } from '#core/indicators/periods.ts';
import {
  nextPeriodTitle,
  periodTitle,
  type ReportingScheme,
  scheduledPeriods,
  schemeOf,
  standingInWords,
} from './scheme.ts';

const NATIONAL: ReportingScheme = {
  name: 'Chế độ báo cáo CCHC',
  level: 'province',
  firstYear: 2021,
  lastYear: undefined,
  basis: 'Công văn 581/BNV-CCHC',
  invented: false,
  periods: [
    { kind: 'q1', from: { before: true, day: '12-15' }, to: '03-14', deadline: '03-20' },
    { kind: '6m', from: { before: true, day: '12-15' }, to: '06-14', deadline: '06-20' },
    { kind: 'q3', from: { before: false, day: '06-15' }, to: '09-14', deadline: '09-20' },
    { kind: 'year', from: { before: true, day: '12-15' }, to: '12-14', deadline: '12-20' },
  ],
};
const OWN: ReportingScheme = { ...NATIONAL, level: 'section', firstYear: 2024, lastYear: 2024 };

test('the periods of a year have the windows of the indicators', () => {
  for (const { code, window } of scheduledPeriods(NATIONAL, 2024)) {
    expect(window).toEqual(periodOf(code)?.window);
  }
  expect(scheduledPeriods(NATIONAL, 2024).map(({ deadline }) => deadline)).toEqual([
    '2024-03-20',
    '2024-06-20',
    '2024-09-20',
    '2024-12-20',
  ]);
});

test("an agency's own scheme goes before the nation's, in its years only", () => {
  expect(schemeOf([OWN, NATIONAL], 2024)).toBe(OWN);
  expect(schemeOf([OWN, NATIONAL], 2025)).toBe(NATIONAL);
  expect(schemeOf([NATIONAL], 2020)).toBeUndefined();
});

const Q1 = {
  kind: 'q1',
  year: 2024,
  window: { from: '2023-12-15', to: '2024-03-14' },
  deadline: '2024-03-10',
} as const;
const standing = { period: Q1, state: undefined, sentOn: undefined, receiver: 'UBND huyện Ba Tơ' };

test.each([
  [standing, '2024-03-06', 'Kỳ Quý I: số liệu 15/12–14/3, gửi trước 10/3, còn 4 ngày'],
  [standing, '2024-03-10', 'Kỳ Quý I: số liệu 15/12–14/3, gửi trước 10/3, hạn hôm nay'],
  [standing, '2024-03-12', 'Kỳ Quý I: số liệu 15/12–14/3, gửi trước 10/3, đã quá hạn 2 ngày'],
  [
    { ...standing, state: 'sent' as const, sentOn: '2024-03-08' },
    '2024-03-12',
    'Kỳ Quý I: số liệu 15/12–14/3, đã gửi ngày 08/03/2024 và đã khóa; UBND huyện Ba Tơ trả lại thì mới sửa được',
  ],
  [
    { ...standing, state: 'accepted' as const, sentOn: '2024-03-11' },
    '2024-03-12',
    'Kỳ Quý I: số liệu 15/12–14/3, đã gửi ngày 11/03/2024 (trễ 1 ngày), UBND huyện Ba Tơ đã tiếp nhận; báo cáo đã khóa',
  ],
  [
    { ...standing, state: 'returned' as const, sentOn: '2024-03-08' },
    '2024-03-09',
    'Kỳ Quý I: số liệu 15/12–14/3, bị UBND huyện Ba Tơ trả lại, gửi trước 10/3, còn 1 ngày',
  ],
])('the period picker says window, deadline and lock in words', (one, today, words) => {
  expect(standingInWords(one, today)).toBe(words);
});

test('titles name the period and the one after it', () => {
  const periods = (['q1', '6m', 'q3', 'year'] as const).map((kind) => ({ kind, year: 2023 }));
  expect(periods.map(periodTitle)).toEqual(['Quý I năm 2023', '6 tháng đầu năm 2023', 'Quý III năm 2023', 'năm 2023']);
  expect(periods.map(nextPeriodTitle)).toEqual([
    'Quý II năm 2023',
    '6 tháng cuối năm 2023',
    'Quý IV năm 2023',
    'năm 2024',
  ]);
});
