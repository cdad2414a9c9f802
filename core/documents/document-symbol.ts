import { clean, fold } from '#core/kernel/text.ts';
import { DOCUMENT_KINDS, type DocumentKind, kindOf } from './document-kind.ts';

/** "30/2020/NĐ-CP" taken apart. */
export interface DocumentSymbol {
  readonly number: number;
  /** The year inside the symbol, which legal documents have. */
  readonly year: number | undefined;
  /** "NĐ-CP", "KH-UBND": what all documents of one row of numbers share. */
  readonly series: string;
}

const SYMBOL = /^(\d{1,6})\s*\/\s*(?:((?:19|20)\d{2})\s*\/\s*)?(\p{L}[\p{L}\d\s.&-]*(?:\/\p{L}[\p{L}\d\s.&-]*)*)$/u;

/** Reads "15/KH-UBND", "Số: 09/KH - UBND", "30/2020/NĐ-CP", "581/BNV-CCHC"; undefined where it is no number and symbol. */
export function parseSymbol(text: string): DocumentSymbol | undefined {
  const words = clean(text)
    .replace(/^số\s*:?\s*/iu, '')
    .replace(/\s*([-–/])\s*/gu, (_, mark: string) => (mark === '–' ? '-' : mark));
  const found = SYMBOL.exec(words);
  if (!found?.[3]) {
    return undefined;
  }
  return { number: Number(found[1]), year: found[2] ? Number(found[2]) : undefined, series: found[3] };
}

/** The written form kept in the register: two digits at least, no spaces around the strokes (NĐ 30/2020, Phụ lục I). */
export function symbolText({ number, year, series }: DocumentSymbol): string {
  return [String(number).padStart(2, '0'), ...(year === undefined ? [] : [year]), series].join('/');
}

/** Equal for all spellings of one number and symbol: "9/KH-UBND", "09/kh-ubnd", "Số 09 / KH – UBND". */
export function symbolKey({ number, year, series }: DocumentSymbol): string {
  return [number, ...(year === undefined ? [] : [year]), seriesKey(series)].join('/');
}

export function seriesKey(series: string): string {
  // Đ tells QĐ (decision) from QD; marks otherwise say nothing in a symbol.
  return clean(series).replace(/[đĐ]/gu, 'dd').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Equal for spellings of one issuer: "UBND xã Bình Sơn" and "Ủy ban nhân dân xã Bình Sơn". */
export function issuerKey(issuer: string): string {
  return fold(issuer)
    .replace(/^uy ban nhan dan\b/u, 'ubnd')
    .replace(/^hoi dong nhan dan\b/u, 'hdnd');
}

/** The kind that a symbol's first letters name; several kinds share letters (a decision and a legal decision). */
export function kindsBySymbol({ year, series }: DocumentSymbol): readonly DocumentKind[] {
  const letters = seriesKey(series.split(/[-/]/u)[0] ?? '');
  const named = DOCUMENT_KINDS.filter(
    ({ abbreviation }) => abbreviation !== '' && letters.replace(/\d+$/u, '') === seriesKey(abbreviation),
  );
  const fitting = named.filter(({ family }) => (family === 'legal') === (year !== undefined));
  return fitting.length > 0 ? fitting : named;
}

/** Whether the symbol contradicts the kind: "Kế hoạch số 07/QĐ-UBND". A symbol of no known kind contradicts nothing. */
export function contradictsKind(kindCode: string, symbol: DocumentSymbol): boolean {
  const kind = kindOf(kindCode);
  const named = kindsBySymbol(symbol);
  if (!kind || named.length === 0) {
    return false;
  }
  return !named.some(({ abbreviation }) => abbreviation === kind.abbreviation);
}
