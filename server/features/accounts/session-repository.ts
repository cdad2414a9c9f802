import { sql } from 'kysely';
import { type AccountId, IDLE_HOURS } from '#core/accounts/account.ts';
import type { Role } from '#core/accounts/roles.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** Sessions live on the database's own clock: the product's clock may stand still in a test, a session must not. */
const IDLE = `${IDLE_HOURS} hours`;

export interface SessionIdentity {
  readonly sessionId: string;
  readonly accountId: AccountId;
  readonly name: string;
  readonly touchedAt: Date;
  /** How long the session still lives if nobody uses it. */
  readonly endsInMs: number;
  readonly catalogueVersion: number;
  readonly grants: readonly { readonly role: Role; readonly unitId: UnitId; readonly coversBelow: boolean }[];
}

/** Who holds this token, with the roles of that day: one statement, before any fence is open. */
export async function sessionIdentity(
  db: Database,
  token: string,
  day: PlainDate,
): Promise<SessionIdentity | undefined> {
  const { rows } = await sql<{
    session_id: string;
    account_id: AccountId;
    name: string;
    touched_at: Date;
    ends_in_ms: number;
    catalogue_version: number;
    grants: SessionIdentity['grants'];
  }>`select found.session_id, found.account_id, found.name, found.touched_at, found.ends_in_ms,
      found.catalogue_version, found.grants
    from session_identity(${token}, ${day}::date, ${IDLE}::interval) found`.execute(db);
  const row = rows[0];
  return (
    row && {
      sessionId: row.session_id,
      accountId: row.account_id,
      name: row.name,
      touchedAt: row.touched_at,
      endsInMs: row.ends_in_ms,
      catalogueVersion: row.catalogue_version,
      grants: row.grants,
    }
  );
}

/** Notes that a session is in use. Asked at most every few minutes, so that reading does not write. */
export async function touchSession(db: Database, sessionId: string): Promise<void> {
  await sql`update account_session set updated_at = now() where account_session.id = ${sessionId}`.execute(db);
}

export async function loadSessions(db: Database, accountId: AccountId) {
  return db
    .selectFrom('account_session')
    .select([
      'account_session.id',
      'account_session.token',
      'account_session.created_at',
      'account_session.updated_at',
      'account_session.ip_address',
      'account_session.user_agent',
    ])
    .where('account_session.account_id', '=', accountId)
    .where('account_session.expires_at', '>', sql<Date>`now()`)
    .where('account_session.updated_at', '>', sql<Date>`now() - ${IDLE}::interval`)
    .orderBy('account_session.updated_at', 'desc')
    .execute();
}

/** Ends the account's sessions; all but `keepToken` where one is named. Returns how many there were. */
export async function endSessions(tx: Database, accountId: AccountId, keepToken?: string): Promise<number> {
  let ending = tx.deleteFrom('account_session').where('account_session.account_id', '=', accountId);
  if (keepToken !== undefined) {
    ending = ending.where('account_session.token', '<>', keepToken);
  }
  const { numDeletedRows } = await ending.executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function endSession(tx: Database, token: string): Promise<void> {
  await tx.deleteFrom('account_session').where('account_session.token', '=', token).execute();
}

/** Sessions and challenges nobody can use any more. */
export async function sweepSessions(db: Database): Promise<void> {
  await sql`delete from account_session where account_session.expires_at <= now()
    or account_session.updated_at <= now() - ${IDLE}::interval`.execute(db);
  await sql`delete from account_verification where account_verification.expires_at <= now()`.execute(db);
}
