import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ReminderLine } from '#core/reminders/contract.ts';
import { type Colleague, DAYS_BEFORE, type ReminderId, type Stage } from '#core/reminders/reminder.ts';
import type { Database } from '#server/platform/database.ts';
import type { DueThing } from '#server/platform/due-thing.ts';

export interface NewReminder {
  readonly id: ReminderId;
  readonly accountId: string;
  readonly stage: Stage;
  readonly thing: DueThing;
  readonly who: string;
}

export async function loadDaysBefore(tx: Database, agencyId: UnitId): Promise<number> {
  const { rows } = await sql<{ days: number }>`select reminder_setting.days_before as days from reminder_setting
    where reminder_setting.agency_id = ${agencyId}`.execute(tx);
  return rows[0]?.days ?? DAYS_BEFORE;
}

export async function saveDaysBefore(
  tx: Database,
  agencyId: UnitId,
  days: number,
  at: Date,
  by: string,
): Promise<void> {
  await sql`insert into reminder_setting (agency_id, days_before, changed_at, changed_by)
    values (${agencyId}, ${days}, ${at}, ${by})
    on conflict (agency_id) do update set days_before = excluded.days_before, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx);
}

export async function hasRun(tx: Database, agencyId: UnitId, day: PlainDate): Promise<boolean> {
  const { rows } = await sql<{ run: boolean }>`select exists (select from reminder_run
    where reminder_run.agency_id = ${agencyId} and reminder_run.day = ${day}) as run`.execute(tx);
  return rows[0]?.run ?? false;
}

export async function noteRun(tx: Database, agencyId: UnitId, day: PlainDate, at: Date, count: number): Promise<void> {
  await sql`insert into reminder_run (agency_id, day, at, reminders)
    values (${agencyId}, ${day}, ${at}, ${count})`.execute(tx);
}

/** Writes those that were not told before; answers how many were new. */
export async function insertReminders(
  tx: Database,
  agencyId: UnitId,
  reminders: readonly NewReminder[],
  { day, at }: { readonly day: PlainDate; readonly at: Date },
): Promise<number> {
  if (reminders.length === 0) {
    return 0;
  }
  const result = await tx
    .insertInto('reminder')
    .values(
      reminders.map(({ id, accountId, stage, thing, who }) => ({
        agency_id: agencyId,
        id,
        account_id: accountId,
        day,
        stage,
        thing_key: thing.key,
        what: thing.what,
        title: thing.title,
        path: thing.path,
        due_on: thing.dueOn,
        who,
        created_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['agency_id', 'account_id', 'thing_key', 'due_on', 'stage']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0);
}

/** Who holds a working role here today, in which sections, and who leads. */
export async function colleaguesOf(tx: Database, agencyId: UnitId, today: PlainDate): Promise<readonly Colleague[]> {
  const { rows } = await sql<Colleague>`
    select account.id as "accountId", account.name, bool_or(role_grant.role = 'chair') as "isLeader",
      bool_or(role_grant.role = 'focal-officer') as "isFocal",
      coalesce(array_agg(role_grant.unit_id) filter (where role_grant.unit_id <> ${agencyId}), '{}') as sections
    from role_grant
    join account on account.id = role_grant.account_id and account.closed_at is null
    where role_grant.agency_id = ${agencyId} and role_grant.revoked_at is null
      and role_grant.role in ('counter-officer', 'specialist', 'focal-officer', 'chair', 'appraiser')
      and role_grant.valid_from <= ${today}::date and coalesce(role_grant.valid_to >= ${today}::date, true)
    group by account.id, account.name order by account.id`.execute(tx);
  return rows;
}

export async function listReminders(
  tx: Database,
  { agencyId, accountId }: { readonly agencyId: UnitId; readonly accountId: string },
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly items: ReminderLine[]; readonly total: number }> {
  const { rows } = await sql<ReminderLine & { readonly total: number }>`
    select reminder.id, reminder.day, reminder.stage, reminder.what, reminder.title, reminder.path,
      reminder.due_on as "dueOn", reminder.who, reminder.read_at is not null as "isRead", count(*) over () as total
    from reminder
    where reminder.agency_id = ${agencyId} and reminder.account_id = ${accountId}
    order by reminder.day desc, reminder.due_on, reminder.id limit ${size} offset ${(page - 1) * size}`.execute(tx);
  return { items: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0 };
}

/** How much of what a person was told they have not marked as read. */
export async function countUnread(tx: Database, agencyId: UnitId, accountId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select count(*) as unread from reminder
    where reminder.agency_id = ${agencyId} and reminder.account_id = ${accountId}
      and reminder.read_at is null`.execute(tx);
  return rows[0]?.unread ?? 0;
}

export async function markAllRead(tx: Database, agencyId: UnitId, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('reminder')
    .set({ read_at: at })
    .where('reminder.agency_id', '=', agencyId)
    .where('reminder.account_id', '=', accountId)
    .where('reminder.read_at', 'is', null)
    .execute();
}
