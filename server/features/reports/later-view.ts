import { sql } from 'kysely';
import type { Window } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { type DossierFigures, dossierFigures } from '#core/reports/figures.ts';
import { changedCounts } from '#core/reports/later-difference.ts';
import { formTotals } from '#server/features/indicators/read-model.ts';
import { originsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';

interface SentTotal {
  readonly agencyId: UnitId;
  readonly period: string;
  readonly window: Window;
  readonly total: DossierFigures;
}

/** Finds how many counts of form II.06a differ today; undefined where a report was not compared. */
export type LaterCounts = (agencyId: UnitId, period: string) => number | undefined;

/**
 * The counts of form II.06a of every report that is out, against today's source: three statements, however many
 * reports. Not compared here are sums of several units (their source are reports) and reports whose expected days have
 * not passed; opening one of those compares all its figures.
 */
export async function laterCounts(
  tx: Database,
  agencyIds: readonly UnitId[],
  years: readonly number[],
  today: PlainDate,
): Promise<LaterCounts> {
  const sent = await sentTotals(tx, agencyIds, years, today);
  if (sent.length === 0) {
    return () => undefined;
  }
  const origins = await originsOf(
    tx,
    sent.map(({ agencyId }) => agencyId),
  );
  const together = ({ agencyId, window }: SentTotal) => {
    const origin = origins.get(agencyId);
    return origin === undefined || origin.since <= window.from ? [agencyId] : [agencyId, ...origin.predecessors];
  };
  const everyone = [...new Set(sent.flatMap(together))];
  const windows = sent.map(({ window }) => window);
  const totalOf = await formTotals(tx, everyone, windows, today);
  const counts = new Map(
    sent.map((one) => [
      `${one.agencyId} ${one.period}`,
      changedCounts(one.total, dossierFigures(totalOf(together(one), one.window))),
    ]),
  );
  return (agencyId, period) => counts.get(`${agencyId} ${period}`);
}

async function sentTotals(
  tx: Database,
  agencyIds: readonly UnitId[],
  years: readonly number[],
  today: PlainDate,
): Promise<readonly SentTotal[]> {
  const { rows } = await sql<SentTotal>`
    select report.agency_id as "agencyId", report.period, last.figures -> 'window' as window,
      last.figures -> 'total' as total
    from report
    join lateral (
      select report_sending.figures from report_sending
      where report_sending.agency_id = report.agency_id and report_sending.report_id = report.id
      order by report_sending.sent_at desc limit 1) last on true
    where report.agency_id = any (${sql.val([...agencyIds])}::integer[])
      and left(report.period, 4) = any (${sql.val(years.map(String))}::text[])
      and report.state in ('sent', 'accepted') and not last.figures ? 'aggregation'
      and not (last.figures ? 'estimated' and last.figures -> 'window' ->> 'to' >= ${today})`.execute(tx);
  return rows;
}
