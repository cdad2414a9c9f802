import { type Calendar, isWorkingDay, workingDayFrom } from '#core/calendars/calendar.ts';
import { addDays, formatDate, type PlainDate } from '#core/kernel/dates.ts';
import type { DeadlineShift, ScheduledPeriod } from './scheme.ts';

const LONGEST_REST_DAYS = 60;

/** The day that counts for a printed deadline, by the agency's calendar. */
export function deadlineOn(calendar: Calendar, printed: PlainDate, shift: DeadlineShift): PlainDate {
  if (shift === 'kept' || isWorkingDay(calendar, printed)) {
    return printed;
  }
  if (shift === 'next') {
    return workingDayFrom(calendar, printed);
  }
  let day = printed;
  for (let step = 0; step < LONGEST_REST_DAYS; step += 1) {
    day = addDays(day, -1);
    if (isWorkingDay(calendar, day)) {
      return day;
    }
  }
  throw new Error(`no working day within ${LONGEST_REST_DAYS} days before ${printed}`);
}

/** The period with its deadline moved off days of rest, where its scheme says so. */
export function onWorkingDays(period: ScheduledPeriod, calendar: Calendar | undefined): ScheduledPeriod {
  return calendar ? { ...period, deadline: deadlineOn(calendar, period.decided, period.shift) } : period;
}

const SHIFT_WORDS = {
  kept: 'giữ nguyên ngày',
  next: 'chuyển sang ngày làm việc kế tiếp',
  previous: 'chuyển về ngày làm việc liền trước',
} as const satisfies Record<DeadlineShift, string>;

export function shiftWords(shift: DeadlineShift): string {
  return SHIFT_WORDS[shift];
}

/** Why the deadline is another day than the decision prints; undefined where it is the same. */
export function movedWords({ decided, deadline, shift }: Pick<ScheduledPeriod, 'decided' | 'deadline' | 'shift'>) {
  return decided === deadline
    ? undefined
    : `Hạn ${formatDate(decided)} là ngày nghỉ, ${shiftWords(shift)}: ${formatDate(deadline)}`;
}

/** A later day granted by name to one unit (or one of its sections) for one period. */
export interface Extension {
  readonly until: PlainDate;
  readonly reason: string;
  /** Who granted it, with the committee: "Bùi Thanh Vân (tỉnh Quảng Ngãi)". */
  readonly by: string;
}

/** The last day that counts as in time. An extension that is shorter than the deadline shortens nothing. */
export function lastDayFor(deadline: PlainDate, extension: Extension | undefined): PlainDate {
  return extension && extension.until > deadline ? extension.until : deadline;
}

/**
 * The first day on which nobody can write any more; undefined where the scheme sets no lock. An extension opens the
 * period again up to its own last day.
 */
export function locksOn(
  { deadline, lockAfter }: Pick<ScheduledPeriod, 'deadline' | 'lockAfter'>,
  extension: Extension | undefined,
): PlainDate | undefined {
  if (lockAfter === undefined) {
    return undefined;
  }
  const byScheme = addDays(deadline, lockAfter + 1);
  const byExtension = extension && addDays(extension.until, 1);
  return byExtension && byExtension > byScheme ? byExtension : byScheme;
}
