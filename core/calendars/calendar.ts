import { addDays, type PlainDate, weekdayOf } from '#core/kernel/dates.ts';
import type { NationalKind } from './national-days.ts';

/** What a day is where it differs from its weekday. `ordinary` takes back what a layer below says. */
export type DayKind = NationalKind | 'local_off' | 'half_day' | 'ordinary';

/** Working time within a day, minutes since midnight; closing is the first minute that is no longer worked. */
export interface Interval {
  readonly opens: number;
  readonly closes: number;
}

/** Seven lists of intervals, Sunday first. */
export type WeekHours = readonly (readonly Interval[])[];

export interface WorkingWeek {
  readonly validFrom: PlainDate;
  readonly hours: WeekHours;
}

export interface CalendarDay {
  readonly kind: DayKind;
  readonly name: string;
  /** The day a swap exchanges with. */
  readonly counterpart?: PlainDate | undefined;
  /** When a half day closes, minutes since midnight. */
  readonly closes?: number | undefined;
}

/** One agency's working time from a day on: plain data, made by `calendarFrom`. */
export interface Calendar {
  readonly from: PlainDate;
  /** Ascending; before the first one the standard week holds. */
  readonly weeks: readonly WorkingWeek[];
  readonly days: Readonly<Record<PlainDate, CalendarDay>>;
  /** Years whose days off are published; a date that reaches any other year is provisional. */
  readonly years: readonly number[];
}

const HALVES: readonly Interval[] = [
  { opens: 7 * 60, closes: 11 * 60 + 30 },
  { opens: 13 * 60 + 30, closes: 17 * 60 },
];

/** 07:00–11:30 and 13:30–17:00 from Monday to Friday, where an agency has entered no hours of its own. */
export const STANDARD_WEEK: WeekHours = [[], HALVES, HALVES, HALVES, HALVES, HALVES, []];

/**
 * Holidays of the solar calendar (Bộ luật Lao động 2019, Điều 112): off unless the day is entered as something else,
 * and all that is known of a year not yet published.
 */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '04-30', '05-01', '09-02']);

const DAYS_OFF: ReadonlySet<DayKind> = new Set(['holiday', 'substitute_off', 'swap_off', 'local_off']);

/** A calendar without a working day in this many days is a mistake, not a long holiday. */
const LONGEST_REST_DAYS = 400;

export function isPublished(calendar: Calendar, day: PlainDate): boolean {
  return calendar.years.includes(Number(day.slice(0, 4)));
}

/** The working time of a day; empty on a day off. */
export function intervalsOn(calendar: Calendar, day: PlainDate): readonly Interval[] {
  if (day < calendar.from) {
    throw new Error(`the calendar starts on ${calendar.from}, asked for ${day}`);
  }
  const week = weekOn(calendar, day);
  const entry = calendar.days[day];
  if (!entry) {
    return FIXED_HOLIDAYS.has(day.slice(5)) ? [] : (week[weekdayOf(day)] ?? []);
  }
  if (DAYS_OFF.has(entry.kind)) {
    return [];
  }
  if (entry.kind === 'swap_work') {
    return workedHours(week, entry.counterpart ?? day);
  }
  if (entry.kind === 'half_day') {
    return until(workedHours(week, day), entry.closes ?? 0);
  }
  return week[weekdayOf(day)] ?? [];
}

function weekOn(calendar: Calendar, day: PlainDate): WeekHours {
  return calendar.weeks.findLast(({ validFrom }) => validFrom <= day)?.hours ?? STANDARD_WEEK;
}

/** The hours of that weekday, or of the week's first working day where it is a day of rest (a worked Saturday). */
function workedHours(week: WeekHours, day: PlainDate): readonly Interval[] {
  const own = week[weekdayOf(day)] ?? [];
  return own.length > 0 ? own : (week.find(({ length }) => length > 0) ?? []);
}

function until(intervals: readonly Interval[], closes: number): readonly Interval[] {
  return intervals
    .filter(({ opens }) => opens < closes)
    .map((interval) => ({ opens: interval.opens, closes: Math.min(interval.closes, closes) }));
}

export function isWorkingDay(calendar: Calendar, day: PlainDate): boolean {
  return intervalsOn(calendar, day).length > 0;
}

/** The minute at which a working day closes: also the due time of a term that is counted in days. */
export function closingMinute(calendar: Calendar, day: PlainDate): number | undefined {
  return intervalsOn(calendar, day).at(-1)?.closes;
}

/** `day` itself when it is worked, else the first working day after it. */
export function workingDayFrom(calendar: Calendar, day: PlainDate): PlainDate {
  let candidate = day;
  for (let step = 0; step < LONGEST_REST_DAYS; step += 1) {
    if (isWorkingDay(calendar, candidate)) {
      return candidate;
    }
    candidate = addDays(candidate, 1);
  }
  throw new Error(`no working day within ${LONGEST_REST_DAYS} days of ${day}`);
}

export function nextWorkingDay(calendar: Calendar, day: PlainDate): PlainDate {
  return workingDayFrom(calendar, addDays(day, 1));
}
