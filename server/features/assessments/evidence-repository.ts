import type { EvidenceFileId, EvidenceId } from '#core/assessments/assessment.ts';
import type { EvidenceKind } from '#core/assessments/selfscore/evidence-entry.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from './assessment-repository.ts';

export interface NewEvidence {
  readonly id: EvidenceId;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly documentId?: string;
  readonly link?: string;
}

export async function insertEvidence(
  tx: Database,
  agencyId: UnitId,
  evidence: NewEvidence,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('evidence')
    .values({
      agency_id: agencyId,
      id: evidence.id,
      kind: evidence.kind,
      title: evidence.title,
      document_id: evidence.documentId ?? null,
      link: evidence.link ?? null,
      created_at: at,
      created_by: actorName,
    })
    .execute();
}

/** The evidence that a registered document is already: it is kept once. */
export async function evidenceOfDocument(
  tx: Database,
  agencyId: UnitId,
  documentId: string,
): Promise<EvidenceId | undefined> {
  const row = await tx
    .selectFrom('evidence')
    .select('evidence.id')
    .where('evidence.agency_id', '=', agencyId)
    .where('evidence.document_id', '=', documentId)
    .executeTakeFirst();
  return row?.id as EvidenceId | undefined;
}

export interface NewEvidenceFile {
  readonly id: EvidenceFileId;
  readonly evidenceId: EvidenceId;
  readonly version: number;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly hash: string;
  readonly reason: string;
}

export async function insertEvidenceFile(
  tx: Database,
  agencyId: UnitId,
  file: NewEvidenceFile,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('evidence_file')
    .values({
      agency_id: agencyId,
      id: file.id,
      evidence_id: file.evidenceId,
      version: file.version,
      name: file.name,
      size: file.size,
      hash: file.hash,
      reason: file.reason,
      uploaded_at: at,
      uploaded_by: actorName,
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
