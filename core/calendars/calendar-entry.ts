import { formatDate, isPlainDate, type PlainDate } from '#core/kernel/dates.ts';
import { clean } from '#core/kernel/text.ts';
import {
  type Calendar,
  type CalendarDay,
  type Interval,
  intervalsOn,
  isWorkingDay,
  type WeekHours,
} from './calendar.ts';
import type { DatedDay } from './calendar-layers.ts';
import { refuseCalendar } from './refusals.ts';

/** What an office enters by hand; a swap is two of them at once (`swapOf`). */
export type EntryKind = 'local_off' | 'half_day' | 'holiday' | 'substitute_off';

export interface Provenance {
  readonly basis: string;
  /** Published for the units below as well. */
  readonly coversBelow: boolean;
}

export interface DayDraft {
  readonly day: PlainDate;
  readonly kind: EntryKind;
  readonly name: string;
  readonly closes?: number | undefined;
}

/** Holidays by the moon: Tết is five days and Giỗ Tổ one. A year entered with fewer is not yet whole. */
const LUNAR_HOLIDAYS = 6;

/** A day off or a half day, as it may be added to this calendar. */
export function dayOf(calendar: Calendar, draft: DayDraft): DatedDay {
  requireDay(draft.day);
  const name = clean(draft.name);
  if (name === '') {
    throw refuseCalendar('calendar-name-missing');
  }
  if (draft.kind === 'half_day') {
    const day: CalendarDay = { kind: 'half_day', name, closes: draft.closes };
    const hours = intervalsOn({ ...calendar, days: { ...calendar.days, [draft.day]: day } }, draft.day);
    const usual = intervalsOn({ ...calendar, days: {} }, draft.day);
    if (draft.closes === undefined || hours.length === 0 || draft.closes >= (usual.at(-1)?.closes ?? 1440)) {
      throw refuseCalendar('calendar-closing-wrong');
    }
    return { day: draft.day, ...day };
  }
  if (draft.kind === 'local_off' && !isWorkingDay(calendar, draft.day)) {
    throw refuseCalendar('calendar-day-off-already', { day: draft.day });
  }
  return { day: draft.day, kind: draft.kind, name };
}

/** The two days of a swap (hoán đổi): a working day that is off, a day of rest that is worked with its hours. */
export function swapOf(calendar: Calendar, off: PlainDate, worked: PlainDate): readonly [DatedDay, DatedDay] {
  requireDay(off);
  requireDay(worked);
  if (off === worked) {
    throw refuseCalendar('calendar-swap-wrong');
  }
  if (!isWorkingDay(calendar, off)) {
    throw refuseCalendar('calendar-day-off-already', { day: off });
  }
  if (isWorkingDay(calendar, worked)) {
    throw refuseCalendar('calendar-day-worked-already', { day: worked });
  }
  return [
    { day: off, kind: 'swap_off', name: `Nghỉ hoán đổi với ngày ${formatDate(worked)}`, counterpart: worked },
    { day: worked, kind: 'swap_work', name: `Làm bù cho ngày ${formatDate(off)}`, counterpart: off },
  ];
}

/** Seven lists of hours, none overlapping, at least one day worked. */
export function requireHours(hours: WeekHours): void {
  if (hours.every(({ length }) => length === 0)) {
    throw refuseCalendar('calendar-hours-none');
  }
  for (const day of hours) {
    for (const [index, interval] of day.entries()) {
      requireInterval(interval, day[index - 1]);
    }
  }
}

function requireInterval({ opens, closes }: Interval, before: Interval | undefined): void {
  const whole = Number.isInteger(opens) && Number.isInteger(closes);
  if (!whole || opens < (before ? before.closes : 0) || closes <= opens || closes >= 24 * 60) {
    throw refuseCalendar('calendar-hours-wrong');
  }
}

/** Whether enough of a year is entered for its deadlines to be firm. */
export function requireWholeYear(calendar: Calendar, year: number): void {
  const entered = Object.entries(calendar.days).filter(
    ([day, { kind }]) => day.startsWith(`${year}-`) && (kind === 'holiday' || kind === 'substitute_off'),
  );
  if (entered.length < LUNAR_HOLIDAYS) {
    throw refuseCalendar('calendar-year-incomplete', { entered: entered.length });
  }
}

export function requireBasis(basis: string): string {
  const cleaned = clean(basis);
  if (cleaned === '') {
    throw refuseCalendar('calendar-basis-missing');
  }
  return cleaned;
}

function requireDay(day: PlainDate): void {
  if (!isPlainDate(day) || day < '2000-01-01' || day > '2100-12-31') {
    throw refuseCalendar('calendar-day-wrong');
  }
}
