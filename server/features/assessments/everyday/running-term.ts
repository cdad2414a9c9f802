import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';

/** The term whose score is kept and warned about on a day: the calendar year's sheet, until its successor can be opened. */
export function runningTerm(day: PlainDate): SheetTerm {
  return { year: Number(day.slice(0, 4)), term: 'year' };
}
