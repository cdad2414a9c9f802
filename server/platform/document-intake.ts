import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from './database.ts';
import type { Actor } from './scope.ts';

/** A document that another feature issues, as the register names it. */
export interface IssuedDocument {
  readonly kind: string;
  readonly symbol: string;
  readonly date: PlainDate;
  readonly issuer: string;
  readonly abstract: string;
}

/** What became of it: entered anew, found in the register, or neither, as its number belongs to another document. */
export interface RegisteredDocument {
  readonly id: string | undefined;
  readonly how: 'entered' | 'found' | 'number-taken';
}

/** How a feature enters what it issues in the agency's register. The owner of the register writes. */
export interface DocumentIntake {
  /**
   * Works in the caller's `writeIn` transaction, with the audit entries. `own` is the entry that this caller made for
   * the same document before: it is corrected instead of a second one being made.
   */
  readonly register: (
    tx: Database,
    who: { readonly agencyId: UnitId; readonly actor: Actor; readonly at: Date },
    document: IssuedDocument,
    own: { readonly id: string; readonly reason: string } | undefined,
  ) => Promise<RegisteredDocument>;
}
