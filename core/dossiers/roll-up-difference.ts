import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { type CountedDossier, type Counts, contribute } from './contributions.ts';
import { type Channel, isOnline } from './dossier.ts';
import { outcomeOf } from './statuses.ts';

/** What is counted on one day of one field and channel. */
export interface RollUpRow {
  readonly day: PlainDate;
  readonly fieldId: number;
  readonly channel: Channel;
  readonly counts: Counts;
}

interface Way extends Pick<RollUpRow, 'fieldId' | 'channel'> {
  readonly days: Map<PlainDate, Counts>;
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
  /** By field and channel, and then by day: a dossier has one of the former and counts on several of the latter. */
  readonly #ways = new Map<string, Way>();
  readonly #procedures = new Map<string, ProcedureRow>();

  /** Takes out what the dossier counted for `before` and puts in what it counts for now. */
  add(before: CountedDossier | undefined, now: CountedDossier | undefined): void {
    if (before) {
      this.#count(before, -1);
    }
    if (now) {
      this.#count(now, 1);
    }
  }

  #count(dossier: CountedDossier, by: number): void {
    const { days } = this.#wayOf(dossier);
    contribute(dossier, (day, measure) => {
      const counts = days.get(day) ?? {};
      counts[measure] = (counts[measure] ?? 0) + by;
      days.set(day, counts);
    });
    this.#countUse(procedureUse(dossier), by);
  }

  #wayOf({ fieldId, channel }: CountedDossier): Way {
    const name = `${fieldId}|${channel}`;
    const way = this.#ways.get(name) ?? { fieldId, channel, days: new Map() };
    this.#ways.set(name, way);
    return way;
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
    return [...this.#ways.values()]
      .flatMap(({ fieldId, channel, days }) =>
        Array.from(days, ([day, counts]) => ({ name: `${day}|${fieldId}|${channel}`, day, fieldId, channel, counts })),
      )
      .filter(({ counts }) => Object.values(counts).some((by) => by !== 0))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ day, fieldId, channel, counts }) => ({ day, fieldId, channel, counts }));
  }
}
