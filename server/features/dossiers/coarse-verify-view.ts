import { sql } from 'kysely';
import { MEASURES } from '#core/dossiers/contributions.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { measureColumn } from './roll-up-repository.ts';

const columns = MEASURES.map(measureColumn);
const SUMMED = sql.raw(columns.map((name) => `sum(${name})::integer`).join(', '));
const TOTAL = sql.raw([...columns, 'online', 'online_full', 'online_partial', 'postal'].join(', '));

export interface CoarseDifference {
  /** The table. */
  readonly what: string;
  /** Grain and day, and the procedure where there is one. */
  readonly key: string;
  readonly stored: string;
  readonly recomputed: string;
}

/**
 * Where the coarser roll-ups differ from what they are made of: the totals from the roll-up by field and channel, the
 * procedures from the dossiers. One statement; nothing where they agree.
 */
export async function loadCoarseDifferences(tx: Database, agencyId: UnitId): Promise<readonly CoarseDifference[]> {
  const { rows } = await sql<CoarseDifference>`
    with daily as (
      select grain || '|' || day as key, array[${SUMMED},
        coalesce(sum(received) filter (where channel in ('online', 'online-full', 'online-partial')), 0)::integer,
        coalesce(sum(received) filter (where channel = 'online-full'), 0)::integer,
        coalesce(sum(received) filter (where channel = 'online-partial'), 0)::integer,
        coalesce(sum(received) filter (where channel = 'postal'), 0)::integer] as counts
      from dossier_daily where agency_id = ${agencyId}::integer group by grain, day),
    total as (
      select grain || '|' || day as key, array[${TOTAL}] as counts
      from dossier_total where agency_id = ${agencyId}::integer),
    received as (
      select at.grain || '|' || at.day || '|' || dossier.procedure_id as key, array[count(*),
        count(*) filter (where dossier.channel in ('online', 'online-full', 'online-partial')),
        count(*) filter (where dossier.fee > 0),
        count(*) filter (where dossier.fee > 0 and dossier.paid_online)]::integer[] as counts
      from dossier cross join lateral (values ('m', date_trunc('month', dossier.received_on)::date),
        ('y', date_trunc('year', dossier.received_on)::date)) as at (grain, day)
      where dossier.agency_id = ${agencyId}::integer and dossier.received_on is not null
        and dossier.procedure_id is not null and dossier.status not in (1, 3)
      group by at.grain, at.day, dossier.procedure_id),
    used as (
      select grain || '|' || day || '|' || procedure_id as key, array[received, online, with_fee, paid_online] as counts
      from dossier_procedure
      where agency_id = ${agencyId}::integer and (received, online, with_fee, paid_online) <> (0, 0, 0, 0)),
    compared as (
      select 'dossier_total' as what, key, total.counts as stored, daily.counts as recomputed
      from daily full join total using (key)
      union all
      select 'dossier_procedure', key, used.counts, received.counts from received full join used using (key))
    select what, key, coalesce(stored::text, '') as stored, coalesce(recomputed::text, '') as recomputed
    from compared where stored is distinct from recomputed order by what, key`.execute(tx);
  return rows;
}
