import { refuse } from './refusals.ts';

/** The span a sheet scores: the whole year, or its first half where a province scores twice (QĐ 1325/QĐ-UBND Quảng Trị). */
export const TERMS = ['year', 'half'] as const;
export type Term = (typeof TERMS)[number];

export interface SheetTerm {
  readonly year: number;
  readonly term: Term;
}

/** Which sheet: one of a unit in a term. */
export interface SheetKey<Unit> extends SheetTerm {
  readonly unit: Unit;
}

/** How a path or a query names a term: "2026", "2026-6m". */
export const SHEET_KEY = /^\d{4}(?:-6m)?$/;

export function sheetKeyText({ year, term }: SheetTerm): string {
  return term === 'half' ? `${year}-6m` : String(year);
}

/** The term of "2026" or "2026-6m"; undefined for any other text. */
export function readSheetKey(text: string): SheetTerm | undefined {
  if (!SHEET_KEY.test(text)) {
    return undefined;
  }
  return { year: Number(text.slice(0, 4)), term: text.length > 4 ? 'half' : 'year' };
}

/** The term that a path names; refuses what names none. */
export function requireSheetTerm(text: string): SheetTerm {
  const term = readSheetKey(text);
  if (!term) {
    throw refuse('assessment-unknown', { sheet: text });
  }
  return term;
}

/** "năm 2026", "6 tháng đầu năm 2026" */
export function termInWords({ year, term }: SheetTerm): string {
  return term === 'half' ? `6 tháng đầu năm ${year}` : `năm ${year}`;
}

/** The term of a path's key in words; empty where it names none. */
export function sheetKeyInWords(text: string): string {
  const term = readSheetKey(text);
  return term ? termInWords(term) : '';
}
