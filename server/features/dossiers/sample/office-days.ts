import { isWorkingDay, nextWorkingDay } from '#core/calendars/calendar.ts';
import { nationalCalendar } from '#core/calendars/calendar-layers.ts';
import { addDays, type Instant, type PlainDate, vietnamInstant } from '#core/kernel/dates.ts';
import type { Random } from './random.ts';

const calendar = nationalCalendar();

/** The working days from `from` to `to`, both included. */
export function officeDays(from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) {
      days.push(day);
    }
  }
  return days;
}

/** The `count`-th working day after `day`; `day` itself for none. */
export function officeDaysAfter(day: PlainDate, count: number): PlainDate {
  let reached = day;
  for (let step = 0; step < count; step += 1) {
    reached = nextWorkingDay(calendar, reached);
  }
  return reached;
}

/** The `count`-th working day before `day`. */
export function officeDaysBefore(day: PlainDate, count: number): PlainDate {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, -1);
    left -= isWorkingDay(calendar, reached) ? 1 : 0;
  }
  return reached;
}

/** Some time in the morning or afternoon: received before, finished after `MIDDAY`. */
export function morningOf(random: Random, day: PlainDate): Instant {
  return vietnamInstant(day, random.between(7 * 60 + 5, 11 * 60 + 20));
}

export function afternoonOf(random: Random, day: PlainDate): Instant {
  return vietnamInstant(day, random.between(13 * 60 + 35, 16 * 60 + 50));
}
