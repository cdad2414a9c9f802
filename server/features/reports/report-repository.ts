import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { OwnFigure, ReportFigures } from '#core/reports/figures.ts';
import type { Explanation, Finding } from '#core/reports/finding.ts';
import type { Report, ReportFrame, ReportId } from '#core/reports/report.ts';
import type { ReportState } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';

const REPORT_COLUMNS = [
  'report.id',
  'report.period',
  'report.state',
  'report.title',
  'report.number',
  'report.document_date',
  'report.place',
  'report.recipients',
  'report.authority',
  'report.signer',
  'report.version',
] as const;

export async function loadReport(tx: Database, agencyId: UnitId, period: string): Promise<Report | undefined> {
  const row = await tx
    .selectFrom('report')
    .select(REPORT_COLUMNS)
    .where('report.agency_id', '=', agencyId)
    .where('report.period', '=', period)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as ReportId,
      period: {
        code: row.period,
        kind: row.period.slice(5) as Report['period']['kind'],
        year: Number(row.period.slice(0, 4)),
      },
      state: row.state as ReportState,
      frame: {
        title: row.title,
        number: row.number,
        documentDate: row.document_date ?? undefined,
        place: row.place,
        recipients: row.recipients,
        authority: row.authority,
        signer: row.signer,
      },
      version: row.version,
    }
  );
}

function frameColumns({ title, number, documentDate, place, recipients, authority, signer }: ReportFrame) {
  return {
    title,
    number,
    document_date: documentDate ?? null,
    place,
    recipients: [...recipients],
    authority: [...authority],
    signer,
  };
}

export async function insertReport(
  tx: Database,
  agencyId: UnitId,
  report: Report,
  opened: { readonly by: string; readonly at: Date },
): Promise<void> {
  const { id, period, state, frame, version } = report;
  const values = {
    agency_id: agencyId,
    id,
    period: period.code,
    state,
    version,
    opened_by: opened.by,
    opened_at: opened.at,
  };
  await tx
    .insertInto('report')
    .values({ ...values, ...frameColumns(frame) })
    .execute();
}

export async function saveFrame(
  tx: Database,
  agencyId: UnitId,
  id: ReportId,
  frame: ReportFrame,
  version: number,
): Promise<void> {
  await tx
    .updateTable('report')
    .set({ ...frameColumns(frame), version })
    .where('report.agency_id', '=', agencyId)
    .where('report.id', '=', id)
    .execute();
}

export async function saveState(tx: Database, agencyId: UnitId, id: ReportId, state: ReportState): Promise<void> {
  await tx
    .updateTable('report')
    .set({ state })
    .where('report.agency_id', '=', agencyId)
    .where('report.id', '=', id)
    .execute();
}

export interface SectionRow {
  readonly code: string;
  readonly text: string;
  readonly version: number;
  readonly editedBy: string;
  readonly editedAt: Date;
}

export async function loadSections(tx: Database, agencyId: UnitId, id: ReportId): Promise<readonly SectionRow[]> {
  return tx
    .selectFrom('report_section')
    .select([
      'report_section.code',
      'report_section.text',
      'report_section.version',
      'report_section.edited_by as editedBy',
      'report_section.edited_at as editedAt',
    ])
    .where('report_section.agency_id', '=', agencyId)
    .where('report_section.report_id', '=', id)
    .execute();
}

export async function saveSection(tx: Database, agencyId: UnitId, id: ReportId, section: SectionRow): Promise<void> {
  const values = {
    text: section.text,
    version: section.version,
    edited_by: section.editedBy,
    edited_at: section.editedAt,
  };
  await tx
    .insertInto('report_section')
    .values({ agency_id: agencyId, report_id: id, code: section.code, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'report_id', 'code']).doUpdateSet(values))
    .execute();
}

export async function loadOwnFigures(tx: Database, agencyId: UnitId, id: ReportId): Promise<readonly OwnFigure[]> {
  const rows = await tx
    .selectFrom('report_figure')
    .select([
      'report_figure.code',
      'report_figure.label',
      'report_figure.value',
      'report_figure.unit_of_measure as unitOfMeasure',
      'report_figure.source',
      'report_figure.estimate',
    ])
    .where('report_figure.agency_id', '=', agencyId)
    .where('report_figure.report_id', '=', id)
    .orderBy('report_figure.entered_at')
    .orderBy('report_figure.code')
    .execute();
  return rows;
}

