import type { PlainDate } from '#core/kernel/dates.ts';
import { clean } from '#core/kernel/text.ts';
import { refuse } from './refusals.ts';

/** A document by number and day of issue, or a page by its address: never a loose file name. */
export interface EvidenceWords {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly documentDate: PlainDate | null;
  readonly issuer: string | null;
  readonly link: string | null;
}

export interface EvidenceEntry {
  readonly title: string;
  readonly documentNumber?: string | undefined;
  readonly documentDate?: PlainDate | undefined;
  readonly issuer?: string | undefined;
  readonly link?: string | undefined;
}

export function evidenceFrom(entry: EvidenceEntry): EvidenceWords {
  const words = {
    title: clean(entry.title),
    documentNumber: clean(entry.documentNumber ?? '') || null,
    documentDate: entry.documentDate ?? null,
    issuer: clean(entry.issuer ?? '') || null,
    link: entry.link ?? null,
  };
  const named = words.documentNumber !== null && words.documentDate !== null;
  if (words.title === '' || !(named || words.link !== null)) {
    throw refuse('evidence-invalid');
  }
  return words;
}
