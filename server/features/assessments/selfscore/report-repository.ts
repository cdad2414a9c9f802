import type { Assessment } from '#core/assessments/assessment.ts';
import type { Database } from '#server/platform/database.ts';

type Sheet = Pick<Assessment, 'agencyId' | 'id'>;

export async function saveReportDocument(tx: Database, { agencyId, id }: Sheet, documentId: string): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ report_document_id: documentId })
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.id', '=', id)
    .execute();
}
