import { sql } from 'kysely';
import type { Role } from '#core/accounts/roles.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { compareNames } from '#core/kernel/text.ts';
import type { Database } from '#server/platform/database.ts';

/** A person who holds a role at a committee or one of its sections. */
export interface PersonAt {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  /** The committee itself or one of its sections. */
  readonly unitId: UnitId;
}

/** Who holds which of these roles at a committee on a day, by given name; closed accounts are left out. */
export async function peopleWith(
  tx: Database,
  agencyId: UnitId,
  roles: readonly Role[],
  day: PlainDate,
): Promise<readonly PersonAt[]> {
  const { rows } = await sql<PersonAt>`
    select account.id as "accountId", account.name, role_grant.role, role_grant.unit_id as "unitId"
    from role_grant
    join account on account.id = role_grant.account_id and account.closed_at is null
    where role_grant.agency_id = ${agencyId} and role_grant.revoked_at is null
      and role_grant.role = any (${sql.val([...roles])}::text[])
      and role_grant.valid_from <= ${day} and coalesce(role_grant.valid_to >= ${day}, true)`.execute(tx);
  return [...rows].sort((a, b) => compareNames(a.name, b.name));
}
