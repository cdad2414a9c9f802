import { type Period, periodName, periodOf } from '#core/indicators/periods.ts';
import { earlierDay, lastMonths } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { refuse } from './refusals.ts';

/** The months beside the one asked for, itself the last. */
const TREND_MONTHS = 12;

/** A month `2026-05`, or a calendar year `2026` summed up so far; without a word the running month. */
export function chosenMonth(code: string | undefined, today: PlainDate): Period {
  const period = periodOf(code ?? today.slice(0, 7));
  if (!period || (period.kind !== 'month' && period.kind !== 'calendar-year')) {
    throw refuse('index-month-unknown', { month: code });
  }
  if (period.window.from > today) {
    throw refuse('index-month-future', { month: code });
  }
  return period;
}

/** "Tháng 5/2026", "Năm 2026". */
export function monthName(period: Period): string {
  return period.kind === 'month' ? periodName(period) : `Năm ${period.year}`;
}

/** The twelve whole months up to and with the month asked for (of a year: its last one that has begun). */
export function trendMonths({ window, kind }: Period, today: PlainDate): readonly Period[] {
  const last = kind === 'month' ? window.from : earlierDay(window.to, today);
  return lastMonths(last, TREND_MONTHS).flatMap(({ from }) => periodOf(from.slice(0, 7)) ?? []);
}
