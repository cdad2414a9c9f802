import { registerEntry } from '#core/reports/register-entry.ts';
import type { ReportFrame } from '#core/reports/report.ts';
import type { ReportCase } from '#server/features/reports/report-change.ts';
import type { WholeReport } from '#server/features/reports/report-reading.ts';
import { saveReportDocument } from '#server/features/reports/report-repository.ts';
import type { Database } from '#server/platform/database.ts';

/**
 * Enters the report in the unit's register under its number and date, corrects the entry it made before, or attaches it
 * to the one that is there. A number that belongs to another document is left to a person: the report says so.
 */
export async function registerReport(
  tx: Database,
  { deps, scope, unit }: ReportCase,
  { report, content }: Pick<WholeReport, 'report' | 'content'>,
  frame: ReportFrame,
): Promise<{ readonly registered: string | null }> {
  const entry = registerEntry(content.unit.name, frame, content.figures, report.period);
  if (!entry || !deps.documentIntake) {
    return { registered: null };
  }
  const own = report.document?.added
    ? { id: report.document.id, reason: 'Số, ngày hoặc tên của báo cáo được ghi lại.' }
    : undefined;
  const who = { agencyId: unit.agencyId, actor: scope.actor, at: deps.now() };
  const { id, how } = await deps.documentIntake.register(tx, who, entry, own);
  const document = id === undefined ? undefined : { id, added: how === 'entered' };
  await saveReportDocument(tx, unit.agencyId, report.id, document);
  return { registered: id === undefined ? how : entry.symbol };
}