export async function saveOwnFigure(
  tx: Database,
  agencyId: UnitId,
  id: ReportId,
  figure: OwnFigure,
  entered: { readonly by: string; readonly at: Date },
): Promise<void> {
  const values = {
    label: figure.label,
    value: figure.value,
    unit_of_measure: figure.unitOfMeasure,
    source: figure.source,
    estimate: figure.estimate,
    entered_by: entered.by,
  };
  await tx
    .insertInto('report_figure')
    .values({ agency_id: agencyId, report_id: id, code: figure.code, entered_at: entered.at, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'report_id', 'code']).doUpdateSet(values))
    .execute();
}

export async function deleteOwnFigure(tx: Database, agencyId: UnitId, id: ReportId, code: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('report_figure')
    .where('report_figure.agency_id', '=', agencyId)
    .where('report_figure.report_id', '=', id)
    .where('report_figure.code', '=', code)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export interface WindowException {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export async function loadException(
  tx: Database,
  agencyId: UnitId,
  period: string,
): Promise<WindowException | undefined> {
  return tx
    .selectFrom('report_window_exception')
    .select([
      'report_window_exception.first_day as from',
      'report_window_exception.last_day as to',
      'report_window_exception.reason',
    ])
    .where('report_window_exception.agency_id', '=', agencyId)
    .where('report_window_exception.period', '=', period)
    .executeTakeFirst();
}

export async function saveException(
  tx: Database,
  agencyId: UnitId,
  period: string,
  exception: WindowException,
  entered: { readonly by: string; readonly at: Date },
): Promise<void> {
  const values = {
    first_day: exception.from,
    last_day: exception.to,
    reason: exception.reason,
    entered_by: entered.by,
    entered_at: entered.at,
  };
  await tx
    .insertInto('report_window_exception')
    .values({ agency_id: agencyId, period, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'period']).doUpdateSet(values))
    .execute();
}

export async function deleteException(tx: Database, agencyId: UnitId, period: string): Promise<void> {
  await tx
    .deleteFrom('report_window_exception')
    .where('report_window_exception.agency_id', '=', agencyId)
    .where('report_window_exception.period', '=', period)
    .execute();
}

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
  const row = await tx
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
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      sentAt: row.sent_at,
      sentBy: row.sent_by,
      frame: row.frame as ReportFrame,
      sections: row.sections as Sending['sections'],
      figures: row.figures as ReportFigures,
      findings: row.findings as readonly Finding[],
      explanations: row.explanations as readonly Explanation[],
    }
  );
}

export interface Answer {
  readonly kind: 'returned' | 'accepted';
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
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
    ])
    .where('report_answer.agency_id', '=', agencyId)
    .where('report_answer.report_id', '=', reportId)
    .orderBy('report_answer.answered_at', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as Answer['kind'] }));
}

/** Reports of several agencies with the day they were last sent: one statement for the whole matrix. */
export async function reportStates(
  tx: Database,
  agencyIds: readonly UnitId[],
  years: readonly number[],
): Promise<
  readonly {
    readonly agencyId: UnitId;
    readonly period: string;
    readonly state: ReportState;
    readonly sentAt: Date | null;
  }[]
> {
  const { rows } = await sql<{ agencyId: UnitId; period: string; state: ReportState; sentAt: Date | null }>`
    select report.agency_id as "agencyId", report.period, report.state,
      (select max(report_sending.sent_at) from report_sending
        where report_sending.agency_id = report.agency_id and report_sending.report_id = report.id) as "sentAt"
    from report
    where report.agency_id = any (${sql.val([...agencyIds])}::integer[]) and left(report.period, 4) = any (${sql.val(years.map(String))}::text[])`.execute(
    tx,
  );
  return rows;
}

export async function exceptionsOf(
  tx: Database,
  agencyIds: readonly UnitId[],
  year: number,
): Promise<readonly (WindowException & { readonly agencyId: UnitId; readonly period: string })[]> {
  return tx
    .selectFrom('report_window_exception')
    .select([
      'report_window_exception.agency_id as agencyId',
      'report_window_exception.period',
      'report_window_exception.first_day as from',
      'report_window_exception.last_day as to',
      'report_window_exception.reason',
    ])
    .where('report_window_exception.agency_id', 'in', [...agencyIds])
    .where('report_window_exception.period', 'like', `${year}-%`)
    .execute();
}
