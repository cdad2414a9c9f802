import type { EvidenceId } from '#core/assessments/assessment.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from './assessment-repository.ts';

export interface Evidence {
  readonly id: EvidenceId;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly documentDate: PlainDate | null;
  readonly issuer: string | null;
  readonly link: string | null;
}

/** The agency's documents, newest first. */
export async function loadEvidence(tx: Database, agencyId: UnitId): Promise<readonly Evidence[]> {
  const rows = await tx
    .selectFrom('evidence')
    .select([
      'evidence.id',
      'evidence.title',
      'evidence.document_number',
      'evidence.document_date',
      'evidence.issuer',
      'evidence.link',
    ])
    .where('evidence.agency_id', '=', agencyId)
    .orderBy('evidence.created_at', 'desc')
    .orderBy('evidence.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as EvidenceId,
    title: row.title,
    documentNumber: row.document_number,
    documentDate: row.document_date,
    issuer: row.issuer,
    link: row.link,
  }));
}

export async function insertEvidence(
  tx: Database,
  agencyId: UnitId,
  evidence: Evidence,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('evidence')
    .values({
      agency_id: agencyId,
      id: evidence.id,
      title: evidence.title,
      document_number: evidence.documentNumber,
      document_date: evidence.documentDate,
      issuer: evidence.issuer,
      link: evidence.link,
      created_at: at,
      created_by: actorName,
    })
    .execute();
}

/** How many lines and explanations of any year name this document. */
export async function countEvidenceUses(tx: Database, agencyId: UnitId, id: EvidenceId): Promise<number> {
  const row = await tx
    .selectFrom((from) =>
      from
        .selectFrom('assessment_evidence')
        .select('assessment_evidence.evidence_id')
        .where('assessment_evidence.agency_id', '=', agencyId)
        .where('assessment_evidence.evidence_id', '=', id)
        .unionAll(
          from
            .selectFrom('line_explanation_evidence')
            .select('line_explanation_evidence.evidence_id')
            .where('line_explanation_evidence.agency_id', '=', agencyId)
            .where('line_explanation_evidence.evidence_id', '=', id),
        )
        .as('uses'),
    )
    .select(({ fn }) => fn.countAll<number>().as('uses'))
    .executeTakeFirstOrThrow();
  return row.uses;
}

export async function deleteEvidence(tx: Database, agencyId: UnitId, id: EvidenceId): Promise<boolean> {
  const result = await tx
    .deleteFrom('evidence')
    .where('evidence.agency_id', '=', agencyId)
    .where('evidence.id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
