import type { Place } from './text.ts';

/** The grammar of a symbol: NĐ 30/2020 and domain 6.2. */
export type SymbolClass = 'qppl' | 'party' | 'admin' | 'letter';

/** A document that the text names: "Quyết định số 2534/QĐ-UBND ngày 31/12/2022 của UBND thị trấn". */
export interface DocumentReference extends Place {
  /** "Quyết định", "Công văn", …: the word before the number, else the kind that its symbol says; empty when neither. */
  readonly kind: string;
  /** "2534" */
  readonly number: string;
  /** "2534/QĐ-UBND", spaces taken out */
  readonly symbol: string;
  readonly class: SymbolClass;
  /** `2022-12-31`; null where the text prints none */
  readonly date: string | null;
  /** As printed: "UBND thị trấn"; null where the text says none */
  readonly issuer: string | null;
}
