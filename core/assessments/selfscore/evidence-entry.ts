import { kindsBySymbol, parseSymbol } from '#core/documents/document-symbol.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { clean } from '#core/kernel/text.ts';
import { refuse } from '../refusals.ts';

/**
 * What a piece of evidence is: a document of the unit's register, a file, a page by its address, or (from before the
 * register took evidence, where a number could not be read) words as they were typed.
 */
export const EVIDENCE_KINDS = ['document', 'file', 'link', 'typed'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface WantedEvidence {
  /** A document of the register; nothing else is asked then. */
  readonly documentId?: string | undefined;
  readonly title?: string | undefined;
  readonly documentNumber?: string | undefined;
  readonly documentDate?: PlainDate | undefined;
  readonly issuer?: string | undefined;
  readonly link?: string | undefined;
}

export type ReadEvidence =
  | { readonly kind: 'document'; readonly documentId: string }
  /** To be entered in the register, or found there. */
  | { readonly kind: 'named'; readonly document: NamedDocument }
  | { readonly kind: 'link'; readonly title: string; readonly link: string };

export interface NamedDocument {
  /** A code of core/documents/document-kind.ts, read from the symbol. */
  readonly kind: string;
  readonly symbol: string;
  readonly date: PlainDate;
  readonly issuer: string;
  readonly abstract: string;
}

/** Reads what was sent: a registered document, a document by number and day, or a page by its address. */
export function readWanted(entry: WantedEvidence, ownIssuer: string): ReadEvidence {
  if (entry.documentId !== undefined) {
    return { kind: 'document', documentId: entry.documentId };
  }
  const title = clean(entry.title ?? '');
  const symbol = parseSymbol(entry.documentNumber ?? '');
  if (title !== '' && symbol && entry.documentDate !== undefined) {
    const kind = kindsBySymbol(symbol)[0]?.code ?? 'official-letter';
    const issuer = clean(entry.issuer ?? '') || ownIssuer;
    const document = { kind, symbol: clean(entry.documentNumber ?? ''), date: entry.documentDate, issuer };
    return { kind: 'named', document: { ...document, abstract: title } };
  }
  if (title !== '' && entry.link !== undefined) {
    return { kind: 'link', title, link: entry.link };
  }
  throw refuse('evidence-invalid');
}
