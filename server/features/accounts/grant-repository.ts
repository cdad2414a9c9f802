import type { AccountId } from '#core/accounts/account.ts';
import type { GrantId, GrantWish } from '#core/accounts/grant.ts';
import type { Role } from '#core/accounts/roles.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

export interface HeldGrant {
  readonly id: GrantId;
  readonly accountId: AccountId;
  readonly userName: string;
  readonly role: Role;
  readonly unitId: UnitId;
}

export interface NewGrant extends GrantWish {
  readonly id: GrantId;
  readonly agencyId: UnitId;
  readonly accountId: AccountId;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

export async function insertGrant(tx: Database, grant: NewGrant): Promise<void> {
  await tx
    .insertInto('role_grant')
    .values({
      agency_id: grant.agencyId,
      id: grant.id,
      account_id: grant.accountId,
      unit_id: grant.unitId,
      role: grant.role,
      covers_below: grant.coversBelow,
      valid_from: grant.from,
      valid_to: grant.to ?? null,
      granted_at: grant.at,
      granted_by: grant.by,
      reason: grant.reason,
    })
    .execute();
}

/** Whether the account holds that role at that unit already, today or later. */
export async function holdsSame(tx: Database, accountId: AccountId, wish: GrantWish, day: PlainDate): Promise<boolean> {
  const row = await tx
    .selectFrom('role_grant')
    .select('role_grant.id')
    .where('role_grant.account_id', '=', accountId)
    .where('role_grant.unit_id', '=', wish.unitId)
    .where('role_grant.role', '=', wish.role)
    .where('role_grant.covers_below', '=', wish.coversBelow)
    .where('role_grant.revoked_at', 'is', null)
    .where((at) => at.or([at('role_grant.valid_to', 'is', null), at('role_grant.valid_to', '>=', day)]))
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockGrant(tx: Database, agencyId: UnitId, id: GrantId): Promise<HeldGrant | undefined> {
  const row = await tx
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .select(['role_grant.id', 'role_grant.account_id', 'account.user_name', 'role_grant.role', 'role_grant.unit_id'])
    .where('role_grant.agency_id', '=', agencyId)
    .where('role_grant.id', '=', id)
    .where('role_grant.revoked_at', 'is', null)
    .forUpdate('role_grant')
    .executeTakeFirst();
  return (
    row && {
      id: row.id as GrantId,
      accountId: row.account_id as AccountId,
      userName: row.user_name,
      role: row.role as Role,
      unitId: row.unit_id,
    }
  );
}

export async function revokeGrant(
  tx: Database,
  agencyId: UnitId,
  id: GrantId,
  end: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('role_grant')
    .set({ revoked_at: end.at, revoked_by: end.by, revoked_reason: end.reason })
    .where('role_grant.agency_id', '=', agencyId)
    .where('role_grant.id', '=', id)
    .execute();
}

export async function grantsOfAccount(
  tx: Database,
  accountId: AccountId,
): Promise<readonly Pick<HeldGrant, 'id' | 'role' | 'unitId'>[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select(['role_grant.id', 'role_grant.role', 'role_grant.unit_id'])
    .where('role_grant.account_id', '=', accountId)
    .where('role_grant.revoked_at', 'is', null)
    .execute();
  return rows.map((row) => ({ id: row.id as GrantId, role: row.role as Role, unitId: row.unit_id }));
}
