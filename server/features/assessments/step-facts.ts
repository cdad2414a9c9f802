import type { SheetTerm } from '#core/assessments/sheet-key.ts';

/** Half a year is named; the whole year is what a year alone means. */
export function termFact({ year, term }: SheetTerm): Readonly<Record<string, unknown>> {
  return term === 'half' ? { year, term } : { year };
}
