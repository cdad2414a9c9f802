import { describe, expect, test } from 'vitest';
import { type Calendar, type CalendarDay, STANDARD_WEEK } from './calendar.ts';
import { calendarFrom, nationalCalendar, nationalLayer } from './calendar-layers.ts';
import { dueInCalendarDays, dueInWorkingDays, dueInWorkingMinutes, dueOnSameDay, officeDay } from './deadlines.ts';

const national = nationalCalendar();

/** The nation's calendar with days of the agency's own. */
function withDays(days: Record<string, CalendarDay>): Calendar {
  const own = Object.entries(days).map(([day, entry]) => ({ day, ...entry }));
  return calendarFrom('2000-01-01', [nationalLayer(), { days: own, years: [], weeks: [] }]);
}

describe('working days', () => {
  test.each([
    // [why, received, days, counted]
    ['30/4–1/5', '2026-04-28T16:45+07:00', 3, ['2026-04-29', '2026-05-04', '2026-05-05']],
    ['a plain week', '2026-03-02T08:00+07:00', 2, ['2026-03-03', '2026-03-04']],
    ['over a weekend', '2026-03-05T08:00+07:00', 2, ['2026-03-06', '2026-03-09']],
    [
      'Tết 2026: off from Sat 14/2 to Sun 22/2',
      '2026-02-12T10:00+07:00',
      3,
      ['2026-02-13', '2026-02-23', '2026-02-24'],
    ],
    ['Tết 2025: off from Sat 25/1 to Sun 2/2', '2025-01-23T10:00+07:00', 2, ['2025-01-24', '2025-02-03']],
    ['Tết 2023: substitute days to Thu 26/1', '2023-01-18T10:00+07:00', 2, ['2023-01-19', '2023-01-27']],
    ['swap 2024: Mon 29/4 off', '2024-04-26T10:00+07:00', 2, ['2024-05-02', '2024-05-03']],
    ['swap 2024: Sat 4/5 is worked', '2024-05-02T10:00+07:00', 2, ['2024-05-03', '2024-05-04']],
    [
      'swap 2026: Sat 22/8 worked for Mon 31/8',
      '2026-08-20T10:00+07:00',
      3,
      ['2026-08-21', '2026-08-22', '2026-08-24'],
    ],
    ['2/9/2026: off from Sat 29/8 to Wed 2/9', '2026-08-28T10:00+07:00', 1, ['2026-09-03']],
    ['Giỗ Tổ on Sunday 26/4/2026: Monday off', '2026-04-24T10:00+07:00', 1, ['2026-04-28']],
    ['at the closing minute still that day', '2026-03-02T17:00+07:00', 1, ['2026-03-03']],
    ['after closing counts as next morning', '2026-03-02T17:01+07:00', 1, ['2026-03-04']],
    ['at night', '2026-03-02T23:59+07:00', 1, ['2026-03-04']],
    ['before opening is that day', '2026-03-02T05:30+07:00', 1, ['2026-03-03']],
    ['on a Sunday counts as Monday morning', '2026-03-01T09:00+07:00', 1, ['2026-03-03']],
    ['the UTC day is not ours', '2026-03-01T23:30Z', 1, ['2026-03-03']],
  ])('%s', (_, received, days, counted) => {
    const deadline = dueInWorkingDays(national, received, days);
    expect(deadline.counted).toEqual(counted);
    expect(deadline.due).toBe(counted.at(-1));
    expect(deadline.provisional).toBe(false);
  });

  test('no day is the day of receipt itself', () => {
    expect(dueInWorkingDays(national, '2026-03-02T08:00+07:00', 0)).toMatchObject({ due: '2026-03-02', counted: [] });
  });

  test('a half day counts as a whole one and is due at its closing time', () => {
    const calendar = withDays({ '2026-03-03': { kind: 'half_day', name: 'Họp HĐND', closes: 690 } });
    const deadline = dueInWorkingDays(calendar, '2026-03-02T08:00+07:00', 1);
    expect(deadline).toMatchObject({ due: '2026-03-03', at: '2026-03-03T11:30:00+07:00' });
    expect(dueInWorkingDays(calendar, '2026-03-03T11:31+07:00', 1).due).toBe('2026-03-05');
  });

  test('a local closure is skipped, and an "ordinary" day takes back what the nation says', () => {
    const closed = withDays({ '2026-03-03': { kind: 'local_off', name: 'Bầu cử' } });
    expect(dueInWorkingDays(closed, '2026-03-02T08:00+07:00', 1).due).toBe('2026-03-04');
    const open = withDays({ '2026-04-27': { kind: 'ordinary', name: 'Không nghỉ bù' } });
    expect(dueInWorkingDays(open, '2026-04-24T08:00+07:00', 1).due).toBe('2026-04-27');
  });
});

describe('a doubtful day', () => {
  test('24/11/2026 is worked until an administrator confirms it', () => {
    expect(dueInWorkingDays(national, '2026-11-23T08:00+07:00', 1).due).toBe('2026-11-24');
    const confirmed = withDays({ '2026-11-24': { kind: 'holiday', name: 'Ngày Văn hóa Việt Nam' } });
    expect(dueInWorkingDays(confirmed, '2026-11-23T08:00+07:00', 1).due).toBe('2026-11-25');
  });
});

