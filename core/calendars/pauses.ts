import { dayNumber, type Instant } from '#core/kernel/dates.ts';
import type { Calendar } from './calendar.ts';
import {
  type Deadline,
  dueIn,
  dueInCalendarDays,
  dueInWorkingDays,
  dueInWorkingMinutes,
  officeDay,
  type Term,
  workingDaysBetween,
  workingMinutesBetween,
} from './deadlines.ts';

/** A clock that stood still: dossiers in status 5 (supplement) or 6 (financial duty). */
export interface Pause {
  readonly from: Instant;
  /** Undefined while it lasts. */
  readonly to: Instant | undefined;
  /** A second appointment ("Hẹn lần 2") starts at the end instead of the rest of the first one. */
  readonly renewed?: Term | undefined;
}

/** The deadline from all facts: the term, the receipt, and every pause in the order it happened. */
export function deadlineOf(
  calendar: Calendar,
  term: Term,
  received: Instant | Date,
  pauses: readonly Pause[] = [],
): Deadline {
  let deadline = dueIn(calendar, term, received);
  let unit = term.unit;
  for (const pause of pauses) {
    deadline = dueAfterPause(calendar, unit, deadline, pause);
    unit = pause.renewed && pause.to !== undefined ? pause.renewed.unit : unit;
  }
  return deadline;
}

/**
 * Pause and resume move a deadline by the working time between them, that is: what was left at the pause is added
 * to the resumption. A pause that still lasts, or one that began after the deadline had passed, moves nothing.
 */
export function dueAfterPause(calendar: Calendar, unit: Term['unit'], before: Deadline, pause: Pause): Deadline {
  if (pause.to === undefined || hasPassed(calendar, unit, before, pause.from)) {
    return before;
  }
  const after = pause.renewed
    ? dueIn(calendar, pause.renewed, pause.to)
    : remainingFrom(calendar, unit, before, pause.from, pause.to);
  return { ...after, provisional: before.provisional || after.provisional };
}

function hasPassed(calendar: Calendar, unit: Term['unit'], deadline: Deadline, at: Instant): boolean {
  return unit === 'working-minutes'
    ? new Date(at).getTime() > new Date(deadline.at).getTime()
    : officeDay(calendar, at) > deadline.day;
}

function remainingFrom(
  calendar: Calendar,
  unit: Term['unit'],
  before: Deadline,
  paused: Instant,
  resumed: Instant,
): Deadline {
  if (unit === 'working-minutes') {
    return dueInWorkingMinutes(calendar, resumed, workingMinutesBetween(calendar, paused, before.at));
  }
  const stopped = officeDay(calendar, paused);
  return unit === 'calendar-days'
    ? dueInCalendarDays(calendar, resumed, dayNumber(before.day) - dayNumber(stopped))
    : dueInWorkingDays(calendar, resumed, workingDaysBetween(calendar, stopped, before.day));
}
