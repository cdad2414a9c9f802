import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from './database.ts';

/** Something that quotes a registered document, as the document's page lists it. */
export interface DocumentUse {
  /** What it is: "Nhiệm vụ", "Biên bản đối thoại". */
  readonly what: string;
  readonly title: string;
  /** Its page, after `/don-vi/<unit>/`. */
  readonly path: string;
}

/** Named by a feature in its `feature.ts`: what of its own quotes this document. So nobody has to know the quoters. */
export type DocumentUses = (tx: Database, agencyId: UnitId, documentId: string) => Promise<readonly DocumentUse[]>;
