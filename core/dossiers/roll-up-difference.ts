import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { type CountedDossier, type Counts, contribute, type Measure } from './contributions.ts';
import { type Channel, isOnline } from './dossier.ts';
import { outcomeOf } from './statuses.ts';

/** Where a count stands: one day of one field and channel. */
export interface RollUpKey {
  readonly day: PlainDate;
  readonly fieldId: number;
  readonly channel: Channel;
}

export interface RollUpRow extends RollUpKey {
  readonly counts: Counts;
}

/** What is counted of a procedure's dossiers, in the month of their receipt. */
export const PROCEDURE_MEASURES = ['received', 'online', 'withFee', 'paidOnline'] as const;

export type ProcedureMeasure = (typeof PROCEDURE_MEASURES)[number];

/** One procedure in one month, named by its first day. */
export interface ProcedureRow {
  readonly month: PlainDate;
  readonly procedureId: string;
  readonly counts: Readonly<Record<ProcedureMeasure, number>>;
}

/** The use of its procedure that a received dossier stands for; one without a procedure, or not received, is none. */
function procedureUse(dossier: CountedDossier): ProcedureRow | undefined {
  const { procedureId, receivedAt, status } = dossier;
  if (!procedureId || !receivedAt || status === 1 || outcomeOf(status) === 'rejected') {
    return undefined;
  }
  const withFee = Number(Boolean(dossier.fee));
  const counts = {
    received: 1,
    online: Number(isOnline(dossier.channel)),
    withFee,
    paidOnline: dossier.paidOnline ? withFee : 0,
  };
  return { month: `${vietnamDay(receivedAt).slice(0, 7)}-01`, procedureId, counts };
}

/** Differences of the roll-up, gathered over one dossier or a batch of thousands before they are written. */
export class RollUpDifference {
  readonly #rows = new Map<string, { key: RollUpKey; counts: Counts }>();
  readonly #procedures = new Map<string, ProcedureRow>();

  /** Takes out what the dossier counted for `before` and puts in what it counts for now. */
  add(before: CountedDossier | undefined, now: CountedDossier | undefined): void {
    if (before) {
      contribute(before, (day, measure) => this.#count(before, day, measure, -1));
      this.#countUse(procedureUse(before), -1);
    }
    if (now) {
      contribute(now, (day, measure) => this.#count(now, day, measure, 1));
      this.#countUse(procedureUse(now), 1);
    }
  }

  #count({ fieldId, channel }: CountedDossier, day: PlainDate, measure: Measure, by: number): void {
    const name = `${day}|${fieldId}|${channel}`;
    const row = this.#rows.get(name) ?? { key: { day, fieldId, channel }, counts: {} };
    row.counts[measure] = (row.counts[measure] ?? 0) + by;
    this.#rows.set(name, row);
  }

  #countUse(use: ProcedureRow | undefined, by: number): void {
    if (!use) {
      return;
    }
    const name = `${use.month}|${use.procedureId}`;
    const sums = this.#procedures.get(name)?.counts;
    const counts = { ...use.counts };
    for (const measure of PROCEDURE_MEASURES) {
      counts[measure] = (sums?.[measure] ?? 0) + by * use.counts[measure];
    }
    this.#procedures.set(name, { ...use, counts });
  }

  /** The procedures of which something is left to write, always in the same order. */
  procedureRows(): readonly ProcedureRow[] {
    return [...this.#procedures.entries()]
      .filter(([, { counts }]) => PROCEDURE_MEASURES.some((measure) => counts[measure] !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }

  /** The rows in which something is left to write, always in the same order. */
  rows(): readonly RollUpRow[] {
    return [...this.#rows.entries()]
      .filter(([, { counts }]) => Object.values(counts).some((by) => by !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, counts }]) => ({ ...key, counts }));
  }
}
