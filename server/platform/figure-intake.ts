import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from './database.ts';
import type { Actor } from './scope.ts';

/** A figure that another feature read somewhere, for an indicator: a count, or a rate as printed ("81,81"). */
export interface TakenFigure {
  readonly code: string;
  readonly count?: number;
  readonly rate?: string;
  /** Where in the source it stands. */
  readonly note: string;
}

/** What figures read elsewhere become: typed-in values of an agency for a window. The owner of indicators writes them. */
export interface FigureIntake {
  /**
   * Writes in the caller's `writeIn` transaction, with the audit entries. A value that stands there already with the
   * same figure, kind and source stays as it is, so that the same figures may be taken twice.
   */
  readonly take: (
    tx: Database,
    source: {
      readonly agencyId: UnitId;
      readonly actor: Actor;
      readonly at: Date;
      readonly window: { readonly from: PlainDate; readonly to: PlainDate };
      readonly kind: 'actual' | 'estimate';
      /** Name and hash of the file, for people. */
      readonly source: string;
    },
    figures: readonly TakenFigure[],
  ) => Promise<{ readonly taken: number; readonly equal: number }>;
}
