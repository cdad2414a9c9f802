import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { fullName, type SectionKind, type UnitKind, type UnitType } from '#core/units/unit.ts';
import type { Database } from '#server/platform/database.ts';

export interface UnitOnDay {
  readonly id: UnitId;
  readonly slug: string;
  readonly kind: UnitKind;
  readonly type: UnitType;
  /** "Bình Sơn" */
  readonly name: string;
  /** "xã Bình Sơn" */
  readonly fullName: string;
  /** "tỉnh Quảng Ngãi"; undefined for a province. */
  readonly parentFullName: string | undefined;
  readonly parentId: UnitId | undefined;
  readonly agencyCode: string | undefined;
}

/** How a unit was called on a day (after its last day: as at the end). Reports of the past carry the names of their time. */
export async function unitOnDay(tx: Database, unitId: UnitId, day: PlainDate): Promise<UnitOnDay> {
  const [unit] = await unitsOnDay(tx, [unitId], day);
  if (!unit) {
    throw new Error(`unit ${unitId} is not in the catalogue`);
  }
  return unit;
}

/** The same of several units, in one statement and in no promised order. */
export async function unitsOnDay(
  tx: Database,
  unitIds: readonly UnitId[],
  day: PlainDate,
): Promise<readonly UnitOnDay[]> {
  const { rows } = await sql<{
    id: UnitId;
    slug: string;
    kind: UnitKind;
    type: UnitType;
    name: string;
    agency_code: string | null;
    parent_id: UnitId | null;
    parent_type: UnitType | null;
    parent_name: string | null;
  }>`
    select unit.id, unit.slug, unit.kind, held.type, held.name, held.agency_code, held.parent_id,
      parent.type as parent_type, parent.name as parent_name
    from unit
    join lateral (
      select unit_version.* from unit_version where unit_version.unit_id = unit.id
      order by unit_version.valid_from <= ${day} desc,
        case when unit_version.valid_from <= ${day} then unit_version.valid_from end desc nulls last, unit_version.valid_from
      limit 1) held on true
    left join lateral (
      select unit_version.type, unit_version.name from unit_version where unit_version.unit_id = held.parent_id
      order by unit_version.valid_from <= ${day} desc, unit_version.valid_from desc limit 1) parent on true
    where unit.id = any (${sql.val([...unitIds])}::integer[])`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    type: row.type,
    name: row.name,
    fullName: fullName(row.type, row.name),
    parentFullName: row.parent_type && row.parent_name ? fullName(row.parent_type, row.parent_name) : undefined,
    parentId: row.parent_id ?? undefined,
    agencyCode: row.agency_code ?? undefined,
  }));
}

export interface Section {
  readonly id: UnitId;
  readonly slug: string;
  readonly name: string;
  readonly kind: SectionKind;
}

/** The sections of a committee that exist on `day` (after the committee's last day: those of its end). */
export async function sectionsOf(tx: Database, agencyId: UnitId, day: PlainDate): Promise<readonly Section[]> {
  const { rows } = await sql<Section>`
    select unit.id, unit.slug, held.name, unit.section_kind as kind
    from unit
    join lateral (
      select unit_version.name, unit_version.valid_to from unit_version
      where unit_version.unit_id = unit.id and unit_version.valid_from <= ${day}
      order by unit_version.valid_from desc limit 1) held on true
    where unit.kind = 'section' and unit.agency_id = ${agencyId}
      and (coalesce(held.valid_to >= ${day}, true) or held.valid_to = (
        select max(unit_version.valid_to) from unit_version where unit_version.unit_id = ${agencyId}
        having bool_and(unit_version.valid_to is not null)))
    order by unit.sort_order, unit.id`.execute(tx);
  return rows;
}

/**
 * Whose counts make up this agency's before its first day: the committees that went whole into it, and into those
 * (NQ 1677/NQ-UBTVQH15: xã Bình Sơn = Châu Ổ + six communes). Never ranks or percentages.
 */
export async function predecessorsOf(tx: Database, agencyId: UnitId): Promise<readonly UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    with recursive earlier as (
      select unit_successor.from_id as id from unit_successor
      where unit_successor.to_id = ${agencyId} and unit_successor.kind = 'merge'
      union
      select unit_successor.from_id from unit_successor
      join earlier on unit_successor.to_id = earlier.id and unit_successor.kind = 'merge')
    select earlier.id from earlier order by earlier.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The committees below this one on `day`, at any depth, without itself. */
