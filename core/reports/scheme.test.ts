import { expect, test } from 'vitest';
import { nationalCalendar } from '#core/calendars/calendar-layers.ts';
import { periodOf } from '#core/indicators/periods.ts';
import { deadlineOn, locksOn } from './deadline.ts';
import { nextPeriodTitle, periodTitle, reportPeriodOf } from './period.ts';
import { placedPeriods, type ReportingScheme, type SchemePeriod, scheduledPeriods } from './scheme.ts';
import { standingInWords } from './standing.ts';

function aPeriod(kind: string, from: string, to: string, deadline: string, carriesFrom?: string): SchemePeriod {
  return {
    kind,
    shape: 'other',
    title: '',
    nextTitle: '',
    from: { before: from.startsWith('before '), day: from.replace('before ', '') },
    to,
    deadline: { after: deadline.startsWith('after '), day: deadline.replace('after ', '') },
    carriesFrom,
    sections: undefined,
    annexes: [],
  };
}

const NATIONAL: ReportingScheme = {
  lineage: 'nation',
  version: 1,
  name: 'Chế độ báo cáo CCHC',
  level: 'province',
  firstYear: 2021,
  lastYear: undefined,
  basis: 'Công văn 581/BNV-CCHC',
  effectiveFrom: '2021-01-01',
  shift: 'kept',
  lockAfter: undefined,
  invented: false,
  periods: [
    aPeriod('q1', 'before 12-15', '03-14', '03-20', 'year'),
    aPeriod('6m', 'before 12-15', '06-14', '06-20', 'year'),
    aPeriod('q3', '06-15', '09-14', '09-20', '6m'),
    aPeriod('year', 'before 12-15', '12-14', '12-20', 'year'),
  ],
};
const OWN: ReportingScheme = {
  ...NATIONAL,
  lineage: 'own',
  firstYear: 2024,
  lastYear: 2024,
  effectiveFrom: '2024-01-12',
  periods: NATIONAL.periods.map((period) => ({
    ...period,
    deadline: { after: false, day: period.deadline.day.replace('-20', '-10') },
  })),
};
const deadlines = (schemes: readonly ReportingScheme[], year: number) =>
  placedPeriods(schemes, year).map(({ scheduled, scheme }) => [scheduled.code, scheduled.deadline, scheme.version]);

test('the four periods have the windows of the indicators: the third quarter is no nine months', () => {
  for (const { code, window } of scheduledPeriods(NATIONAL, 2024)) {
    expect(window).toEqual(periodOf(code)?.window);
  }
  expect(scheduledPeriods(NATIONAL, 2024).find(({ kind }) => kind === 'q3')?.window).toEqual({
    from: '2024-06-15',
    to: '2024-09-14',
  });
});

test('what is carried over comes from the period that ends before this one begins, else from the year before', () => {
  expect(scheduledPeriods(NATIONAL, 2024).map(({ carriesFrom }) => carriesFrom)).toEqual([
    '2023-year',
    '2023-year',
    '2024-6m',
    '2023-year',
  ]);
});

test("an agency's own decision goes before the nation's, in its years only", () => {
  expect(deadlines([OWN, NATIONAL], 2024).map(([, day]) => day)).toEqual([
    '2024-03-10',
    '2024-06-10',
    '2024-09-10',
    '2024-12-10',
  ]);
  expect(deadlines([OWN, NATIONAL], 2025)[0]).toEqual(['2025-q1', '2025-03-20', 1]);
  expect(placedPeriods([NATIONAL], 2020)).toEqual([]);
});

test('a decision taken in mid-year leaves what was due before it, and drops what it no longer asks for', () => {
  const later: ReportingScheme = {
    ...OWN,
    version: 2,
    effectiveFrom: '2024-07-01',
    periods: [aPeriod('q3', '06-15', '09-14', '09-05'), aPeriod('m11', '10-15', '11-14', '11-16')],
  };
  expect(deadlines([later, OWN, NATIONAL], 2024)).toEqual([
    ['2024-q1', '2024-03-10', 1],
    ['2024-6m', '2024-06-10', 1],
    ['2024-q3', '2024-09-05', 2],
    ['2024-m11', '2024-11-16', 2],
  ]);
});

