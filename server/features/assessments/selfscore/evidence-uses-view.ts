import { sql } from 'kysely';
import { type SheetTerm, sheetKeyText, termInWords } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DocumentUse } from '#server/platform/document-use.ts';

/** The sheets that quote a registered document: as evidence of criteria, or as the report that was signed. */
export async function evidenceUses(
  tx: Database,
  agencyId: UnitId,
  documentId: string,
): Promise<readonly DocumentUse[]> {
  const { rows } = await sql<SheetTerm & { codes: readonly string[] | null; report: boolean }>`
    select assessment.year, assessment.term, proved.codes,
      assessment.report_document_id is not distinct from ${documentId}::uuid as report
    from assessment
    left join lateral (
      select array_agg(named.criterion_code order by named.criterion_code) as codes
      from assessment_evidence named
      join evidence on evidence.agency_id = named.agency_id and evidence.id = named.evidence_id
      where named.agency_id = assessment.agency_id and named.assessment_id = assessment.id
        and evidence.document_id = ${documentId}::uuid) proved on true
    where assessment.agency_id = ${agencyId}
      and (proved.codes is not null or assessment.report_document_id = ${documentId}::uuid)
    order by assessment.year desc, assessment.term`.execute(tx);
  return rows.flatMap(({ codes, report, ...term }): readonly DocumentUse[] => {
    const path = `cham-diem/${sheetKeyText(term)}`;
    return [
      ...(report ? [{ what: 'Báo cáo tự chấm điểm', title: `Phiếu ${termInWords(term)}`, path }] : []),
      ...(codes
        ? [{ what: 'Tài liệu kiểm chứng', title: `Phiếu ${termInWords(term)}: tiêu chí ${codes.join(', ')}`, path }]
        : []),
    ];
  });
}