export async function agenciesBelow(tx: Database, agencyId: UnitId, day: PlainDate): Promise<readonly UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    with recursive below as (
      select unit.id from unit
      join unit_version on unit_version.unit_id = unit.id
      where unit_version.parent_id = ${agencyId} and unit.kind <> 'section'
        and unit_version.valid_from <= ${day} and coalesce(unit_version.valid_to >= ${day}, true)
      union
      select unit.id from unit
      join unit_version on unit_version.unit_id = unit.id
      join below on unit_version.parent_id = below.id
      where unit.kind <> 'section'
        and unit_version.valid_from <= ${day} and coalesce(unit_version.valid_to >= ${day}, true))
    select below.id from below order by below.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * Whose records make up this committee's counts from a day on: itself, and where it did not exist yet on that day the
 * committees that went whole into it.
 */
export async function countedTogether(tx: Database, agencyId: UnitId, from: PlainDate): Promise<readonly UnitId[]> {
  const { rows } = await sql<{ existed: boolean }>`
    select min(unit_version.valid_from) <= ${from} as existed from unit_version
    where unit_version.unit_id = ${agencyId}`.execute(tx);
  return rows[0]?.existed ? [agencyId] : [agencyId, ...(await predecessorsOf(tx, agencyId))];
}

/** The first day of each committee, and those that went whole into it: `countedTogether` of many. One statement. */
export async function originsOf(
  tx: Database,
  agencyIds: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, { readonly since: PlainDate; readonly predecessors: readonly UnitId[] }>> {
  const { rows } = await sql<{ id: UnitId; since: PlainDate; predecessors: readonly UnitId[] }>`
    with recursive earlier as (
      select unit_successor.to_id as agency_id, unit_successor.from_id as id from unit_successor
      where unit_successor.to_id = any (${sql.val([...agencyIds])}::integer[]) and unit_successor.kind = 'merge'
      union
      select earlier.agency_id, unit_successor.from_id from unit_successor
      join earlier on unit_successor.to_id = earlier.id and unit_successor.kind = 'merge')
    select unit_version.unit_id as id, min(unit_version.valid_from) as since,
      (select coalesce(array_agg(earlier.id order by earlier.id), '{}') from earlier
        where earlier.agency_id = unit_version.unit_id) as predecessors
    from unit_version
    where unit_version.unit_id = any (${sql.val([...agencyIds])}::integer[])
    group by unit_version.unit_id`.execute(tx);
  return new Map(rows.map(({ id, since, predecessors }) => [id, { since, predecessors }]));
}

/** The committees whose parent this one is on `day`: those whose reports come to it. */
export async function agenciesDirectlyBelow(
  tx: Database,
  agencyId: UnitId,
  day: PlainDate,
): Promise<readonly UnitId[]> {
  const { rows } = await sql<{ id: UnitId }>`
    select unit.id from unit
    join unit_version on unit_version.unit_id = unit.id
    where unit_version.parent_id = ${agencyId} and unit.kind <> 'section'
      and unit_version.valid_from <= ${day} and coalesce(unit_version.valid_to >= ${day}, true)
    order by unit_version.name`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whether the unit exists on that day: a committee that has ended answers for nothing any more. */
export async function isUnitOpen(tx: Database, unitId: UnitId, day: PlainDate): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (
      select 1 from unit_version where unit_version.unit_id = ${unitId}
        and unit_version.valid_from <= ${day} and coalesce(unit_version.valid_to >= ${day}, true)) as open`.execute(tx);
  return rows[0]?.open ?? false;
}

/** The last day of the units among these that are no more by `day`, and the committees they went whole into. One statement. */
export async function endsOf(
  tx: Database,
  unitIds: readonly UnitId[],
  day: PlainDate,
): Promise<ReadonlyMap<UnitId, { readonly on: PlainDate; readonly successors: readonly UnitId[] }>> {
  const { rows } = await sql<{ id: UnitId; last: PlainDate; successors: readonly UnitId[] }>`
    select held.unit_id as id, max(held.valid_to) as last,
      (select coalesce(array_agg(unit_successor.to_id order by unit_successor.to_id), '{}') from unit_successor
        where unit_successor.from_id = held.unit_id and unit_successor.kind = 'merge') as successors
    from unit_version held
    where held.unit_id = any (${sql.val([...unitIds])}::integer[])
    group by held.unit_id
    having bool_and(held.valid_to is not null) and max(held.valid_to) < ${day}`.execute(tx);
  return new Map(rows.map(({ id, last, successors }) => [id, { on: last, successors }]));
}
