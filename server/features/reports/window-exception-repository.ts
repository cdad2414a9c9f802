import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

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
    .where('report_window_exception.agency_id', '=', sql<number>`any (${sql.val([...agencyIds])}::integer[])`)
    .where('report_window_exception.period', 'like', `${year}-%`)
    .execute();
}
