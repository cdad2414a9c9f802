import {
  addDays,
  type Instant,
  type PlainDate,
  vietnamDay,
  vietnamInstant,
  vietnamMinutes,
} from '#core/kernel/dates.ts';
import {
  type Calendar,
  closingMinute,
  type Interval,
  intervalsOn,
  isPublished,
  isWorkingDay,
  nextWorkingDay,
  workingDayFrom,
} from './calendar.ts';

/** How long an office has. Minutes, because terms in working hours are exact to the minute. */
export type Term =
  | { readonly unit: 'same-day'; readonly cutoff?: number | undefined }
  | { readonly unit: 'working-days'; readonly amount: number }
  | { readonly unit: 'calendar-days'; readonly amount: number }
  | { readonly unit: 'working-minutes'; readonly amount: number };

/** What was promised, and why. */
export interface Deadline {
  /** `YYYY-MM-DD` for terms in days, an instant with +07:00 for terms in hours. */
  readonly due: PlainDate | Instant;
  readonly day: PlainDate;
  /** The last moment: the closing time of the day for terms in days. */
  readonly at: Instant;
  /** The days that were counted, in order; for hours the days that were worked on. */
  readonly counted: readonly PlainDate[];
  /** "Tạm tính": a year was reached whose days off are not published. */
  readonly provisional: boolean;
}

/** A moment as offices write it: a day and a whole minute, the same that stands on the printed receipt. */
interface Moment {
  readonly day: PlainDate;
  readonly minute: number;
}

function momentOf(instant: Instant | Date): Moment {
  return { day: vietnamDay(instant), minute: vietnamMinutes(instant) };
}

export function dueIn(calendar: Calendar, term: Term, received: Instant | Date): Deadline {
  switch (term.unit) {
    case 'same-day':
      return dueOnSameDay(calendar, received, term.cutoff);
    case 'working-days':
      return dueInWorkingDays(calendar, received, term.amount);
    case 'calendar-days':
      return dueInCalendarDays(calendar, received, term.amount);
    case 'working-minutes':
      return dueInWorkingMinutes(calendar, received, term.amount);
    default:
      return term satisfies never;
  }
}

/**
 * The working day on which something counts as received: after closing or on a day off it is the next working
 * morning. The closing minute itself is still in time.
 */
export function officeDay(calendar: Calendar, received: Instant | Date): PlainDate {
  const { day, minute } = momentOf(received);
  const closing = closingMinute(calendar, day);
  return closing !== undefined && minute <= closing ? day : nextWorkingDay(calendar, day);
}

/** Counting starts on the next working day (Bộ luật Dân sự 2015, Điều 147); a half day counts as a whole one. */
export function dueInWorkingDays(calendar: Calendar, received: Instant | Date, amount: number): Deadline {
  const start = officeDay(calendar, received);
  const counted = workingDaysAfter(calendar, start, amount);
  return dayDeadline(calendar, received, counted, counted.at(-1) ?? start);
}

/** Counts every day; a last day of rest moves to the next working day. */
export function dueInCalendarDays(calendar: Calendar, received: Instant | Date, amount: number): Deadline {
  requireAmount(amount);
  const start = officeDay(calendar, received);
  const counted = Array.from({ length: amount }, (_, index) => addDays(start, index + 1));
  return dayDeadline(calendar, received, counted, workingDayFrom(calendar, counted.at(-1) ?? start));
}

/** The same working day; after `cutoff` (15:00 for certification, Nghị định 23/2015) the next one. */
export function dueOnSameDay(calendar: Calendar, received: Instant | Date, cutoff?: number): Deadline {
  const start = officeDay(calendar, received);
  const { day, minute } = momentOf(received);
  const late = cutoff !== undefined && day === start && minute > cutoff;
  const due = late ? nextWorkingDay(calendar, start) : start;
  return dayDeadline(calendar, received, [due], due);
}

/** Runs only while the office is open; ending exactly at closing time stays at closing time. */
export function dueInWorkingMinutes(calendar: Calendar, received: Instant | Date, amount: number): Deadline {
  requireAmount(amount);
  const start = momentOf(received);
  const counted: PlainDate[] = [];
  const end = minutesAfter(calendar, start, amount, counted);
  const at = vietnamInstant(end.day, end.minute);
  return { due: at, day: end.day, at, counted, provisional: reachesUnpublished(calendar, start.day, end.day) };
}

function minutesAfter(calendar: Calendar, start: Moment, amount: number, counted: PlainDate[]): Moment {
  let left = amount;
  for (const { day, opens, closes } of openFrom(calendar, start)) {
    const spent = opens === closes && left > 0;
    if (!spent && counted.at(-1) !== day) {
      counted.push(day);
    }
    if (left <= closes - opens) {
      return { day, minute: opens + left };
    }
    left -= closes - opens;
  }
  throw new Error('working time has an end');
}

/** Working time from a moment on, without end; the interval it falls into is cut at the moment (and may be empty). */
function* openFrom(calendar: Calendar, start: Moment): Generator<Interval & { readonly day: PlainDate }> {
  for (let day = start.day; ; day = nextWorkingDay(calendar, day)) {
    const earliest = day === start.day ? start.minute : 0;
    for (const { opens, closes } of intervalsOn(calendar, day)) {
      if (closes >= earliest) {
        yield { day, opens: Math.max(opens, earliest), closes };
      }
    }
  }
}

/** Working minutes from one moment to a later one; 0 when it is not later. */
export function workingMinutesBetween(calendar: Calendar, from: Instant | Date, to: Instant | Date): number {
  const [start, end] = [momentOf(from), momentOf(to)];
  let total = 0;
  for (let day = start.day; day <= end.day; day = addDays(day, 1)) {
    for (const { opens, closes } of intervalsOn(calendar, day)) {
      const first = day === start.day ? Math.max(opens, start.minute) : opens;
      const last = day === end.day ? Math.min(closes, end.minute) : closes;
      total += Math.max(0, last - first);
    }
  }
  return total;
}

/** Working days after `from`, up to and with `to`. */
export function workingDaysBetween(calendar: Calendar, from: PlainDate, to: PlainDate): number {
  let total = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    total += isWorkingDay(calendar, day) ? 1 : 0;
  }
  return total;
}

function workingDaysAfter(calendar: Calendar, start: PlainDate, amount: number): readonly PlainDate[] {
  requireAmount(amount);
  const counted: PlainDate[] = [];
  let day = start;
  while (counted.length < amount) {
    day = nextWorkingDay(calendar, day);
    counted.push(day);
  }
  return counted;
}

function dayDeadline(
  calendar: Calendar,
  received: Instant | Date,
  counted: readonly PlainDate[],
  due: PlainDate,
): Deadline {
  const at = vietnamInstant(due, closingMinute(calendar, due) ?? 0);
  return { due, day: due, at, counted, provisional: reachesUnpublished(calendar, vietnamDay(received), due) };
}

function reachesUnpublished(calendar: Calendar, from: PlainDate, to: PlainDate): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!isPublished(calendar, `${year}-01-01`)) {
      return true;
    }
  }
  return false;
}

function requireAmount(amount: number): void {
  if (!Number.isInteger(amount) || amount < 0) {
    throw new Error(`a term is a whole number, not ${amount}`);
  }
}
