import { dayNumber, formatInstant, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';

/** What an empty cell shows: a dash says "nothing here", a blank says "did it load?". */
export const EMPTY = '–';

/** A percentage given in hundredths of a percent: 9968 → "99,68 %". */
export function formatPercent(hundredths: number | null | undefined): string {
  if (hundredths === null || hundredths === undefined) {
    return EMPTY;
  }
  const sign = hundredths < 0 ? '-' : '';
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${sign}${formatDecimal(`${digits.slice(0, -2)}.${digits.slice(-2)}`)}\u00a0%`;
}

export function formatMoney(dong: number | null | undefined): string {
  return dong === null || dong === undefined ? EMPTY : `${formatCount(dong)}\u00a0đồng`;
}

/** "xã Bình Sơn" as a title begins: "Xã Bình Sơn". */
export function capitalised(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1);
}

export function formatNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? EMPTY : formatCount(value);
}

/** `10:42` in Vietnamese time. */
export function formatTime(instant: Date | string): string {
  return formatInstant(instant).slice(0, 5);
}

export function today(): PlainDate {
  return vietnamDay(new Date());
}

export type DueState = 'overdue' | 'today' | 'soon' | 'later';

export interface DueWords {
  readonly state: DueState;
  readonly words: string;
}

const SOON_DAYS = 3;

/** "quá hạn 2 ngày", "đến hạn hôm nay", "còn 5 ngày": calendar days between the day asked about and the due date. */
export function dueWords(due: PlainDate, on: PlainDate = today()): DueWords {
  const days = dayNumber(due) - dayNumber(on);
  if (days < 0) {
    return { state: 'overdue', words: `quá hạn ${formatCount(-days)} ngày` };
  }
  if (days === 0) {
    return { state: 'today', words: 'đến hạn hôm nay' };
  }
  return { state: days <= SOON_DAYS ? 'soon' : 'later', words: `còn ${formatCount(days)} ngày` };
}

/** "hôm nay 10:42" for today, otherwise "10:42 20/11/2026": short where lists are dense. */
export function formatMoment(instant: Date | string, now: Date = new Date()): string {
  const words = formatInstant(instant);
  return vietnamDay(instant) === vietnamDay(now) ? `hôm nay ${words.slice(0, 5)}` : words;
}