test('a decision that comes after its own deadline leaves the period with the one before', () => {
  const tooLate: ReportingScheme = { ...OWN, version: 2, effectiveFrom: '2024-03-15' };
  const prolonging: ReportingScheme = {
    ...tooLate,
    periods: [aPeriod('q1', 'before 12-15', '03-14', '03-25'), ...OWN.periods.slice(1)],
  };
  expect(deadlines([tooLate, OWN], 2024)[0]).toEqual(['2024-q1', '2024-03-10', 1]);
  expect(deadlines([prolonging, OWN], 2024)[0]).toEqual(['2024-q1', '2024-03-25', 2]);
});

test('an older version does not come back when the newer one has run out', () => {
  const open: ReportingScheme = { ...OWN, lastYear: undefined };
  const ending: ReportingScheme = { ...open, version: 2, effectiveFrom: '2025-01-01', lastYear: 2025 };
  expect(deadlines([ending, open, NATIONAL], 2026).map(([, day]) => day)).toEqual([
    '2026-03-20',
    '2026-06-20',
    '2026-09-20',
    '2026-12-20',
  ]);
});

test('months, nine months and a calendar year sent in January are periods like any other', () => {
  const scheme: ReportingScheme = {
    ...NATIONAL,
    periods: [
      aPeriod('m05', '04-15', '05-14', '05-18'),
      aPeriod('9m', 'before 12-15', '09-14', '09-20', 'year'),
      aPeriod('nam', '01-01', '12-31', 'after 01-05'),
      aPeriod('feb', '02-01', '02-29', '03-01'),
    ],
  };
  const periods = scheduledPeriods(scheme, 2025);
  expect(periods.map(({ window }) => [window.from, window.to])).toEqual([
    ['2025-04-15', '2025-05-14'],
    ['2024-12-15', '2025-09-14'],
    ['2025-01-01', '2025-12-31'],
    ['2025-02-01', '2025-02-28'],
  ]);
  expect(periods[2]?.deadline).toBe('2026-01-05');
  expect(periods.map(periodTitle)).toEqual([
    'tháng 5 năm 2025',
    '9 tháng đầu năm 2025',
    'nam năm 2025',
    'feb năm 2025',
  ]);
  expect(periodTitle({ kind: 'nam', year: 2025, title: 'năm dương lịch' })).toBe('năm dương lịch năm 2025');
});

// 20/6/2026 is a Saturday, 2/9/2026 a holiday beside a swapped day off.
test.each([
  ['2026-06-20', 'kept', '2026-06-20'],
  ['2026-06-20', 'next', '2026-06-22'],
  ['2026-06-20', 'previous', '2026-06-19'],
  ['2026-06-19', 'next', '2026-06-19'],
  ['2026-01-01', 'previous', '2025-12-31'],
] as const)('a deadline on a day off: %s %s', (day, shift, expected) => {
  expect(deadlineOn(nationalCalendar(), day, shift)).toBe(expected);
});

test('a period locks some days after its deadline; an extension opens it up to its own day', () => {
  const period = { deadline: '2024-03-10', lockAfter: 5 };
  const extension = { until: '2024-03-31', reason: 'Bão', by: 'UBND huyện' };
  expect(locksOn(period, undefined)).toBe('2024-03-16');
  expect(locksOn(period, extension)).toBe('2024-04-01');
  expect(locksOn({ ...period, lockAfter: undefined }, extension)).toBeUndefined();
});

test('a code is read without asking whether a scheme knows it', () => {
  expect(reportPeriodOf('2026-m05')).toEqual({ kind: 'm05', year: 2026 });
  expect(reportPeriodOf('2026-Q1')).toBeUndefined();
});

const Q1 = {
  kind: 'q1',
  year: 2024,
  window: { from: '2023-12-15', to: '2024-03-14' },
  deadline: '2024-03-10',
  lockAfter: undefined,
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
  [
    { ...standing, period: { ...Q1, lockAfter: 1 } },
    '2024-03-12',
    'Kỳ Quý I: số liệu 15/12–14/3, gửi trước 10/3, đã khóa từ ngày 12/03/2024; UBND huyện Ba Tơ gia hạn thì mới lập và gửi được',
  ],
  [
    { ...standing, extension: { until: '2024-03-20', reason: 'Bão', by: 'UBND huyện Ba Tơ' } },
    '2024-03-12',
    'Kỳ Quý I: số liệu 15/12–14/3, gửi trước 10/3 (UBND huyện Ba Tơ gia hạn đến 20/03/2024), còn 8 ngày',
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
