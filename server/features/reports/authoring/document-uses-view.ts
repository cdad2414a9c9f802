import { sql } from 'kysely';
import { periodTitle, reportPeriodOf } from '#core/reports/period.ts';
import type { DocumentUse, DocumentUses } from '#server/platform/document-use.ts';

/** The report that a registered document is. */
export const reportDocumentUses: DocumentUses = async (tx, agencyId, documentId) => {
  const { rows } = await sql<{ period: string }>`
    select report.period from report
    where report.agency_id = ${agencyId} and report.document_id = ${documentId}::uuid
    order by report.period limit 50`.execute(tx);
  return rows.map(({ period }): DocumentUse => {
    const named = reportPeriodOf(period);
    const title = `Cải cách hành chính ${named ? periodTitle(named) : period}`;
    return { what: 'Báo cáo định kỳ', title, path: `bao-cao/${period}` };
  });
};
