import { sql } from 'kysely';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Adjustment } from '#core/reports/aggregation.ts';
import type { ReportFigures } from '#core/reports/figures.ts';
import type { ReportId } from '#core/reports/report.ts';
import type { Database } from '#server/platform/database.ts';

export type AggregationMode = 'sent' | 'sent-and-live';

export async function loadMode(tx: Database, agencyId: UnitId, id: ReportId): Promise<AggregationMode | undefined> {
  const row = await tx
    .selectFrom('report_aggregation')
    .select(['report_aggregation.mode'])
    .where('report_aggregation.agency_id', '=', agencyId)
    .where('report_aggregation.report_id', '=', id)
    .executeTakeFirst();
  return row?.mode as AggregationMode | undefined;
}

/** Undefined: the unit's own figures again. */
export async function saveMode(
  tx: Database,
  agencyId: UnitId,
  id: ReportId,
  mode: AggregationMode | undefined,
  chosen: { readonly by: string; readonly at: Date },
): Promise<void> {
  if (mode === undefined) {
    await tx
      .deleteFrom('report_aggregation')
      .where('report_aggregation.agency_id', '=', agencyId)
      .where('report_aggregation.report_id', '=', id)
      .execute();
    return;
  }
  const values = { mode, chosen_by: chosen.by, chosen_at: chosen.at };
  await tx
    .insertInto('report_aggregation')
    .values({ agency_id: agencyId, report_id: id, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'report_id']).doUpdateSet(values))
    .execute();
}

/** What a unit below sent for a period, frozen; nothing while it is a draft or was returned. */
export interface SentBelow {
  readonly agencyId: UnitId;
  readonly sending: string;
  readonly sentOn: string;
  readonly figures: ReportFigures;
}

/** The last sendings of the units for a period, of reports that stand as sent or accepted. One statement. */
export async function sentBelow(
  tx: Database,
  agencyIds: readonly UnitId[],
  period: string,
): Promise<readonly SentBelow[]> {
  const { rows } = await sql<{ agencyId: UnitId; sending: string; sentAt: Date; figures: ReportFigures }>`
    select report.agency_id as "agencyId", last.id as sending, last.sent_at as "sentAt", last.figures
    from report
    join lateral (
      select report_sending.id, report_sending.sent_at, report_sending.figures from report_sending
      where report_sending.agency_id = report.agency_id and report_sending.report_id = report.id
      order by report_sending.sent_at desc limit 1) last on true
    where report.agency_id = any (${sql.val([...agencyIds])}::integer[]) and report.period = ${period}
      and report.state in ('sent', 'accepted')`.execute(tx);
  return rows.map(({ sentAt, ...row }) => ({ ...row, sentOn: vietnamDay(sentAt) }));
}

/** The frozen figures of these sendings: how a sent sum is shown unit by unit. */
export async function figuresOfSendings(
  tx: Database,
  agencyIds: readonly UnitId[],
  sendings: readonly string[],
): Promise<ReadonlyMap<string, ReportFigures>> {
  if (sendings.length === 0 || agencyIds.length === 0) {
    return new Map();
  }
  const rows = await tx
    .selectFrom('report_sending')
    .select(['report_sending.id', 'report_sending.figures'])
    .where('report_sending.agency_id', 'in', [...agencyIds])
    .where('report_sending.id', 'in', [...sendings])
    .execute();
  return new Map(rows.map(({ id, figures }) => [id, figures as ReportFigures]));
}

export async function loadAdjustments(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
): Promise<readonly Adjustment[]> {
  const { rows } = await sql<Omit<Adjustment, 'at' | 'delta'> & { delta: string | number; at: Date }>`
    select report_adjustment.id, report_adjustment.code, report_adjustment.label, unit.slug as unit,
      report_adjustment.delta, report_adjustment.reason, report_adjustment.entered_by as by,
      report_adjustment.entered_at as at
    from report_adjustment
    left join unit on unit.id = report_adjustment.about_unit_id
    where report_adjustment.agency_id = ${agencyId} and report_adjustment.report_id = ${reportId}
      and report_adjustment.withdrawn_at is null
    order by report_adjustment.entered_at`.execute(tx);
  return rows.map((row) => ({ ...row, delta: Number(row.delta), at: row.at.toISOString() }));
}

export async function insertAdjustment(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  adjustment: Omit<Adjustment, 'at' | 'unit'> & { readonly aboutUnitId: UnitId | undefined; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('report_adjustment')
    .values({
      agency_id: agencyId,
      id: adjustment.id,
      report_id: reportId,
      code: adjustment.code,
      label: adjustment.label,
      about_unit_id: adjustment.aboutUnitId ?? null,
      delta: adjustment.delta,
      reason: adjustment.reason,
      entered_by: adjustment.by,
      entered_at: adjustment.at,
    })
    .execute();
}

export async function withdrawAdjustment(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  id: string,
  withdrawn: { readonly by: string; readonly at: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('report_adjustment')
    .set({ withdrawn_by: withdrawn.by, withdrawn_at: withdrawn.at })
    .where('report_adjustment.agency_id', '=', agencyId)
    .where('report_adjustment.report_id', '=', reportId)
    .where('report_adjustment.id', '=', id)
    .where('report_adjustment.withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
