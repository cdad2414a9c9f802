import { sql } from 'kysely';
import type { Window } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Estimate, EstimateLine } from '#core/reports/estimates/estimate.ts';
import type { TrueUp, TrueUpLine } from '#core/reports/estimates/words.ts';
import type { ReportId } from '#core/reports/report.ts';
import type { Database } from '#server/platform/database.ts';

export interface StoredEstimate extends Estimate {
  readonly at: Date;
}

export async function loadEstimate(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
): Promise<StoredEstimate | undefined> {
  const row = await tx
    .selectFrom('report_estimate')
    .select([
      'report_estimate.cut_off as cutOff',
      'report_estimate.reason',
      'report_estimate.lines',
      'report_estimate.entered_by as by',
      'report_estimate.entered_at as at',
    ])
    .where('report_estimate.agency_id', '=', agencyId)
    .where('report_estimate.report_id', '=', reportId)
    .executeTakeFirst();
  return row && { ...row, lines: row.lines as readonly EstimateLine[] };
}

export async function saveEstimate(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  { cutOff, reason, lines, by, at }: StoredEstimate,
): Promise<void> {
  const values = { cut_off: cutOff, reason, lines: JSON.stringify(lines), entered_by: by, entered_at: at };
  await tx
    .insertInto('report_estimate')
    .values({ agency_id: agencyId, report_id: reportId, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'report_id']).doUpdateSet(values))
    .execute();
}

export async function deleteEstimate(tx: Database, agencyId: UnitId, reportId: ReportId): Promise<void> {
  await tx
    .deleteFrom('report_estimate')
    .where('report_estimate.agency_id', '=', agencyId)
    .where('report_estimate.report_id', '=', reportId)
    .execute();
}

export interface StoredTrueUp extends TrueUp {
  readonly by: string;
  readonly at: Date;
}

export async function insertTrueUp(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  id: string,
  { window, cutOff, lines, by, at }: StoredTrueUp,
): Promise<void> {
  await tx
    .insertInto('report_true_up')
    .values({
      agency_id: agencyId,
      id,
      report_id: reportId,
      first_day: window.from,
      last_day: window.to,
      cut_off: cutOff,
      lines: JSON.stringify(lines),
      made_by: by,
      made_at: at,
    })
    .execute();
}

/** Newest first. */
export async function loadTrueUps(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
): Promise<readonly StoredTrueUp[]> {
  const rows = await tx
    .selectFrom('report_true_up')
    .select([
      'report_true_up.first_day',
      'report_true_up.last_day',
      'report_true_up.cut_off',
      'report_true_up.lines',
      'report_true_up.made_by',
      'report_true_up.made_at',
    ])
    .where('report_true_up.agency_id', '=', agencyId)
    .where('report_true_up.report_id', '=', reportId)
    .orderBy('report_true_up.made_at', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    window: { from: row.first_day, to: row.last_day },
    cutOff: row.cut_off,
    lines: row.lines as readonly TrueUpLine[],
    by: row.made_by,
    at: row.made_at,
  }));
}

interface SentEstimate {
  readonly period: string;
  readonly window: Window;
  readonly cutOff: PlainDate | null;
  readonly isTruedUp: boolean;
  readonly lines: readonly TrueUpLine[] | null;
}

/** The agency's reports sent before a day, newest window first, with the last comparison of each. One statement. */
export async function sentBefore(tx: Database, agencyId: UnitId, lastDay: PlainDate): Promise<readonly SentEstimate[]> {
  const { rows } = await sql<SentEstimate>`
    select report.period, sent.figures -> 'window' as window, sent.figures ->> 'cutOff' as "cutOff",
      trued.lines is not null as "isTruedUp", trued.lines
    from report
    join lateral (
      select report_sending.figures from report_sending
      where report_sending.agency_id = report.agency_id and report_sending.report_id = report.id
      order by report_sending.sent_at desc limit 1) sent on true
    left join lateral (
      select report_true_up.lines from report_true_up
      where report_true_up.agency_id = report.agency_id and report_true_up.report_id = report.id
      order by report_true_up.made_at desc limit 1) trued on true
    where report.agency_id = ${agencyId} and report.state in ('sent', 'accepted')
      and sent.figures -> 'window' ->> 'to' < ${lastDay}
    order by sent.figures -> 'window' ->> 'to' desc limit 8`.execute(tx);
  return rows;
}

interface DueTrueUp {
  readonly agencyId: UnitId;
  readonly period: string;
}

/** Reports that left before their window ended, whose window is over and which nobody has compared. One statement. */
export async function dueTrueUps(
  tx: Database,
  agencyIds: readonly UnitId[],
  today: PlainDate,
): Promise<readonly DueTrueUp[]> {
  const { rows } = await sql<DueTrueUp>`
    select report.agency_id as "agencyId", report.period
    from report_sending sent
    join report on report.agency_id = sent.agency_id and report.id = sent.report_id
      and report.state in ('sent', 'accepted')
    where sent.agency_id = any (${sql.val([...agencyIds])}::integer[])
      and sent.figures ->> 'cutOff' is not null and sent.figures -> 'window' ->> 'to' < ${today}
      and not exists (select from report_sending later where later.agency_id = sent.agency_id
        and later.report_id = sent.report_id and later.sent_at > sent.sent_at)
      and not exists (select from report_true_up where report_true_up.agency_id = sent.agency_id
        and report_true_up.report_id = sent.report_id)
    order by report.agency_id, report.period`.execute(tx);
  return rows;
}
