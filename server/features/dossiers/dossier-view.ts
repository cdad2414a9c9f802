import { sql } from 'kysely';
import type { DossierId } from '#core/dossiers/dossier.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { ReceivedComponent } from './dossier-repository.ts';
import { EVENT_SELECTION, eventOf, type StoredEvent } from './dossier-row-repository.ts';

/** What a dossier's page shows beside its facts. */
export interface DossierBackground {
  readonly fieldName: string;
  readonly assigneeName: string | null;
  readonly events: readonly StoredEvent[];
  readonly components: readonly ReceivedComponent[];
}

export async function loadBackground(
  tx: Database,
  dossier: {
    readonly agencyId: UnitId;
    readonly id: DossierId;
    readonly fieldId: number;
    readonly assigneeId: string | null;
  },
): Promise<DossierBackground> {
  const { agencyId, id } = dossier;
  const names = await sql<{ field_name: string; assignee_name: string | null }>`
    select procedure_field.name as field_name,
      (select account.name from account where account.id = ${dossier.assigneeId}::uuid) as assignee_name
    from procedure_field where procedure_field.id = ${dossier.fieldId}::smallint`.execute(tx);
  const events = await tx
    .selectFrom('dossier_event')
    .select(EVENT_SELECTION)
    .where('dossier_event.agency_id', '=', agencyId)
    .where('dossier_event.dossier_id', '=', id)
    .orderBy('dossier_event.seq')
    .execute();
  const components = await tx
    .selectFrom('dossier_component')
    .select([
      'dossier_component.name',
      'dossier_component.originals',
      'dossier_component.certified_copies as certifiedCopies',
      'dossier_component.copies',
      'dossier_component.digitisation',
    ])
    .where('dossier_component.agency_id', '=', agencyId)
    .where('dossier_component.dossier_id', '=', id)
    .orderBy('dossier_component.position')
    .execute();
  return {
    fieldName: names.rows[0]?.field_name ?? '',
    assigneeName: names.rows[0]?.assignee_name ?? null,
    events: events.map(eventOf),
    components,
  };
}

/** Who changed the dossier last, and when: what the second of two officers is told. */
export async function lastChange(
  tx: Database,
  agencyId: UnitId,
  id: DossierId,
): Promise<{ readonly by: string; readonly at: string } | undefined> {
  const row = await tx
    .selectFrom('dossier_event')
    .select(['dossier_event.actor_name', 'dossier_event.recorded_at'])
    .where('dossier_event.agency_id', '=', agencyId)
    .where('dossier_event.dossier_id', '=', id)
    .orderBy('dossier_event.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { by: row.actor_name, at: row.recorded_at.toISOString() };
}

export interface Officer {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Who works at the agency today and may be given a dossier. */
export async function officersOf(tx: Database, agencyId: UnitId, today: string): Promise<readonly Officer[]> {
  const { rows } = await sql<{ account_id: string; name: string; roles: string[] }>`
    select account.id as account_id, account.name, array_agg(distinct role_grant.role order by role_grant.role) as roles
    from role_grant
    join account on account.id = role_grant.account_id
    where role_grant.agency_id = ${agencyId}::integer and role_grant.revoked_at is null
      and role_grant.valid_from <= ${today}::date and coalesce(role_grant.valid_to >= ${today}::date, true)
      and role_grant.role in ('counter-officer', 'specialist', 'focal-officer', 'chair') and account.closed_at is null
    group by account.id, account.name
    order by account.name collate "vi-x-icu"`.execute(tx);
  return rows.map((row) => ({ accountId: row.account_id, name: row.name, roles: row.roles }));
}

/** The latest readers of a dossier's personal data, and how often it was opened at all. */
export async function readersOf(
  tx: Database,
  agencyId: UnitId,
  id: DossierId,
  limit: number,
): Promise<{ items: { at: string; name: string }[]; total: number }> {
  const { rows } = await sql<{ at: Date; actor_name: string; total: number }>`
    select dossier_reading.at, dossier_reading.actor_name, count(*) over () as total from dossier_reading
    where dossier_reading.agency_id = ${agencyId}::integer and dossier_reading.dossier_id = ${id}::uuid
    order by dossier_reading.at desc limit ${limit}::integer`.execute(tx);
  const items = rows.map(({ at, actor_name }) => ({ at: at.toISOString(), name: actor_name }));
  return { items, total: rows[0]?.total ?? 0 };
}

/** Leaves the reader's line; the only thing a reading session can write. */
export async function logReading(
  tx: Database,
  reading: {
    readonly agencyId: UnitId;
    readonly id: string;
    readonly dossierId: DossierId;
    readonly at: Date;
    readonly accountId: string | undefined;
    readonly name: string;
  },
): Promise<void> {
  await sql`select log_dossier_reading(${reading.agencyId}::integer, ${reading.id}::uuid, ${reading.dossierId}::uuid,
    ${reading.at.toISOString()}::timestamptz, ${reading.accountId ?? null}, ${reading.name})`.execute(tx);
}
