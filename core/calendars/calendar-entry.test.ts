import { describe, expect, test } from 'vitest';
import { STANDARD_WEEK } from './calendar.ts';
import { type DayDraft, dayOf, requireBasis, requireHours, requireWholeYear, swapOf } from './calendar-entry.ts';
import { calendarFrom, nationalCalendar, nationalLayer } from './calendar-layers.ts';

const national = nationalCalendar();
const draft: DayDraft = { day: '2026-03-03', kind: 'local_off', name: ' Bầu  cử ' };
const refusal = (code: string) => expect.objectContaining({ code });

describe('a day entered by hand', () => {
  test('has a clean name', () => {
    expect(dayOf(national, draft)).toEqual({ day: '2026-03-03', kind: 'local_off', name: 'Bầu cử' });
  });

  test('as a half day closes within its hours', () => {
    expect(dayOf(national, { ...draft, kind: 'half_day', closes: 690 })).toMatchObject({ closes: 690 });
  });

  test.each<[string, Partial<DayDraft>]>([
    ['calendar-name-missing', { name: ' ' }],
    ['calendar-day-wrong', { day: '2026-02-30' }],
    ['calendar-day-wrong', { day: '1999-12-31' }],
    ['calendar-day-off-already', { day: '2026-04-30' }],
    ['calendar-day-off-already', { day: '2026-03-01' }],
    ['calendar-closing-wrong', { kind: 'half_day' }],
    ['calendar-closing-wrong', { kind: 'half_day', closes: 420 }],
    ['calendar-closing-wrong', { kind: 'half_day', closes: 1020 }],
  ])('is refused: %s', (code, change) => {
    expect(() => dayOf(national, { ...draft, ...change })).toThrow(refusal(code));
  });
});

describe('a swap', () => {
  test('is two days that name each other', () => {
    expect(swapOf(national, '2026-03-02', '2026-03-07')).toEqual([
      { day: '2026-03-02', kind: 'swap_off', name: 'Nghỉ hoán đổi với ngày 07/03/2026', counterpart: '2026-03-07' },
      { day: '2026-03-07', kind: 'swap_work', name: 'Làm bù cho ngày 02/03/2026', counterpart: '2026-03-02' },
    ]);
  });

  test.each([
    ['calendar-swap-wrong', '2026-03-02', '2026-03-02'],
    ['calendar-day-off-already', '2026-03-01', '2026-03-07'],
    ['calendar-day-worked-already', '2026-03-02', '2026-03-03'],
  ])('is refused: %s', (code, off, worked) => {
    expect(() => swapOf(national, off, worked)).toThrow(refusal(code));
  });
});

describe('the hours of a week', () => {
  test('may be the usual ones', () => {
    expect(() => requireHours(STANDARD_WEEK)).not.toThrow();
  });

  const with1 = (...intervals: { opens: number; closes: number }[]) =>
    STANDARD_WEEK.map((day, n) => (n === 1 ? intervals : day));
  test.each([
    ['calendar-hours-none', STANDARD_WEEK.map(() => [])],
    ['calendar-hours-wrong', with1({ opens: 480, closes: 480 })],
    ['calendar-hours-wrong', with1({ opens: 420, closes: 700 }, { opens: 690, closes: 900 })],
    ['calendar-hours-wrong', with1({ opens: 420, closes: 1440 })],
    ['calendar-hours-wrong', with1({ opens: -1, closes: 60 })],
  ])('are refused: %s', (code, hours) => {
    expect(() => requireHours(hours)).toThrow(refusal(code));
  });
});

test('a year is whole when the holidays of the moon are entered', () => {
  const days = ['06', '07', '08', '09', '10'].map((n) => ({
    day: `2027-02-${n}`,
    kind: 'holiday' as const,
    name: 'Tết',
  }));
  const five = calendarFrom('2000-01-01', [nationalLayer(), { days, years: [], weeks: [] }]);
  expect(() => requireWholeYear(five, 2027)).toThrow(refusal('calendar-year-incomplete'));
  const six = [...days, { day: '2027-04-16', kind: 'holiday' as const, name: 'Giỗ Tổ' }];
  expect(() => requireWholeYear(calendarFrom('2000-01-01', [{ days: six, years: [], weeks: [] }]), 2027)).not.toThrow();
});

test('a change names its basis', () => {
  expect(requireBasis(' TB 12/TB-UBND ')).toBe('TB 12/TB-UBND');
  expect(() => requireBasis('  ')).toThrow(refusal('calendar-basis-missing'));
});
