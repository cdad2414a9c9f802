import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/**
 * What moves whenever anything behind these agencies' figures may have changed: the agencies' ledgers (every transaction
 * that may write their rows draws `changed` anew) and the shared catalogues that the first page reads. Asked outside of
 * any transaction: a digest, no record.
 */
export async function recordsVersion(db: Database, agencyIds: readonly UnitId[]): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select records_version(${sql.val([...agencyIds])}::integer[]) as version`.execute(db);
  return rows[0]?.version ?? '';
}
