import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from './database.ts';
import type { Actor } from './scope.ts';

/** What applying one row did, or would do. */
export type RowOutcome =
  | { readonly outcome: 'new' | 'changed' | 'equal' }
  /** The row cannot be taken (`bad`), or meets a record of ours that an import must not touch (`conflict`). */
  | {
      readonly outcome: 'conflict' | 'bad';
      /** A refusal code of the target's feature (its `messages.ts` holds the sentence). */
      readonly code: string;
      readonly detail?: Readonly<Record<string, unknown>>;
    };

/** Where the rows come from: goes into events and audit. */
export interface ImportSource {
  readonly agencyId: UnitId;
  readonly actor: Actor;
  /** When we learn of the rows (`recorded_at`). */
  readonly at: Date;
  readonly runId: string;
  readonly fileName: string;
  readonly fileHash: string;
}

/**
 * What a feature lets an import write into. The imports feature reads and checks the file, cuts it into batches (at most
 * 5,000 rows, no code twice within one) and calls these; the target's feature alone writes its tables.
 */
export interface ImportTarget {
  readonly name: 'dossiers';

  /** Says what `applyBatch` would do with each row (same order, same length). Writes nothing: runs read-only. */
  readonly compareBatch: (
    tx: Database,
    source: ImportSource,
    rows: readonly ImportedDossier[],
  ) => Promise<readonly RowOutcome[]>;

  /**
   * Writes one batch, in the caller's `writeIn` transaction (agency locked): a changed row adds an event, an equal one
   * nothing, so that a batch may be applied twice. Statements must not depend on the number of rows: use unnest.
   * One row that cannot be taken is an outcome, never an exception; the other rows stand. The caller writes the audit
   * entry of the run.
   */
  readonly applyBatch: (
    tx: Database,
    source: ImportSource,
    rows: readonly ImportedDossier[],
  ) => Promise<readonly RowOutcome[]>;
}
