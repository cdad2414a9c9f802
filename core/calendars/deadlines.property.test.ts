import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayNumber,
  type Instant,
  plainDateOf,
  vietnamDay,
  vietnamInstant,
  vietnamMinutes,
  weekdayOf,
} from '#core/kernel/dates.ts';
import {
  type Calendar,
  type CalendarDay,
  closingMinute,
  type DayKind,
  isWorkingDay,
  STANDARD_WEEK,
} from './calendar.ts';
import { calendarFrom, nationalCalendar, nationalLayer } from './calendar-layers.ts';
import {
  dueIn,
  dueInCalendarDays,
  dueInWorkingDays,
  dueInWorkingMinutes,
  officeDay,
  type Term,
  workingDaysBetween,
  workingMinutesBetween,
} from './deadlines.ts';
import { deadlineOf } from './pauses.ts';

const FIRST = dayNumber('2024-01-01');
const SPAN = 1000;
const KINDS: readonly DayKind[] = [
  'holiday',
  'substitute_off',
  'swap_off',
  'swap_work',
  'local_off',
  'half_day',
  'ordinary',
];

const dayEntry: fc.Arbitrary<CalendarDay> = fc
  .tuple(fc.constantFrom(...KINDS), fc.integer({ min: 421, max: 1100 }))
  .map(([kind, closes]) => ({ kind, name: kind, closes: kind === 'half_day' ? closes : undefined }));

/** The nation's days with a handful of an agency's own, and sometimes a Saturday-morning desk or night hours. */
const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    own: fc.array(fc.tuple(fc.integer({ min: 0, max: SPAN }), dayEntry), { maxLength: 60 }),
    week: fc.constantFrom(
      STANDARD_WEEK,
      STANDARD_WEEK.map((hours, weekday) => (weekday === 6 ? [{ opens: 420, closes: 690 }] : hours)),
      STANDARD_WEEK.map((hours) =>
        hours.length > 0
          ? [
              { opens: 0, closes: 60 },
              { opens: 480, closes: 1439 },
            ]
          : [],
      ),
    ),
  })
  .map(({ own, week }) =>
    calendarFrom('2000-01-01', [
      nationalLayer(),
      {
        days: own.map(([offset, entry]) => ({ day: plainDateOf(FIRST + offset), ...entry })),
        years: [],
        weeks: [{ validFrom: '2025-01-01', hours: week }],
      },
    ]),
  );

const instants: fc.Arbitrary<Instant> = fc
  .tuple(fc.integer({ min: 0, max: SPAN - 120 }), fc.integer({ min: 0, max: 1439 }))
  .map(([offset, minute]) => vietnamInstant(plainDateOf(FIRST + offset), minute));

const days = fc.integer({ min: 0, max: 40 });
const minutes = fc.integer({ min: 0, max: 6000 });
const terms: fc.Arbitrary<Term> = fc.oneof(
  fc.constant<Term>({ unit: 'same-day', cutoff: 900 }),
  days.map((amount): Term => ({ unit: 'working-days', amount })),
  days.map((amount): Term => ({ unit: 'calendar-days', amount })),
  minutes.map((amount): Term => ({ unit: 'working-minutes', amount })),
);

const time = (instant: Instant) => new Date(instant).getTime();
const later = (a: Instant, b: Instant) => (time(a) <= time(b) ? ([a, b] as const) : ([b, a] as const));

/** The oracle: what is worked, written down a second time and independently, minute by minute. */
function isWorkedMinute(calendar: Calendar, day: string, minute: number): boolean {
  const week = calendar.weeks.findLast(({ validFrom }) => validFrom <= day)?.hours ?? STANDARD_WEEK;
  const entry = calendar.days[day];
  const plain = week[weekdayOf(day)] ?? [];
  const worked = plain.length > 0 ? plain : (week.find((hours) => hours.length > 0) ?? []);
  const within = (hours: typeof plain) => hours.some(({ opens, closes }) => minute >= opens && minute < closes);
  switch (entry?.kind) {
    case undefined:
      return !['01-01', '04-30', '05-01', '09-02'].includes(day.slice(5)) && within(plain);
    case 'ordinary':
      return within(plain);
    case 'half_day':
      return within(worked) && minute < (entry.closes ?? 0);
    case 'swap_work': {
      const other = week[weekdayOf(entry.counterpart ?? day)] ?? [];
      return within(other.length > 0 ? other : worked);
    }
    default:
      return false;
  }
}

function bruteForceMinutes(calendar: Calendar, from: Instant, amount: number): Instant {
  let [day, minute] = [vietnamDay(from), vietnamMinutes(from)];
  for (let left = amount; ; minute += 1) {
    if (minute === 1440) {
      [day, minute] = [addDays(day, 1), 0];
    }
    if (isWorkedMinute(calendar, day, minute)) {
      if (left === 1) {
        return vietnamInstant(day, minute + 1);
      }
      left -= 1;
    }
  }
}

function isBruteWorkingDay(calendar: Calendar, day: string): boolean {
  return Array.from({ length: 1440 }, (_, minute) => minute).some((minute) => isWorkedMinute(calendar, day, minute));
}

