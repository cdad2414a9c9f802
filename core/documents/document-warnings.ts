import { clean, fold } from '#core/kernel/text.ts';
import type { DocumentId, DocumentNaming } from './document-reference.ts';
import { contradictsKind, issuerKey, parseSymbol, seriesKey, symbolKey } from './document-symbol.ts';

/** What looks wrong about a registered document; the words stand in `messages.ts`. */
export const DOCUMENT_WARNINGS = [
  'number-two-dates',
  'number-two-titles',
  'kind-against-symbol',
  'number-against-date',
] as const;
export type DocumentWarningCode = (typeof DOCUMENT_WARNINGS)[number];

/** A document that stands beside: same row of numbers (series, issuer, year). */
export interface Neighbour extends DocumentNaming {
  readonly id: DocumentId;
}

export interface DocumentWarning {
  readonly code: DocumentWarningCode;
  /** The document it disagrees with; none where it disagrees with itself. */
  readonly other: Neighbour | undefined;
}

/**
 * Compares one document with others of the same agency. Only documents of the same issuer, series and year are
 * comparable: numbers begin anew every year.
 */
export function warningsOf(document: DocumentNaming, others: readonly Neighbour[]): readonly DocumentWarning[] {
  const symbol = parseSymbol(document.symbol);
  if (!symbol) {
    return [];
  }
  const own: DocumentWarning[] = contradictsKind(document.kind, symbol)
    ? [{ code: 'kind-against-symbol', other: undefined }]
    : [];
  return [...own, ...others.filter((other) => isSameRow(document, other)).flatMap((other) => between(document, other))];
}

function isSameRow(one: DocumentNaming, other: DocumentNaming): boolean {
  const [a, b] = [parseSymbol(one.symbol), parseSymbol(other.symbol)];
  return (
    a !== undefined &&
    b !== undefined &&
    seriesKey(a.series) === seriesKey(b.series) &&
    issuerKey(one.issuer) === issuerKey(other.issuer) &&
    (a.year ?? one.date.slice(0, 4)).toString() === (b.year ?? other.date.slice(0, 4)).toString()
  );
}

function between(one: DocumentNaming, other: Neighbour): readonly DocumentWarning[] {
  const [a, b] = [parseSymbol(one.symbol), parseSymbol(other.symbol)];
  if (!a || !b) {
    return [];
  }
  if (symbolKey(a) === symbolKey(b)) {
    const dates: DocumentWarning[] = one.date === other.date ? [] : [{ code: 'number-two-dates', other }];
    const titles: DocumentWarning[] = isSameTitle(one, other) ? [] : [{ code: 'number-two-titles', other }];
    return [...dates, ...titles];
  }
  const contradicts = a.number < b.number ? one.date > other.date : one.date < other.date;
  return contradicts ? [{ code: 'number-against-date', other }] : [];
}

function isSameTitle(one: DocumentNaming, other: DocumentNaming): boolean {
  const words = ({ abstract }: DocumentNaming) =>
    fold(clean(abstract))
      .replace(/[^a-z0-9]+/gu, ' ')
      .trim();
  return words(one) === words(other);
}
