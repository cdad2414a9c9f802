import type { UnitId } from '#core/kernel/ids.ts';
import type { Mark } from '#core/reports/authoring/approval.ts';
import type { ReportFigures } from '#core/reports/figures.ts';
import type { Explanation, Finding } from '#core/reports/finding.ts';
import type { ReportFrame, ReportId } from '#core/reports/report.ts';
import type { Database } from '#server/platform/database.ts';

/** What was sent, frozen. Its JSON was written by us and is read back as it was. */
export interface Sending {
  readonly sentAt: Date;
  readonly sentBy: string;
  readonly frame: ReportFrame;
  readonly sections: Readonly<Record<string, string>>;
  readonly figures: ReportFigures;
  readonly findings: readonly Finding[];
  readonly explanations: readonly Explanation[];
}

export async function insertSending(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  id: string,
  sending: Sending,
): Promise<void> {
  await tx
    .insertInto('report_sending')
    .values({
      agency_id: agencyId,
      id,
      report_id: reportId,
      sent_at: sending.sentAt,
      sent_by: sending.sentBy,
      frame: JSON.stringify(sending.frame),
      sections: JSON.stringify(sending.sections),
      figures: JSON.stringify(sending.figures),
      findings: JSON.stringify(sending.findings),
      explanations: JSON.stringify(sending.explanations),
    })
    .execute();
}

export async function lastSending(tx: Database, agencyId: UnitId, reportId: ReportId): Promise<Sending | undefined> {
  return (await lastSendings(tx, agencyId, reportId, 1))[0];
}

/** The last sendings, newest first. */
export async function lastSendings(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  count: number,
): Promise<readonly Sending[]> {
  const rows = await tx
    .selectFrom('report_sending')
    .select([
      'report_sending.sent_at',
      'report_sending.sent_by',
      'report_sending.frame',
      'report_sending.sections',
      'report_sending.figures',
      'report_sending.findings',
      'report_sending.explanations',
    ])
    .where('report_sending.agency_id', '=', agencyId)
    .where('report_sending.report_id', '=', reportId)
    .orderBy('report_sending.sent_at', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => ({
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    frame: row.frame as ReportFrame,
    sections: row.sections as Sending['sections'],
    figures: row.figures as ReportFigures,
    findings: row.findings as readonly Finding[],
    explanations: row.explanations as readonly Explanation[],
  }));
}

export interface Answer {
  readonly kind: 'returned' | 'accepted';
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
  readonly marks: readonly Mark[];
}

export async function insertAnswer(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  id: string,
  answer: Answer,
): Promise<void> {
  await tx
    .insertInto('report_answer')
    .values({
      agency_id: agencyId,
      id,
      report_id: reportId,
      kind: answer.kind,
      reason: answer.reason,
      answered_at: answer.at,
      answered_by: answer.by,
      marks: JSON.stringify(answer.marks),
    })
    .execute();
}

export async function loadAnswers(tx: Database, agencyId: UnitId, reportId: ReportId): Promise<readonly Answer[]> {
  const rows = await tx
    .selectFrom('report_answer')
    .select([
      'report_answer.kind',
      'report_answer.reason',
      'report_answer.answered_at as at',
      'report_answer.answered_by as by',
      'report_answer.marks',
    ])
    .where('report_answer.agency_id', '=', agencyId)
    .where('report_answer.report_id', '=', reportId)
    .orderBy('report_answer.answered_at', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as Answer['kind'], marks: row.marks as Answer['marks'] }));
}
