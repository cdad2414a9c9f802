/** A calendar day without a zone, `YYYY-MM-DD`. Compares correctly as text. */
export type PlainDate = string;

/** A moment, ISO 8601 in UTC or with offset. Shown to people in Asia/Ho_Chi_Minh. */
export type Instant = string;

const DAY_MS = 86_400_000;
/** Việt Nam has had no daylight saving since 1975: a fixed offset is exact for every date the product handles. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** Whether `text` is a real day of the calendar in the form YYYY-MM-DD. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayNumber(text) === dayNumber(plainDateOf(dayNumber(text)));
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days since 1970-01-01; NaN for text that is no day. Counted without a Date: an import asks millions of times. */
export function dayNumber(date: PlainDate): number {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  if (!(Number.isInteger(year) && day >= 1 && day <= last)) {
    return Number.NaN;
  }
  // A year that begins in March has its leap day at the end: 306 = days from March to December.
  const since = month > 2 ? month - 3 : month + 9;
  const years = month > 2 ? year : year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * since + 2) / 5) + day - 719_469;
}

/** Days already written out: an import or a report asks for the same few thousand days a million times. */
const written = new Map<number, PlainDate>();
const MOST_WRITTEN = 20_000;

export function plainDateOf(number: number): PlainDate {
  if (!Number.isFinite(number)) {
    return 'NaN';
  }
  const known = written.get(number);
  if (known !== undefined) {
    return known;
  }
  const text = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (written.size < MOST_WRITTEN) {
    written.set(number, text);
  }
  return text;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDateOf(dayNumber(date) + days);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: PlainDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The Vietnamese calendar day on which an instant falls. */
export function vietnamDay(instant: Instant | Date): PlainDate {
  const moment = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(moment)) {
    throw new RangeError(`${String(instant)} is no moment`);
  }
  return plainDateOf(Math.floor((moment + VIETNAM_OFFSET_MS) / DAY_MS));
}

/** Minutes since midnight in Việt Nam. */
export function vietnamMinutes(instant: Instant | Date): number {
  const local = new Date(new Date(instant).getTime() + VIETNAM_OFFSET_MS);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** The instant of a Vietnamese day and minute of that day, written with +07:00. */
export function vietnamInstant(date: PlainDate, minutes: number): Instant {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00+07:00`;
}

/** `dd/mm/yyyy`, as every Vietnamese form prints a day. */
export function formatDate(date: PlainDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** Reads `d/m/yyyy`, `d-m-yyyy`, `d.m.yyyy` or `yyyy-mm-dd`; undefined when it is no day of the calendar. */
export function parseDate(text: string): PlainDate | undefined {
  const trimmed = text.trim();
  const vi = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed);
  const date = vi ? `${vi[3]}-${vi[2]?.padStart(2, '0')}-${vi[1]?.padStart(2, '0')}` : trimmed;
  return isPlainDate(date) ? date : undefined;
}

/** `HH:mm dd/mm/yyyy` in Vietnamese time. */
export function formatInstant(instant: Instant | Date): string {
  const minutes = vietnamMinutes(instant);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)} ${formatDate(vietnamDay(instant))}`;
}
