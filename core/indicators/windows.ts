import { addDays, type PlainDate } from '#core/kernel/dates.ts';

/** First and last day, both inside. */
export interface Window {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Roll-ups are kept by day, by month (its first day) and by year (1 January). */
export type Grain = 'd' | 'm' | 'y';

/** Rows of one grain whose `day` lies between the two, both inside. */
export interface Span {
  readonly grain: Grain;
  readonly first: PlainDate;
  readonly last: PlainDate;
}

const monthOf = (day: PlainDate) => day.slice(0, 7);
const monthStart = (day: PlainDate) => `${monthOf(day)}-01`;

const yearStart = (day: PlainDate) => `${day.slice(0, 4)}-01-01`;

function nextMonthStart(day: PlainDate): PlainDate {
  return monthStart(addDays(monthStart(day), 31));
}

function nextYearStart(day: PlainDate): PlainDate {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}-01-01`;
}

/** Days are text and compare as text. */
export function earlierDay(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

/** The last day of the month of `day`. */
export function monthEnd(day: PlainDate): PlainDate {
  return addDays(nextMonthStart(day), -1);
}

/**
 * The window as whole years, whole months and single days: at most five spans, so that the cost of a sum does not
 * depend on how long the window is. Spans do not overlap and leave nothing out.
 */
export function spansOf({ from, to }: Window): readonly Span[] {
  const end = addDays(to, 1);
  const firstMonth = from === monthStart(from) ? from : nextMonthStart(from);
  const lastMonth = monthStart(end);
  if (firstMonth >= lastMonth) {
    return withoutEmpty([span('d', from, end)]);
  }
  const firstYear = firstMonth === yearStart(firstMonth) ? firstMonth : nextYearStart(firstMonth);
  const lastYear = yearStart(lastMonth);
  const months =
    firstYear >= lastYear
      ? [span('m', firstMonth, lastMonth)]
      : [span('m', firstMonth, firstYear), span('y', firstYear, lastYear), span('m', lastYear, lastMonth)];
  return withoutEmpty([span('d', from, firstMonth), ...months, span('d', lastMonth, end)]);
}

/** Everything up to and with `day`, from the beginning of records. */
export function spansUpTo(day: PlainDate): readonly Span[] {
  return spansOf({ from: '1900-01-01', to: day });
}

/** A span from `first` to the day before `end`. */
function span(grain: Grain, first: PlainDate, end: PlainDate): Span {
  return { grain, first, last: addDays(end, -1) };
}

function withoutEmpty(spans: readonly Span[]): readonly Span[] {
  return spans.filter(({ first, last }) => first <= last);
}

/** The months that touch the window, each cut to it. */
export function monthsOf({ from, to }: Window): readonly Window[] {
  const months: Window[] = [];
  for (let start = from; start <= to; start = nextMonthStart(start)) {
    const end = monthEnd(start);
    months.push({ from: start, to: end < to ? end : to });
  }
  return months;
}

/** The `count` whole months that end with the month of `day` (that one up to `day`). */
export function lastMonths(day: PlainDate, count: number): readonly Window[] {
  let start = monthStart(day);
  for (let step = 1; step < count; step += 1) {
    start = monthStart(addDays(start, -1));
  }
  return monthsOf({ from: start, to: day });
}
