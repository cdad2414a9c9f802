import { sql } from 'kysely';
import type { Counted } from '#core/indicators/value.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** The indicators that the office's registers supply. */
export const OFFICE_CODES: readonly string[] = [
  'commitments_kept_rate',
  'commitments_total',
  'commitments_kept',
  'dialogues_planned',
  'dialogues_held',
  'initiatives_recognised',
  'initiatives_entered_above',
  'initiatives_recognised_above',
];

interface Question {
  readonly agencyIds: readonly UnitId[];
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * The figures of a window by indicator. A register that was never used says nothing: nothing recorded is not zero, and
 * what a person typed stands.
 */
export async function officeFigures(tx: Database, question: Question): Promise<Readonly<Record<string, Counted>>> {
  const counts = await officeCounts(tx, question);
  const { commitments, commitmentsKept } = counts;
  return {
    ...(commitments > 0 && {
      commitments_kept_rate: { numerator: commitmentsKept, denominator: commitments },
      commitments_total: { count: commitments },
      commitments_kept: { count: commitmentsKept },
    }),
    ...(counts.dialogues > 0 && {
      dialogues_planned: { count: counts.dialoguesPlanned },
      dialogues_held: { count: counts.dialoguesHeld },
    }),
    ...(counts.initiatives > 0 && {
      initiatives_recognised: { count: counts.initiativesRecognised },
      initiatives_entered_above: { count: counts.initiativesEnteredAbove },
      initiatives_recognised_above: { count: counts.initiativesRecognisedAbove },
    }),
  };
}

/** What the office's registers hold of a window, added over agencies. */
interface OfficeCounts {
  /** Commitments of the years whose reform year ends in the window, and those of them kept by its last day. */
  readonly commitments: number;
  readonly commitmentsKept: number;
  /** Entries of any state of these agencies, whatever the window: whether the register is in use. */
  readonly dialogues: number;
  readonly initiatives: number;
  readonly dialoguesPlanned: number;
  readonly dialoguesHeld: number;
  /** Recognised in the window by the agency's own council. */
  readonly initiativesRecognised: number;
  readonly initiativesEnteredAbove: number;
  readonly initiativesRecognisedAbove: number;
}

/** One statement for any number of units and any window. */
async function officeCounts(tx: Database, { agencyIds, from, to }: Question): Promise<OfficeCounts> {
  const units = sql`any (${sql.val([...agencyIds])}::integer[])`;
  // A year's commitments belong to the window in which the reform year (15/12–14/12) ends.
  const years = sql`make_date(commitment.year, 12, 14) between ${from}::date and ${to}::date`;
  const { rows } = await sql<OfficeCounts>`
    select
      (select count(*) from commitment where commitment.agency_id = ${units} and ${years}) as commitments,
      (select count(*) from commitment where commitment.agency_id = ${units} and ${years}
        and commitment.outcome = 'kept') as "commitmentsKept",
      (select count(*) from dialogue where dialogue.agency_id = ${units}) as dialogues,
      (select count(*) from initiative where initiative.agency_id = ${units}) as initiatives,
      (select count(*) from dialogue where dialogue.agency_id = ${units} and dialogue.state <> 'cancelled'
        and dialogue.plan_document_id is not null
        and coalesce(dialogue.planned_on, dialogue.held_on) between ${from}::date and ${to}::date) as "dialoguesPlanned",
      (select count(*) from dialogue where dialogue.agency_id = ${units}
        and dialogue.held_on between ${from}::date and ${to}::date) as "dialoguesHeld",
      (select count(*) from initiative where initiative.agency_id = ${units} and initiative.level = 'recognised'
        and initiative.recognised_on between ${from}::date and ${to}::date) as "initiativesRecognised",
      (select count(*) from initiative where initiative.agency_id = ${units} and initiative.level = 'entered-above'
        and make_date(initiative.year, 12, 14) between ${from}::date and ${to}::date) as "initiativesEnteredAbove",
      (select count(*) from initiative where initiative.agency_id = ${units} and initiative.level = 'recognised-above'
        and initiative.recognised_on between ${from}::date and ${to}::date) as "initiativesRecognisedAbove"`.execute(
    tx,
  );
  const [counts] = rows;
  if (!counts) {
    throw new Error('a select without from answers one row');
  }
  return counts;
}
