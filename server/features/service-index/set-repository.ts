import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Component } from '#core/service-index/component.ts';
import type { ComponentSetId, NearVersion, SetVersion } from '#core/service-index/set-version.ts';
import { fullName, type UnitType } from '#core/units/unit.ts';
import type { Database } from '#server/platform/database.ts';

const COLUMNS = [
  'service_index_set.id',
  'service_index_set.agency_id',
  'service_index_set.name',
  'service_index_set.basis',
  'service_index_set.valid_from',
  'service_index_set.state',
  'service_index_set.revision',
  'service_index_set.components',
  'service_index_set.published_at',
  'service_index_set.published_by',
] as const;

interface Row {
  readonly id: string;
  readonly agency_id: UnitId;
  readonly name: string;
  readonly basis: string;
  readonly valid_from: PlainDate;
  readonly state: string;
  readonly revision: number;
  readonly components: unknown;
  readonly published_at: Date | null;
  readonly published_by: string | null;
}

function setFrom(row: Row): SetVersion {
  return {
    id: row.id as ComponentSetId,
    agencyId: row.agency_id,
    name: row.name,
    basis: row.basis,
    validFrom: row.valid_from,
    state: row.state === 'published' ? 'published' : 'draft',
    revision: row.revision,
    // Written through the contract's schema only.
    components: row.components as readonly Component[],
    publishedAt: row.published_at ?? undefined,
    publishedBy: row.published_by ?? undefined,
  };
}

/** The versions of one committee, newest first. */
export async function listSets(tx: Database, agencyId: UnitId): Promise<readonly SetVersion[]> {
  const rows = await tx
    .selectFrom('service_index_set')
    .select(COLUMNS)
    .where('service_index_set.agency_id', '=', agencyId)
    .orderBy('service_index_set.valid_from', 'desc')
    .orderBy('service_index_set.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(setFrom);
}

export async function loadSet(tx: Database, agencyId: UnitId, id: ComponentSetId): Promise<SetVersion | undefined> {
  const row = await tx
    .selectFrom('service_index_set')
    .select(COLUMNS)
    .where('service_index_set.agency_id', '=', agencyId)
    .where('service_index_set.id', '=', id)
    .executeTakeFirst();
  return row && setFrom(row);
}

interface IssuedRow extends Row {
  readonly issuer_type: UnitType;
  readonly issuer_name: string;
  readonly distance: number;
}

/** The published versions of a committee and those above it, with who issued each and how far above. */
export async function versionsNear(tx: Database, agencyId: UnitId, day: PlainDate): Promise<readonly NearVersion[]> {
  const { rows } = await sql<IssuedRow>`
    select service_index_set.id, service_index_set.name, service_index_set.basis, service_index_set.valid_from,
      service_index_set.components, above.distance, held.type as issuer_type, held.name as issuer_name
    from committees_above(${agencyId}, ${day}) above
    join service_index_set on service_index_set.agency_id = above.id and service_index_set.state = 'published'
    join lateral (
      select unit_version.type, unit_version.name from unit_version where unit_version.unit_id = above.id
      order by unit_version.valid_from desc limit 1) held on true
    where service_index_set.valid_from <= ${day}`.execute(tx);
  return rows.map(({ id, name, basis, valid_from, components, issuer_type, issuer_name, distance }) => ({
    id: id as ComponentSetId,
    name,
    basis,
    validFrom: valid_from,
    components: components as readonly Component[],
    issuer: fullName(issuer_type, issuer_name),
    distance,
  }));
}

export async function insertSet(tx: Database, set: SetVersion, by: { name: string; at: Date }): Promise<void> {
  await tx
    .insertInto('service_index_set')
    .values({
      agency_id: set.agencyId,
      id: set.id,
      name: set.name,
      basis: set.basis,
      valid_from: set.validFrom,
      state: set.state,
      revision: set.revision,
      components: JSON.stringify(set.components),
      created_by: by.name,
      created_at: by.at,
    })
    .execute();
}

/** Saves a draft over the revision that it was read at; false where somebody else was quicker. */
export async function saveSet(tx: Database, set: SetVersion, readRevision: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('service_index_set')
    .set({
      name: set.name,
      basis: set.basis,
      valid_from: set.validFrom,
      state: set.state,
      revision: set.revision,
      components: JSON.stringify(set.components),
      published_at: set.publishedAt ?? null,
      published_by: set.publishedBy ?? null,
    })
    .where('service_index_set.agency_id', '=', set.agencyId)
    .where('service_index_set.id', '=', set.id)
    .where('service_index_set.revision', '=', readRevision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteDraft(tx: Database, agencyId: UnitId, id: ComponentSetId): Promise<void> {
  await tx
    .deleteFrom('service_index_set')
    .where('service_index_set.agency_id', '=', agencyId)
    .where('service_index_set.id', '=', id)
    .where('service_index_set.state', '=', 'draft')
    .execute();
}
