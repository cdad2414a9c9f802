import type { Line } from '#core/assessments/assessment.ts';
import { requireReady } from '#core/assessments/selfscore/missing.ts';
import { requireDocument } from '#server/features/documents/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { proposalsFor } from '../proposals.ts';
import type { SheetHead } from '../sheet-service.ts';
import { loadParts } from './part-repository.ts';
import { saveReportDocument } from './report-repository.ts';

/** What the chair's signature asks for: nothing missing, every part with the focal officer, the report in the register. */
export async function requireSigning(
  tx: Database,
  { assessment, scheme, lines }: SheetHead & { readonly lines: ReadonlyMap<string, Line> },
  reportId: string | undefined,
): Promise<void> {
  const proposals = await proposalsFor(tx, assessment, scheme.leaves);
  const parts = await loadParts(tx, assessment);
  requireReady(scheme, lines, proposals, parts.values());
  if (reportId !== undefined) {
    await requireDocument(tx, assessment.agencyId, reportId);
    await saveReportDocument(tx, assessment, reportId);
  }
}
