import type { Interval, WeekHours } from './calendar.ts';

const MINUTES_AN_HOUR = 60;
const two = (value: number) => String(value).padStart(2, '0');

export const WEEKDAY_NAMES = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'] as const;

/** 690 → "11:30". */
export function clockWords(minute: number): string {
  return `${two(Math.floor(minute / MINUTES_AN_HOUR))}:${two(minute % MINUTES_AN_HOUR)}`;
}

/** Reads "7:30", "07h30", "7h" or "7 giờ 30"; undefined for anything that is no time of the day. */
export function parseClock(text: string): number | undefined {
  const match = /^(\d{1,2})\s*(?:[:hg]|giờ)?\s*(\d{2})?$/iu.exec(text.trim());
  const [hours, minutes] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 0)];
  return hours < 24 && minutes < 60 ? hours * MINUTES_AN_HOUR + minutes : undefined;
}

/** "07:00–11:30, 13:30–17:00"; "nghỉ" for a day of rest. */
export function hoursWords(intervals: readonly Interval[]): string {
  if (intervals.length === 0) {
    return 'nghỉ';
  }
  return intervals.map(({ opens, closes }) => `${clockWords(opens)}–${clockWords(closes)}`).join(', ');
}

/** Reads hours as people write them; nothing or "nghỉ" is a day of rest, undefined what cannot be read. */
export function parseHours(text: string): readonly Interval[] | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.toLowerCase() === 'nghỉ') {
    return [];
  }
  const intervals: Interval[] = [];
  for (const part of trimmed.split(/[,;]/)) {
    const [opens, closes, more] = part.split(/–|-|đến/u).map(parseClock);
    const before = intervals.at(-1)?.closes ?? 0;
    if (opens === undefined || closes === undefined || more !== undefined || opens < before || closes <= opens) {
      return undefined;
    }
    intervals.push({ opens, closes });
  }
  return intervals;
}

/** Runs of weekdays with the same hours, Monday first: "Thứ Hai – Thứ Sáu" 07:00–11:30, 13:30–17:00. */
export function weekWords(hours: WeekHours): readonly (readonly [days: string, hours: string])[] {
  const runs: { from: number; to: number; words: string }[] = [];
  for (const weekday of [1, 2, 3, 4, 5, 6, 0]) {
    const words = hoursWords(hours[weekday] ?? []);
    const last = runs.at(-1);
    if (last?.words === words) {
      last.to = weekday;
    } else {
      runs.push({ from: weekday, to: weekday, words });
    }
  }
  return runs.map(({ from, to, words }) => [
    from === to ? (WEEKDAY_NAMES[from] ?? '') : `${WEEKDAY_NAMES[from]} – ${WEEKDAY_NAMES[to]}`,
    words,
  ]);
}
