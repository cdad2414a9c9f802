import { sql } from 'kysely';
import type { DossierId } from '#core/dossiers/dossier.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { ReceivedComponent } from './dossier-repository.ts';
import {
  DOSSIER_SELECTION,
  type DossierRow,
  dossierOf,
  EVENT_SELECTION,
  type EventRow,
  eventOf,
  type StoredDossier,
  type StoredEvent,
} from './dossier-row-repository.ts';

/** What a dossier's page shows beside its facts. */
export interface DossierBackground {
  readonly fieldName: string;
  readonly assigneeName: string | null;
  readonly events: readonly StoredEvent[];
  readonly components: readonly ReceivedComponent[];
}

export interface OpenedDossier extends DossierBackground {
  readonly dossier: StoredDossier;
}

/** Who opens the page, for the reader's line. */
export interface Reading {
  readonly id: string;
  readonly at: Date;
  readonly accountId: string | undefined;
  readonly name: string;
}

type ReadRow = DossierRow & {
  readonly field_name: string;
  readonly assignee_name: string | null;
  readonly events: readonly (Omit<EventRow, 'occurred_at' | 'recorded_at'> & {
    readonly occurred_at: string;
    readonly recorded_at: string;
  })[];
  readonly components: readonly ReceivedComponent[];
};

const STORED = sql.raw(DOSSIER_SELECTION.join(', '));
const EVENT = sql.raw(EVENT_SELECTION.join(', '));

/**
 * A dossier with all that its page shows. Finding it and leaving the reader's line are one statement: nobody sees the
 * personal data without the line, and a dossier that is not found leaves none. Its history and papers come in the same
 * row, as JSON: asked for on their own they cost twice the time.
 */
export async function loadOpened(
  tx: Database,
  agencyId: UnitId,
  id: DossierId,
  reading: Reading,
): Promise<OpenedDossier | undefined> {
  const { rows } = await sql<ReadRow>`
    select ${STORED},
      (select procedure_field.name from procedure_field where procedure_field.id = dossier.field_id) as field_name,
      (select account.name from account where account.id = dossier.assignee_id) as assignee_name,
      (select coalesce(json_agg(event order by event.seq), '[]') from (select ${EVENT} from dossier_event
        where dossier_event.agency_id = dossier.agency_id and dossier_event.dossier_id = dossier.id) event) as events,
      (select coalesce(json_agg(json_build_object('name', component.name, 'originals', component.originals,
          'certifiedCopies', component.certified_copies, 'copies', component.copies,
          'digitisation', component.digitisation) order by component.position), '[]')
        from dossier_component component
        where component.agency_id = dossier.agency_id and component.dossier_id = dossier.id) as components
    from opened_dossier(${agencyId}::integer, ${id}::uuid, ${reading.id}::uuid,
      ${reading.at.toISOString()}::timestamptz, ${reading.accountId ?? null}, ${reading.name}) dossier`.execute(tx);
  const row = rows[0];
  return (
    row && {
      dossier: dossierOf(row),
      fieldName: row.field_name,
      assigneeName: row.assignee_name,
      events: row.events.map(({ occurred_at, recorded_at, ...event }) =>
        eventOf({ ...event, occurred_at: new Date(occurred_at), recorded_at: new Date(recorded_at) }),
      ),
      components: row.components,
    }
  );
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
  return (await officersOfEach(tx, [agencyId], today)).get(agencyId) ?? [];
}

/** The same of several agencies, in one statement. */
export async function officersOfEach(
  tx: Database,
  agencyIds: readonly UnitId[],
  today: string,
): Promise<ReadonlyMap<UnitId, readonly Officer[]>> {
  const { rows } = await sql<{ agency_id: UnitId; account_id: string; name: string; roles: string[] }>`
    select role_grant.agency_id, account.id as account_id, account.name,
      array_agg(distinct role_grant.role order by role_grant.role) as roles
    from role_grant
    join account on account.id = role_grant.account_id
    where role_grant.agency_id = any (${sql.val([...agencyIds])}::integer[]) and role_grant.revoked_at is null
      and role_grant.valid_from <= ${today}::date and coalesce(role_grant.valid_to >= ${today}::date, true)
      and role_grant.role in ('counter-officer', 'specialist', 'focal-officer', 'chair') and account.closed_at is null
    group by role_grant.agency_id, account.id, account.name
    order by account.name collate "vi-x-icu"`.execute(tx);
  const officers = new Map<UnitId, Officer[]>();
  for (const { agency_id: agencyId, account_id: accountId, name, roles } of rows) {
    officers.set(agencyId, [...(officers.get(agencyId) ?? []), { accountId, name, roles }]);
  }
  return officers;
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
