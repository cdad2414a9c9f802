import { sql } from 'kysely';
import type { AccountId } from '#core/accounts/account.ts';
import type { Person } from '#core/accounts/contract.ts';
import type { GrantId } from '#core/accounts/grant.ts';
import type { Role } from '#core/accounts/roles.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { compareNames } from '#core/kernel/text.ts';
import type { Database } from '#server/platform/database.ts';
import type { UnitDirectory } from '#server/platform/identity.ts';

interface PersonRow {
  id: AccountId;
  name: string;
  user_name: string;
  two_factor_enabled: boolean;
  locked_until: Date | null;
  closed_reason: string | null;
  is_sample: boolean;
  has_password: boolean;
  last_seen: Date | null;
}

/** The people of an agency: whose account it keeps, or who holds (or held) a role there; by given name. */
export async function listPeople(
  tx: Database,
  directory: UnitDirectory,
  agencyId: UnitId,
): Promise<{ items: Person[]; total: number }> {
  const { rows } = await sql<PersonRow>`
    select account.id, account.name, account.user_name, account.two_factor_enabled,
      case when account.locked_until > now() then account.locked_until end as locked_until,
      account.closed_reason, account.is_sample,
      exists (select from account_credential where account_credential.account_id = account.id) as has_password,
      (select max(account_session.updated_at) from account_session where account_session.account_id = account.id) as last_seen
    from account
    where account.agency_id = ${agencyId}
      or account.id in (select role_grant.account_id from role_grant where role_grant.agency_id = ${agencyId})`.execute(
    tx,
  );
  const grants = await grantsAt(tx, directory, agencyId);
  const items = rows.map((row) => ({
    id: row.id,
    name: row.name,
    userName: row.user_name,
    totp: row.two_factor_enabled,
    lockedUntil: row.locked_until?.toISOString() ?? null,
    closedReason: row.closed_reason,
    hasPassword: row.has_password,
    lastSeen: row.last_seen?.toISOString() ?? null,
    isSample: row.is_sample,
    grants: grants.get(row.id) ?? [],
  }));
  return { items: items.sort((a, b) => compareNames(a.name, b.name)), total: items.length };
}

async function grantsAt(
  tx: Database,
  directory: UnitDirectory,
  agencyId: UnitId,
): Promise<ReadonlyMap<string, Person['grants']>> {
  const rows = await tx
    .selectFrom('role_grant')
    .select([
      'role_grant.id',
      'role_grant.account_id',
      'role_grant.role',
      'role_grant.unit_id',
      'role_grant.covers_below',
      'role_grant.valid_from',
      'role_grant.valid_to',
      'role_grant.granted_by',
      'role_grant.reason',
      'role_grant.revoked_at',
      'role_grant.revoked_by',
      'role_grant.revoked_reason',
    ])
    .where('role_grant.agency_id', '=', agencyId)
    .orderBy('role_grant.granted_at')
    .execute();
  const byPerson = new Map<string, Person['grants']>();
  for (const row of rows) {
    const unit = directory.byId(row.unit_id);
    const list = byPerson.get(row.account_id) ?? [];
    list.push({
      id: row.id as GrantId,
      role: row.role as Role,
      unitSlug: unit?.slug ?? '',
      unitName: unit?.name ?? '',
      coversBelow: row.covers_below,
      from: row.valid_from,
      to: row.valid_to,
      grantedBy: row.granted_by,
      reason: row.reason,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      revokedBy: row.revoked_by,
      revokedReason: row.revoked_reason,
    });
    byPerson.set(row.account_id, list);
  }
  return byPerson;
}

export interface SampleAccount {
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId: UnitId;
}

/** The invented people of the sample, for the sign-in page to list; empty where no sample was loaded. */
export async function sampleAccounts(db: Database, agencies: readonly UnitId[]): Promise<readonly SampleAccount[]> {
  if (agencies.length === 0) {
    return [];
  }
  const { rows } = await sql<SampleAccount>`
    select account.user_name as "userName", account.name, held.role, held.unit_id as "unitId"
    from account
    join lateral (
      select role_grant.role, role_grant.unit_id from role_grant
      where role_grant.account_id = account.id and role_grant.revoked_at is null
      order by role_grant.granted_at, role_grant.id limit 1) held on true
    where account.is_sample and account.closed_at is null
    order by account.created_at, account.id`.execute(db);
  return rows;
}

export async function hasSample(db: Database): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from account where account.is_sample) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** The day from which a person's role counts, for the command line's list. */
export interface ListedPerson {
  readonly userName: string;
  readonly name: string;
  readonly unitId: UnitId;
  readonly role: Role | null;
  readonly coversBelow: boolean | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly isClosed: boolean;
}

export async function listAccounts(tx: Database): Promise<readonly ListedPerson[]> {
  const { rows } = await sql<ListedPerson>`
    select account.user_name as "userName", account.name,
      coalesce(role_grant.unit_id, account.agency_id) as "unitId", role_grant.role,
      role_grant.covers_below as "coversBelow", role_grant.valid_from as "from", role_grant.valid_to as "to",
      account.closed_at is not null as "isClosed"
    from account
    left join role_grant on role_grant.account_id = account.id and role_grant.revoked_at is null
    order by account.user_name, role_grant.granted_at`.execute(tx);
  return rows;
}
