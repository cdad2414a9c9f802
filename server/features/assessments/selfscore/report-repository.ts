import type { Assessment } from '#core/assessments/assessment.ts';
import type { Database } from '#server/platform/database.ts';

type Sheet = Pick<Assessment, 'agencyId' | 'id'>;

/** The self-assessment report in the unit's register, where the chair named one. */
export async function loadReportDocument(tx: Database, { agencyId, id }: Sheet): Promise<string | undefined> {
  const row = await tx
    .selectFrom('assessment')
    .select('assessment.report_document_id')
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.id', '=', id)
    .executeTakeFirst();
  return row?.report_document_id ?? undefined;
}

export async function saveReportDocument(tx: Database, { agencyId, id }: Sheet, documentId: string): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ report_document_id: documentId })
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.id', '=', id)
    .execute();
}
