import { sql } from 'kysely';
import type { Assessment } from '#core/assessments/assessment.ts';
import type { PartState, SheetPart } from '#core/assessments/selfscore/sections.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from '../assessment-repository.ts';

type Sheet = Pick<Assessment, 'agencyId' | 'id'>;

export interface StoredPart extends SheetPart {
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** What of the division of work is written down: other than, or fixed after, the words of the set. */
export async function loadDecided(tx: Database, { agencyId, id }: Sheet): Promise<ReadonlyMap<string, UnitId>> {
  const rows = await tx
    .selectFrom('assessment_assignment')
    .select(['assessment_assignment.criterion_code', 'assessment_assignment.section_id'])
    .where('assessment_assignment.agency_id', '=', agencyId)
    .where('assessment_assignment.assessment_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.criterion_code, row.section_id as UnitId]));
}

/** The parts that sections have begun, by section. */
export async function loadParts(tx: Database, { agencyId, id }: Sheet): Promise<ReadonlyMap<UnitId, StoredPart>> {
  const rows = await tx
    .selectFrom('assessment_part')
    .select([
      'assessment_part.section_id',
      'assessment_part.state',
      'assessment_part.reason',
      'assessment_part.changed_at',
      'assessment_part.changed_by',
    ])
    .where('assessment_part.agency_id', '=', agencyId)
    .where('assessment_part.assessment_id', '=', id)
    .execute();
  return new Map(
    rows.map((row) => {
      const sectionId = row.section_id as UnitId;
      const { reason, changed_at: changedAt, changed_by: changedBy } = row;
      return [sectionId, { sectionId, state: row.state as PartState, reason, changedAt, changedBy }];
    }),
  );
}

export async function savePart(
  tx: Database,
  { agencyId, id }: Sheet,
  { sectionId, state, reason }: SheetPart,
  { at, actorName }: Writing,
): Promise<void> {
  const row = { state, reason, changed_at: at, changed_by: actorName };
  await tx
    .insertInto('assessment_part')
    .values({ agency_id: agencyId, assessment_id: id, section_id: sectionId, ...row })
    .onConflict((conflict) => conflict.columns(['agency_id', 'assessment_id', 'section_id']).doUpdateSet(row))
    .execute();
}

/** Writes down who drafts these criteria. */
export async function saveAssignments(
  tx: Database,
  { agencyId, id }: Sheet,
  assignments: readonly { readonly code: string; readonly sectionId: UnitId }[],
  { at, actorName }: Writing,
): Promise<void> {
  if (assignments.length === 0) {
    return;
  }
  await tx
    .insertInto('assessment_assignment')
    .values(
      assignments.map(({ code, sectionId }) => ({
        agency_id: agencyId,
        assessment_id: id,
        criterion_code: code,
        section_id: sectionId,
        changed_at: at,
        changed_by: actorName,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'assessment_id', 'criterion_code']).doUpdateSet((row) => ({
        section_id: row.ref('excluded.section_id'),
        changed_at: row.ref('excluded.changed_at'),
        changed_by: row.ref('excluded.changed_by'),
      })),
    )
    .execute();
}

/**
 * Lets the rest of the transaction write the criteria of these sections alone, by row-level security; `undefined` takes
 * the limit away, for what follows from a draft in other lines. The ids are whole numbers of our own catalogue.
 */
export async function limitToSections(tx: Database, sections: readonly UnitId[] | undefined): Promise<void> {
  const list = sections === undefined ? '' : [-1, ...sections.filter(Number.isInteger)].join(',');
  await sql.raw(`set local app.sections = '${list}'`).execute(tx);
}
