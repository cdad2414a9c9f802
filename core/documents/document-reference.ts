import type { PlainDate } from '#core/kernel/dates.ts';
import { formatDate } from '#core/kernel/dates.ts';
import type { Id } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import { isDocumentKind, kindWord } from './document-kind.ts';
import { parseSymbol, symbolText } from './document-symbol.ts';
import { refuseDocument } from './refusals.ts';

export type DocumentId = Id<'DocumentReference'>;
export type DocumentFileId = Id<'DocumentFile'>;

/** What names a document, wherever it is quoted. */
export interface DocumentNaming {
  readonly kind: string;
  /** Number and symbol in one: "15/KH-UBND". */
  readonly symbol: string;
  readonly date: PlainDate;
  readonly issuer: string;
  /** Trích yếu. */
  readonly abstract: string;
}

/** The naming as it is kept: a known kind, a readable symbol in its written form, a day not after today. */
export function checkedNaming(naming: DocumentNaming, today: PlainDate): DocumentNaming {
  if (!isDocumentKind(naming.kind)) {
    throw refuseDocument('document-kind-unknown', { kind: naming.kind });
  }
  const symbol = parseSymbol(naming.symbol);
  if (!symbol) {
    throw refuseDocument('document-symbol-unreadable', { symbol: naming.symbol });
  }
  if (naming.date > today) {
    throw refuseDocument('document-date-in-future', { today });
  }
  const [issuer, abstract] = [clean(naming.issuer), clean(naming.abstract)];
  if (issuer === '' || abstract === '') {
    throw refuseDocument(issuer === '' ? 'document-issuer-missing' : 'document-abstract-missing');
  }
  return { kind: naming.kind, symbol: symbolText(symbol), date: naming.date, issuer, abstract };
}

/** "Kế hoạch số 15/KH-UBND ngày 05/01/2026 của UBND xã Bình Sơn", as a sentence quotes it. */
export function documentInWords({ kind, symbol, date, issuer }: Omit<DocumentNaming, 'abstract'>): string {
  return `${kindWord(kind)} số ${symbol} ngày ${formatDate(date)} của ${issuer}`;
}
