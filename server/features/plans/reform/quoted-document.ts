import { documentInWords } from '#core/documents/document-reference.ts';
import type { QuotedDocument } from '#server/features/documents/read-model.ts';

export type Documents = ReadonlyMap<string, QuotedDocument>;

/** A registered document as a plan or task quotes it; null where there is none. */
export function quotedWire(documents: Documents, id: string | null | undefined) {
  const document = id ? documents.get(id) : undefined;
  return document ? { id: document.id, words: documentInWords(document), abstract: document.abstract } : null;
}
