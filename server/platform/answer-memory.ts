import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from './database.ts';

const MOST_ANSWERS = 500;
/** However it changed: what somebody mends by hand in the database shows after this time at the latest. */
const KEPT_MS = 60_000;

/** The remembered answer to `key` while `version` stands, or what `load` finds now. */
export type Remember<T> = (key: string, version: string, load: () => Promise<T>) => Promise<T>;

/**
 * Remembers answers, each with the version of the records it was made from. The version must be read before the records
 * are: a change in between then only makes the answer look older than it is. The caller decides who may ask, and puts
 * into the key whatever the answer depends on beside the records.
 */
export function answerMemory<T>(most = MOST_ANSWERS): Remember<T> {
  const held = new Map<string, { readonly version: string; readonly until: number; readonly answer: T }>();
  return async (key, version, load) => {
    const known = held.get(key);
    held.delete(key);
    if (known && known.version === version && known.until > performance.now()) {
      held.set(key, known); // at the end again: those asked longest ago leave first
      return known.answer;
    }
    const answer = await load();
    held.set(key, { version, until: performance.now() + KEPT_MS, answer });
    for (const oldest of held.keys()) {
      if (held.size <= most) {
        break;
      }
      held.delete(oldest);
    }
    return answer;
  };
}

/**
 * What moves whenever anything in these agencies' records may have changed: the agencies' ledgers (every transaction
 * that may write their rows draws `changed` anew) and the shared catalogues of units, calendars, procedures and
 * reporting schemes. Asked outside of any transaction: a digest, no record.
 */
export async function recordsVersion(db: Database, agencyIds: readonly UnitId[]): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select records_version(${sql.val([...agencyIds])}::integer[]) as version`.execute(db);
  return rows[0]?.version ?? '';
}
