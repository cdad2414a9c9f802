import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { CommitmentId, Comparison, Outcome } from '#core/plans/office/registers.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from './office-desk.ts';
import { chosenOf, type RegisterChoice } from './office-figure-view.ts';

export interface Commitment {
  readonly id: CommitmentId;
  readonly year: number;
  readonly position: number;
  readonly text: string;
  readonly sectionId: number | null;
  readonly indicator: string | null;
  readonly comparison: Comparison | null;
  readonly targetValue: number | null;
  readonly outcome: Outcome | null;
  readonly judgedBy: 'measure' | 'judgement' | null;
  readonly judgedOn: PlainDate | null;
  readonly reason: string;
  readonly documentId: string | null;
  readonly measuredValue: number | null;
  readonly measuredFrom: PlainDate | null;
  readonly measuredTo: PlainDate | null;
  readonly report: string;
  readonly reportedBy: string | null;
  readonly version: number;
}

const COLUMNS = sql`commitment.id, commitment.year, commitment.position, commitment.text,
  commitment.section_id as "sectionId", commitment.indicator_code as indicator, commitment.comparison,
  commitment.target_value as "targetValue", commitment.outcome, commitment.judged_by as "judgedBy",
  commitment.judged_on as "judgedOn", commitment.judged_reason as reason, commitment.document_id as "documentId",
  commitment.measured_value as "measuredValue", commitment.measured_from as "measuredFrom",
  commitment.measured_to as "measuredTo", commitment.report, commitment.reported_by as "reportedBy",
  commitment.version`;

export async function listCommitments(
  tx: Database,
  agencyId: UnitId,
  choice: RegisterChoice,
): Promise<readonly Commitment[]> {
  const { rows } = await sql<Commitment>`select ${COLUMNS} from commitment
    where commitment.agency_id = ${agencyId} and ${chosenOf('commitment', choice)} order by commitment.position`.execute(
    tx,
  );
  return rows;
}

export async function loadCommitment(
  tx: Database,
  agencyId: UnitId,
  id: CommitmentId,
): Promise<Commitment | undefined> {
  const { rows } = await sql<Commitment>`select ${COLUMNS} from commitment
    where commitment.agency_id = ${agencyId} and commitment.id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertCommitment(
  tx: Database,
  agencyId: UnitId,
  commitment: Pick<Commitment, 'id' | 'year' | 'text' | 'sectionId' | 'indicator' | 'comparison' | 'targetValue'>,
  { at, by }: Writing,
): Promise<void> {
  const { id, year, text, sectionId, indicator, comparison, targetValue } = commitment;
  await sql`insert into commitment (agency_id, id, year, position, text, section_id, indicator_code, comparison,
      target_value, changed_at, changed_by)
    select ${agencyId}, ${id}, ${year}, coalesce(max(commitment.position), 0) + 1, ${text}, ${sectionId}, ${indicator},
      ${comparison}, ${targetValue}, ${at}, ${by}
    from commitment where commitment.agency_id = ${agencyId} and commitment.year = ${year}`.execute(tx);
}

export async function saveCommitment(
  tx: Database,
  agencyId: UnitId,
  commitment: Commitment,
  { at, by }: Writing,
): Promise<void> {
  await tx
    .updateTable('commitment')
    .set({
      text: commitment.text,
      section_id: commitment.sectionId,
      indicator_code: commitment.indicator,
      comparison: commitment.comparison,
      target_value: commitment.targetValue,
      outcome: commitment.outcome,
      judged_by: commitment.judgedBy,
      judged_on: commitment.judgedOn,
      judged_reason: commitment.reason,
      document_id: commitment.documentId,
      measured_value: commitment.measuredValue,
      measured_from: commitment.measuredFrom,
      measured_to: commitment.measuredTo,
      report: commitment.report,
      reported_by: commitment.reportedBy,
      reported_at: commitment.reportedBy ? at : null,
      version: commitment.version + 1,
      changed_at: at,
      changed_by: by,
    })
    .where('commitment.agency_id', '=', agencyId)
    .where('commitment.id', '=', commitment.id)
    .execute();
}
