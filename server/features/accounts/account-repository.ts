import { sql } from 'kysely';
import { type AccountId, LOCK_AFTER, LOCK_MINUTES } from '#core/accounts/account.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';

export interface Account {
  readonly id: AccountId;
  readonly agencyId: UnitId;
  readonly name: string;
  readonly userName: string;
  readonly totp: boolean;
  readonly isClosed: boolean;
  readonly lockedUntil: Date | undefined;
}

const COLUMNS = [
  'account.id',
  'account.agency_id',
  'account.name',
  'account.user_name',
  'account.two_factor_enabled',
  'account.closed_at',
  'account.locked_until',
] as const;

interface AccountRow {
  id: string;
  agency_id: number;
  name: string;
  user_name: string;
  two_factor_enabled: boolean;
  closed_at: Date | null;
  locked_until: Date | null;
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id as AccountId,
    agencyId: row.agency_id,
    name: row.name,
    userName: row.user_name,
    totp: row.two_factor_enabled,
    isClosed: row.closed_at !== null,
    lockedUntil: row.locked_until ?? undefined,
  };
}

export async function loadAccountNamed(db: Database, userName: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .select(COLUMNS)
    .where('account.user_name', '=', userName)
    .executeTakeFirst();
  return row && accountOf(row);
}

export async function loadAccount(db: Database, id: AccountId): Promise<Account | undefined> {
  const row = await db.selectFrom('account').select(COLUMNS).where('account.id', '=', id).executeTakeFirst();
  return row && accountOf(row);
}

export async function countAccounts(db: Database): Promise<number> {
  const row = await db
    .selectFrom('account')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface NewAccount {
  readonly id: AccountId;
  readonly agencyId: UnitId;
  readonly name: string;
  readonly userName: string;
  readonly isSample: boolean;
}

/** False when the user name is taken. */
export async function insertAccount(tx: Database, account: NewAccount, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('account')
    .values({
      id: account.id,
      agency_id: account.agencyId,
      name: account.name,
      user_name: account.userName,
      email: `${account.userName}@cchc.invalid`,
      is_sample: account.isSample,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function savePassword(tx: Database, id: AccountId, hash: string, now: Date): Promise<void> {
  await tx
    .insertInto('account_credential')
    .values({
      id: newId(now),
      account_id: id,
      provider_id: 'credential',
      provider_account_id: id,
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'provider_account_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
}

export async function passwordHashOf(db: Database, id: AccountId): Promise<string | undefined> {
  const row = await db
    .selectFrom('account_credential')
    .select('account_credential.password')
    .where('account_credential.account_id', '=', id)
    .where('account_credential.provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? undefined;
}

/**
 * Counts an attempt before it is made: the fifth in a row locks, and only success takes it back, so guesses sent side
 * by side get no extra tries. Undefined when the account is locked already; `locks` says this attempt was the last.
 */
export async function beginAttempt(tx: Database, id: AccountId): Promise<{ locks: boolean } | undefined> {
  const { rows } = await sql<{ locks: boolean }>`
    update account set
      failed_count = case when account.locked_until is not null then 1 else account.failed_count + 1 end,
      locked_until = case when account.locked_until is null and account.failed_count + 1 >= ${LOCK_AFTER}
        then now() + make_interval(mins => ${LOCK_MINUTES}) end
    where account.id = ${id} and coalesce(account.locked_until <= now(), true)
    returning account.locked_until is not null as locks`.execute(tx);
  return rows[0];
}

export async function clearAttempts(tx: Database, id: AccountId): Promise<void> {
  await tx
    .updateTable('account')
    .set({ failed_count: 0, locked_until: null })
    .where('account.id', '=', id)
    .where((row) => row.or([row('account.failed_count', '>', 0), row('account.locked_until', 'is not', null)]))
    .execute();
}

export async function closeAccount(tx: Database, id: AccountId, reason: string, now: Date): Promise<void> {
  await tx.updateTable('account').set({ closed_at: now, closed_reason: reason }).where('account.id', '=', id).execute();
}

export async function openAccount(tx: Database, id: AccountId): Promise<void> {
  await tx
    .updateTable('account')
    .set({ closed_at: null, closed_reason: null, failed_count: 0, locked_until: null })
    .where('account.id', '=', id)
    .execute();
}

export async function removeTotp(tx: Database, id: AccountId): Promise<void> {
  await tx.deleteFrom('account_totp').where('account_totp.account_id', '=', id).execute();
  await tx.updateTable('account').set({ two_factor_enabled: false }).where('account.id', '=', id).execute();
}

/** The agencies where the account holds a role today or later, whatever the session may see. */
export async function agenciesOf(tx: Database, id: AccountId, day: string): Promise<readonly UnitId[]> {
  const { rows } = await sql<{ agencies: UnitId[] }>`
    select account_agencies(${id}::uuid, ${day}::date) as agencies`.execute(tx);
  return rows[0]?.agencies ?? [];
}
