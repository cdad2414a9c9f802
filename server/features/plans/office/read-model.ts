import { sql } from 'kysely';
import type { Counted } from '#core/indicators/value.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { OfficeFigure } from '#core/plans/office/figures.ts';
import type { Database } from '#server/platform/database.ts';
import { officeCondition } from './office-figure-view.ts';

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
  const counted = (register: 'commitment' | 'dialogue' | 'initiative', figure: OfficeFigure) => sql`(select count(*)
    from ${sql.table(register)} where ${sql.ref(`${register}.agency_id`)} = ${units}
      and ${officeCondition(figure, { from, to })})`;
  const { rows } = await sql<OfficeCounts>`
    select
      ${counted('commitment', 'commitments_total')} as commitments,
      ${counted('commitment', 'commitments_kept')} as "commitmentsKept",
      (select count(*) from dialogue where dialogue.agency_id = ${units}) as dialogues,
      (select count(*) from initiative where initiative.agency_id = ${units}) as initiatives,
      ${counted('dialogue', 'dialogues_planned')} as "dialoguesPlanned",
      ${counted('dialogue', 'dialogues_held')} as "dialoguesHeld",
      ${counted('initiative', 'initiatives_recognised')} as "initiativesRecognised",
      ${counted('initiative', 'initiatives_entered_above')} as "initiativesEnteredAbove",
      ${counted('initiative', 'initiatives_recognised_above')} as "initiativesRecognisedAbove"`.execute(tx);
  const [counts] = rows;
  if (!counts) {
    throw new Error('a select without from answers one row');
  }
  return counts;
}
