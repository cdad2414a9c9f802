import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/**
 * What moves whenever anything behind these agencies' figures may have changed: the agencies' ledgers (every transaction
 * that may write their rows draws `changed` anew) and the shared catalogues that the first page reads.
 */
export async function recordsVersion(tx: Database, agencyIds: readonly UnitId[]): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select concat_ws(' ', unit_catalogue.version, calendar_catalogue.version, procedure_catalogue.version,
      (select md5(string_agg(agency_ledger.agency_id || ' ' || agency_ledger.changed, ',' order by agency_ledger.agency_id))
        from agency_ledger where agency_ledger.agency_id = any (${sql.val([...agencyIds])}::integer[]))) as version
    from unit_catalogue, calendar_catalogue, procedure_catalogue`.execute(tx);
  return rows[0]?.version ?? '';
}
