import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DueThing } from '#server/platform/due-thing.ts';

/** Disputes that were sent up to this committee and wait for its appraisers; each of them is reminded. */
export async function dueDisputes(tx: Database, agencyId: UnitId, until: PlainDate): Promise<readonly DueThing[]> {
  const { rows } = await sql<DueThing>`
    select 'dispute:' || dispute.id || ':' || role_grant.account_id as key, 'Kiến nghị về số liệu' as what,
      dispute.figure_name as title, 'kien-nghi-so-lieu' as path, dispute.answer_by as "dueOn",
      role_grant.account_id as "personId", null::integer as "sectionId"
    from figure_dispute dispute
    join (select distinct role_grant.account_id from role_grant
      where role_grant.agency_id = ${agencyId} and role_grant.role = 'appraiser' and role_grant.revoked_at is null)
      role_grant on true
    where dispute.decider_agency_id = ${agencyId} and dispute.state = 'sent' and dispute.sent_at is not null
      and dispute.answer_by <= ${until}::date`.execute(tx);
  return rows;
}
