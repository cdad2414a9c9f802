import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type AccountId, LINK_DAYS } from '#core/accounts/account.ts';
import type { Database } from '#server/platform/database.ts';

export type LinkPurpose = 'password' | 'first-administrator';

export interface Link {
  readonly purpose: LinkPurpose;
  readonly accountId: AccountId | undefined;
}

/** Only the hash is kept: whoever reads the table cannot use a link. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Makes a link and takes back earlier unused ones of the same kind. Returns its token, which is shown once. */
export async function createLink(tx: Database, purpose: LinkPurpose, accountId?: AccountId): Promise<string> {
  let earlier = tx.deleteFrom('account_link').where('account_link.purpose', '=', purpose);
  earlier = accountId
    ? earlier.where('account_link.account_id', '=', accountId)
    : earlier.where('account_link.account_id', 'is', null);
  await earlier.where('account_link.used_at', 'is', null).execute();
  const token = randomBytes(32).toString('base64url');
  await tx
    .insertInto('account_link')
    .values({
      token_hash: hashOf(token),
      account_id: accountId ?? null,
      purpose,
      expires_at: sql<Date>`now() + make_interval(days => ${LINK_DAYS})`,
    })
    .execute();
  return token;
}

export async function loadLink(db: Database, token: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('account_link')
    .select(['account_link.purpose', 'account_link.account_id'])
    .where('account_link.token_hash', '=', hashOf(token))
    .where('account_link.used_at', 'is', null)
    .where('account_link.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return (
    row && { purpose: row.purpose as LinkPurpose, accountId: (row.account_id ?? undefined) as AccountId | undefined }
  );
}

/** Marks the link as used; false when somebody was faster. */
export async function consumeLink(tx: Database, token: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account_link')
    .set({ used_at: sql<Date>`now()` })
    .where('account_link.token_hash', '=', hashOf(token))
    .where('account_link.used_at', 'is', null)
    .where('account_link.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
