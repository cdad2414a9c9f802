import { sql } from 'kysely';
import type { EvidenceFileId, EvidenceId } from '#core/assessments/assessment.ts';
import type { EvidenceKind } from '#core/assessments/selfscore/evidence-entry.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** One version of an evidence file; `at` is an instant as the wire carries it. */
export interface EvidenceFile {
  readonly id: EvidenceFileId;
  readonly version: number;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly hash: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** A piece of evidence as people read it: a registered document under the name that the register has for it now. */
export interface Evidence {
  readonly id: EvidenceId;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly documentId: string | null;
  readonly documentNumber: string | null;
  readonly documentDate: PlainDate | null;
  readonly issuer: string | null;
  readonly link: string | null;
  /** Whether something of it can be downloaded. */
  readonly hasFile: boolean;
  /** Versions of its own file, newest first. */
  readonly files: EvidenceFile[];
}

/** The agency's evidence, newest first; of all of it, or of the ids asked for. One statement. */
export async function loadEvidence(
  tx: Database,
  agencyId: UnitId,
  ids?: readonly string[],
): Promise<readonly Evidence[]> {
  if (ids?.length === 0) {
    return [];
  }
  const { rows } = await sql<Evidence>`
    select evidence.id, evidence.kind, coalesce(document.abstract, evidence.title) as title,
      evidence.document_id as "documentId", coalesce(document.symbol, evidence.document_number) as "documentNumber",
      coalesce(document.date, evidence.document_date) as "documentDate",
      coalesce(document.issuer, evidence.issuer) as issuer, evidence.link,
      (own.files is not null or exists (select 1 from document_file where document_file.agency_id = evidence.agency_id
        and document_file.document_id = evidence.document_id)) as "hasFile",
      coalesce(own.files, '[]') as files
    from evidence
    left join document_reference document on document.agency_id = evidence.agency_id
      and document.id = evidence.document_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', file.id, 'version', file.version, 'name', file.name,
        'size', file.size, 'hash', file.hash, 'reason', file.reason, 'by', file.uploaded_by,
        'at', to_char(file.uploaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by file.version desc) as files
      from evidence_file file where file.agency_id = evidence.agency_id and file.evidence_id = evidence.id) own on true
    where evidence.agency_id = ${agencyId}
      and (${ids === undefined}::boolean or evidence.id = any (${sql.val([...(ids ?? [])])}::uuid[]))
    order by evidence.created_at desc, evidence.id desc`.execute(tx);
  return rows;
}

export async function evidenceById(
  tx: Database,
  agencyId: UnitId,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, Evidence>> {
  return new Map((await loadEvidence(tx, agencyId, ids)).map((evidence) => [evidence.id, evidence]));
}

/** A piece of evidence with the criteria that it proves on one sheet. */
export interface EvidenceOnSheet {
  readonly evidenceId: EvidenceId;
  readonly codes: readonly string[];
}

/** Which evidence a sheet names, and for which criteria. */
export async function evidenceOnSheet(
  tx: Database,
  agencyId: UnitId,
  assessmentId: string,
): Promise<readonly EvidenceOnSheet[]> {
  const { rows } = await sql<EvidenceOnSheet>`
    select assessment_evidence.evidence_id as "evidenceId", array_agg(assessment_evidence.criterion_code) as codes
    from assessment_evidence
    where assessment_evidence.agency_id = ${agencyId} and assessment_evidence.assessment_id = ${assessmentId}
    group by assessment_evidence.evidence_id`.execute(tx);
  return rows;
}
