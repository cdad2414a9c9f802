import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportFigures } from '#core/reports/figures.ts';
import type { Explanation, Finding } from '#core/reports/finding.ts';
import type { ReportId } from '#core/reports/report.ts';
import type { Database } from '#server/platform/database.ts';

/** What lies with the signer, as it was submitted. Its JSON was written by us and is read back as it was. */
export interface Submission {
  readonly submittedAt: Date;
  readonly submittedBy: string;
  readonly sections: Readonly<Record<string, string>>;
  readonly figures: ReportFigures;
  readonly findings: readonly Finding[];
  readonly explanations: readonly Explanation[];
}

export async function insertSubmission(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  id: string,
  submission: Submission,
): Promise<void> {
  await tx
    .insertInto('report_submission')
    .values({
      agency_id: agencyId,
      id,
      report_id: reportId,
      submitted_at: submission.submittedAt,
      submitted_by: submission.submittedBy,
      sections: JSON.stringify(submission.sections),
      figures: JSON.stringify(submission.figures),
      findings: JSON.stringify(submission.findings),
      explanations: JSON.stringify(submission.explanations),
    })
    .execute();
}

export async function lastSubmission(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
): Promise<Submission | undefined> {
  const row = await tx
    .selectFrom('report_submission')
    .select([
      'report_submission.submitted_at',
      'report_submission.submitted_by',
      'report_submission.sections',
      'report_submission.figures',
      'report_submission.findings',
      'report_submission.explanations',
    ])
    .where('report_submission.agency_id', '=', agencyId)
    .where('report_submission.report_id', '=', reportId)
    .orderBy('report_submission.submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      submittedAt: row.submitted_at,
      submittedBy: row.submitted_by,
      sections: row.sections as Submission['sections'],
      figures: row.figures as ReportFigures,
      findings: row.findings as readonly Finding[],
      explanations: row.explanations as readonly Explanation[],
    }
  );
}
