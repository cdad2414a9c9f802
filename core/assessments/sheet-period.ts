import type { PlainDate } from '#core/kernel/dates.ts';
import { refuse } from './refusals.ts';
import type { SheetTerm } from './sheet-key.ts';

/** The window whose figures a sheet takes: that of the report of the year or of its first half (công văn 581/BNV-CCHC). */
export function sheetPeriod({ year, term }: SheetTerm): { readonly from: PlainDate; readonly to: PlainDate } {
  return { from: `${year - 1}-12-15`, to: term === 'half' ? `${year}-06-14` : `${year}-12-14` };
}

export function requireYear(year: number, today: PlainDate): void {
  const current = Number(today.slice(0, 4));
  if (!Number.isInteger(year) || year < 2000 || year > current) {
    throw refuse('assessment-year-wrong', { year, current });
  }
}