describe('a year without a published calendar', () => {
  test('weekends and the fixed holidays count as off, and the date is provisional', () => {
    const deadline = dueInWorkingDays(national, '2026-12-30T08:00+07:00', 2);
    expect(deadline).toMatchObject({ due: '2027-01-04', provisional: true });
    expect(deadline.counted).toEqual(['2026-12-31', '2027-01-04']);
    expect(dueInWorkingDays(national, '2026-12-30T08:00+07:00', 1).provisional).toBe(false);
  });

  test('when the year is entered, the date is firm and the days off are known', () => {
    const entered = calendarFrom('2000-01-01', [
      nationalLayer(),
      { days: [{ day: '2027-01-04', kind: 'swap_off', name: 'Hoán đổi' }], years: [2027], weeks: [] },
    ]);
    expect(dueInWorkingDays(entered, '2026-12-30T08:00+07:00', 2)).toMatchObject({
      due: '2027-01-05',
      provisional: false,
    });
  });
});

describe('calendar days', () => {
  test.each([
    ['45 days, ending on a Thursday', '2026-03-02T08:00+07:00', 45, '2026-04-16'],
    ['ends on Saturday, rolls to Monday', '2026-03-02T08:00+07:00', 5, '2026-03-09'],
    ['ends in Tết, rolls past it', '2026-02-10T08:00+07:00', 5, '2026-02-23'],
    ['ends on a worked Saturday: stays', '2026-08-17T08:00+07:00', 5, '2026-08-22'],
  ])('%s', (_, received, days, due) => {
    expect(dueInCalendarDays(national, received, days).due).toBe(due);
  });

  test('counts every day up to the last one', () => {
    expect(dueInCalendarDays(national, '2026-03-05T08:00+07:00', 3)).toMatchObject({
      due: '2026-03-09',
      counted: ['2026-03-06', '2026-03-07', '2026-03-08'],
    });
  });
});

describe('working hours', () => {
  test.each([
    ['inside a morning', '2026-03-02T08:00+07:00', 120, '2026-03-02T10:00:00+07:00'],
    ['over noon', '2026-03-02T11:00+07:00', 60, '2026-03-02T14:00:00+07:00'],
    ['ends at closing, not next morning', '2026-03-02T16:00+07:00', 60, '2026-03-02T17:00:00+07:00'],
    ['over night', '2026-03-02T16:30+07:00', 60, '2026-03-03T07:30:00+07:00'],
    ['received at noon', '2026-03-02T12:00+07:00', 30, '2026-03-02T14:00:00+07:00'],
    ['8 hours from the afternoon of a Friday', '2026-03-06T14:00+07:00', 480, '2026-03-09T14:00:00+07:00'],
    ['8 hours over Tết', '2026-02-13T16:00+07:00', 480, '2026-02-23T16:00:00+07:00'],
    ['over a swap: Sat 22/8/2026 is worked', '2026-08-21T16:00+07:00', 120, '2026-08-22T08:00:00+07:00'],
    ['over 31/8/2026', '2026-08-28T16:00+07:00', 120, '2026-09-03T08:00:00+07:00'],
    ['outside hours', '2026-03-01T20:00+07:00', 480, '2026-03-02T17:00:00+07:00'],
    ['the very minute of closing', '2026-03-02T17:00+07:00', 1, '2026-03-03T07:01:00+07:00'],
  ])('%s', (_, received, minutes, due) => {
    expect(dueInWorkingMinutes(national, received, minutes).due).toBe(due);
  });

  test('counts the days that were worked on', () => {
    expect(dueInWorkingMinutes(national, '2026-03-02T17:00+07:00', 60).counted).toEqual(['2026-03-03']);
    expect(dueInWorkingMinutes(national, '2026-03-06T14:00+07:00', 480).counted).toEqual(['2026-03-06', '2026-03-09']);
  });

  test('by the hours of the agency', () => {
    const summer = STANDARD_WEEK.map((day) =>
      day.length > 0
        ? [
            { opens: 390, closes: 690 },
            { opens: 810, closes: 990 },
          ]
        : [],
    );
    const calendar = calendarFrom('2000-01-01', [
      nationalLayer(),
      { days: [], years: [], weeks: [{ validFrom: '2026-04-16', hours: summer }] },
    ]);
    expect(dueInWorkingMinutes(calendar, '2026-04-15T16:00+07:00', 90).due).toBe('2026-04-16T07:00:00+07:00');
  });
});

describe('same day', () => {
  const cutoff = 15 * 60;
  test.each([
    ['in the morning', '2026-03-02T09:00+07:00', '2026-03-02'],
    ['at 15:00 sharp', '2026-03-02T15:00+07:00', '2026-03-02'],
    ['after 15:00', '2026-03-02T15:01+07:00', '2026-03-03'],
    ['after closing: counts as next morning', '2026-03-02T17:30+07:00', '2026-03-03'],
    ['after 15:00 on a Friday', '2026-03-06T15:30+07:00', '2026-03-09'],
    ['after 15:00 before 30/4', '2026-04-29T15:30+07:00', '2026-05-04'],
    ['on a Saturday night', '2026-03-07T20:00+07:00', '2026-03-09'],
  ])('%s', (_, received, due) => {
    expect(dueOnSameDay(national, received, cutoff).due).toBe(due);
  });

  test('without a cutoff until closing time', () => {
    expect(dueOnSameDay(national, '2026-03-02T17:00+07:00').due).toBe('2026-03-02');
  });
});

test('a dossier counts as received on a working day', () => {
  expect(officeDay(national, '2026-02-14T09:00+07:00')).toBe('2026-02-23');
});

test('asking before the calendar starts is a mistake of ours, not a date', () => {
  const late = calendarFrom('2026-01-01', [nationalLayer()]);
  expect(() => dueInWorkingDays(late, '2025-12-30T09:00+07:00', 1)).toThrow('the calendar starts on 2026-01-01');
});
