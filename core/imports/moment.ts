import {
  type Instant,
  isPlainDate,
  type PlainDate,
  parseDate,
  plainDateOf,
  vietnamInstant,
} from '#core/kernel/dates.ts';
import type { Cell } from './cell.ts';

/** A day, with the minutes since midnight where the file gives a time. */
export interface Moment {
  readonly date: PlainDate;
  readonly minutes: number | undefined;
}

const DAY_FIRST = /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})(?:[T ,]+(.+))?$/u;
const TIME_FIRST =
  /^(\d{1,2} ?(?::|h|giờ) ?\d{0,2}(?::\d{2})?(?: ?phút)?)[ ,]*(?:ngày )?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/iu;
const TIME =
  /^(\d{1,2}) ?(?::|h|giờ) ?(\d{1,2})?(?::\d{2}(?:\.\d+)?)?(?: ?phút)?(?: ?(SA|CH|AM|PM))?(?:Z|[+-]\d{2}:?\d{2})?$/iu;
/** Serial numbers of the years 1982–2064: a day whose cell lost its date format. */
const SERIALS = { first: 30_000, last: 60_000, epoch: -25_569 } as const;

/** Reads what exports print for a day or a moment; undefined when it is none. */
export function momentFrom(cell: Cell): Moment | undefined {
  if (typeof cell === 'number') {
    const inRange = cell >= SERIALS.first && cell < SERIALS.last;
    return inRange
      ? { date: plainDateOf(Math.floor(cell) + SERIALS.epoch), minutes: minutesOfSerial(cell) }
      : undefined;
  }
  const text = typeof cell === 'object' ? cell.local : String(cell ?? '').trim();
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    return joined(dayFirst[1] ?? '', dayFirst[2]);
  }
  const timeFirst = TIME_FIRST.exec(text);
  return timeFirst ? joined(timeFirst[2] ?? '', timeFirst[1]) : undefined;
}

function minutesOfSerial(serial: number): number | undefined {
  const minutes = Math.round((serial % 1) * 1440);
  return minutes === 0 ? undefined : minutes;
}

function joined(day: string, time: string | undefined): Moment | undefined {
  const date = isPlainDate(day) ? day : parseDate(day);
  if (!date) {
    return undefined;
  }
  if (time === undefined) {
    return { date, minutes: undefined };
  }
  const match = TIME.exec(time.trim());
  const minutes = match ? minutesOf(Number(match[1]), Number(match[2] ?? 0), match[3]?.toUpperCase()) : undefined;
  return minutes === undefined ? undefined : { date, minutes };
}

function minutesOf(hour: number, minute: number, half: string | undefined): number | undefined {
  const afternoon = (half === 'CH' || half === 'PM') && hour < 12;
  const midnight = (half === 'SA' || half === 'AM') && hour === 12;
  const hours = hour + (afternoon ? 12 : 0) - (midnight ? 12 : 0);
  return hours < 24 && minute < 60 ? hours * 60 + minute : undefined;
}

/** The instant of a moment; a day without a time begins at midnight, but not before `earliest` on the same day. */
export function instantOf({ date, minutes }: Moment, earliest?: Instant): Instant {
  const instant = vietnamInstant(date, minutes ?? 0);
  return minutes === undefined && earliest?.startsWith(date) ? earliest : instant;
}