describe('a term in working time', () => {
  test('minutes equal a brute-force minute counter', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 4000 }), (calendar, received, amount) => {
        expect(dueInWorkingMinutes(calendar, received, amount).due).toBe(bruteForceMinutes(calendar, received, amount));
      }),
      { numRuns: 60 },
    );
  });

  test('days equal a brute-force day counter', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 12 }), (calendar, received, amount) => {
        const counted: string[] = [];
        let day = officeDay(calendar, received);
        while (counted.length < amount) {
          day = addDays(day, 1);
          if (isBruteWorkingDay(calendar, day)) {
            counted.push(day);
          }
        }
        expect(dueInWorkingDays(calendar, received, amount).counted).toEqual(counted);
      }),
      { numRuns: 40 },
    );
  });

  test('is additive in days', () => {
    fc.assert(
      fc.property(calendars, instants, days, days, (calendar, received, a, b) => {
        const first = dueInWorkingDays(calendar, received, a);
        expect(dueInWorkingDays(calendar, first.at, b).due).toBe(dueInWorkingDays(calendar, received, a + b).due);
      }),
    );
  });

  test('is additive in minutes', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, minutes, (calendar, received, a, b) => {
        const first = dueInWorkingMinutes(calendar, received, a);
        expect(dueInWorkingMinutes(calendar, first.at, b).at).toBe(dueInWorkingMinutes(calendar, received, a + b).at);
      }),
    );
  });

  test('is what lies between receipt and deadline', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, days, (calendar, received, amount, count) => {
        const { at } = dueInWorkingMinutes(calendar, received, amount);
        expect(workingMinutesBetween(calendar, received, at)).toBe(amount);
        const { day } = dueInWorkingDays(calendar, received, count);
        expect(workingDaysBetween(calendar, officeDay(calendar, received), day)).toBe(count);
      }),
    );
  });
});

describe('every term', () => {
  test('ends later when received later', () => {
    fc.assert(
      fc.property(calendars, terms, instants, instants, (calendar, term, x, y) => {
        const [early, late] = later(x, y);
        expect(time(dueIn(calendar, term, early).at)).toBeLessThanOrEqual(time(dueIn(calendar, term, late).at));
      }),
    );
  });

  test('ends later when it is longer', () => {
    fc.assert(
      fc.property(calendars, instants, days, days, (calendar, received, x, y) => {
        const [short, long] = [Math.min(x, y), Math.max(x, y)];
        for (const due of [dueInWorkingDays, dueInCalendarDays, dueInWorkingMinutes]) {
          expect(time(due(calendar, received, short).at)).toBeLessThanOrEqual(time(due(calendar, received, long).at));
        }
      }),
    );
  });

  test('never ends before receipt, on a day off, or after closing', () => {
    fc.assert(
      fc.property(calendars, terms, instants, (calendar, term, received) => {
        const { day, at } = dueIn(calendar, term, received);
        expect(isWorkingDay(calendar, day)).toBe(true);
        expect(vietnamDay(at)).toBe(day);
        expect(vietnamMinutes(at)).toBeLessThanOrEqual(closingMinute(calendar, day) ?? 0);
        expect(time(at)).toBeGreaterThanOrEqual(time(received));
      }),
    );
  });

  test('in calendar days: the last day, or the first working day after it', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 60 }), (calendar, received, amount) => {
        const last = addDays(officeDay(calendar, received), amount);
        const { day } = dueInCalendarDays(calendar, received, amount);
        expect(day >= last).toBe(true);
        for (let between = last; between < day; between = addDays(between, 1)) {
          expect(isWorkingDay(calendar, between)).toBe(false);
        }
      }),
    );
  });

  test('more days off never bring it forward', () => {
    fc.assert(
      fc.property(
        instants,
        days,
        fc.array(fc.integer({ min: 0, max: SPAN }), { maxLength: 30 }),
        (received, amount, off) => {
          const closed = off.map((offset) => ({
            day: plainDateOf(FIRST + offset),
            kind: 'local_off' as const,
            name: '',
          }));
          const more = calendarFrom('2000-01-01', [nationalLayer(), { days: closed, years: [], weeks: [] }]);
          const usual = dueInWorkingDays(nationalCalendar(), received, amount).day;
          expect(dueInWorkingDays(more, received, amount).day >= usual).toBe(true);
        },
      ),
    );
  });
});

describe('a pause', () => {
  const pauses = fc.tuple(instants, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 * 24 * 40 }));

  test('moves a term in working days by the working days it lasted', () => {
    fc.assert(
      fc.property(calendars, pauses, days, (calendar, [received, wait, length], amount) => {
        const before = dueInWorkingDays(calendar, received, amount);
        const from = vietnamInstant(addDays(vietnamDay(received), wait), vietnamMinutes(received));
        const to = new Date(time(from) + length * 60_000).toISOString();
        const after = deadlineOf(calendar, { unit: 'working-days', amount }, received, [{ from, to }]);
        const [stopped, resumed] = [officeDay(calendar, from), officeDay(calendar, to)];
        const shift = stopped > before.day ? 0 : workingDaysBetween(calendar, stopped, resumed);
        expect(after.day).toBe(dueInWorkingDays(calendar, before.at, shift).day);
      }),
    );
  });

  test('moves a term in minutes by the working minutes it lasted', () => {
    fc.assert(
      fc.property(calendars, pauses, minutes, (calendar, [received, wait, length], amount) => {
        const before = dueInWorkingMinutes(calendar, received, amount);
        const from = vietnamInstant(addDays(vietnamDay(received), wait), vietnamMinutes(received));
        const to = new Date(time(from) + length * 60_000).toISOString();
        const after = deadlineOf(calendar, { unit: 'working-minutes', amount }, received, [{ from, to }]);
        const shift = time(from) > time(before.at) ? 0 : workingMinutesBetween(calendar, from, to);
        const shifted = dueInWorkingMinutes(calendar, before.at, shift);
        expect(workingMinutesBetween(calendar, received, after.at)).toBe(
          workingMinutesBetween(calendar, received, shifted.at),
        );
      }),
    );
  });
});
