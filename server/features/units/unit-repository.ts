import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { SectionKind, Succession, UnitKind, UnitType, UnitVersion } from '#core/units/unit.ts';
import type { Database } from '#server/platform/database.ts';

export interface UnitRecord {
  readonly id: UnitId;
  readonly slug: string;
  readonly kind: UnitKind;
  readonly agencyId: UnitId;
  readonly sectionKind: SectionKind | undefined;
  readonly note: string | undefined;
  readonly versions: readonly UnitVersion[];
}

export interface NewUnit {
  readonly slug: string;
  readonly kind: UnitKind;
  /** Undefined for a committee, which owns itself. */
  readonly agencyId: UnitId | undefined;
  readonly sectionKind: SectionKind | undefined;
  readonly note: string | undefined;
  readonly sortOrder: number;
  readonly version: UnitVersion;
}

/** One writer of the catalogue at a time: addresses stay unique and versions never overlap. */
export async function lockCatalogue(tx: Database): Promise<void> {
  await tx.selectFrom('unit_catalogue').select('unit_catalogue.version').forUpdate().execute();
}

export async function catalogueVersion(tx: Database): Promise<number> {
  const row = await tx.selectFrom('unit_catalogue').select('unit_catalogue.version').executeTakeFirstOrThrow();
  return row.version;
}

/** Every unit with its versions: a few thousand rows at most, kept in memory. */
export async function loadUnits(tx: Database): Promise<readonly UnitRecord[]> {
  const units = await tx
    .selectFrom('unit')
    .select(['unit.id', 'unit.slug', 'unit.kind', 'unit.agency_id', 'unit.section_kind', 'unit.note'])
    .orderBy('unit.sort_order')
    .orderBy('unit.id')
    .execute();
  const versions = await tx
    .selectFrom('unit_version')
    .select([
      'unit_version.unit_id',
      'unit_version.valid_from',
      'unit_version.valid_to',
      'unit_version.name',
      'unit_version.type',
      'unit_version.parent_id',
      'unit_version.area_code',
      'unit_version.agency_code',
      'unit_version.agency_code_invented',
      'unit_version.basis',
    ])
    .orderBy('unit_version.valid_from')
    .execute();
  const byUnit = Map.groupBy(versions, ({ unit_id }) => unit_id);
  return units.map((unit) => ({
    id: unit.id,
    slug: unit.slug,
    kind: unit.kind as UnitKind,
    agencyId: unit.agency_id,
    sectionKind: (unit.section_kind ?? undefined) as SectionKind | undefined,
    note: unit.note ?? undefined,
    versions: (byUnit.get(unit.id) ?? []).map((row) => ({
      validFrom: row.valid_from,
      validTo: row.valid_to ?? undefined,
      name: row.name,
      type: row.type as UnitType,
      parentId: row.parent_id ?? undefined,
      areaCode: row.area_code ?? undefined,
      agencyCode: row.agency_code ?? undefined,
      agencyCodeInvented: row.agency_code_invented,
      basis: row.basis ?? undefined,
    })),
  }));
}

export async function loadSuccessions(tx: Database): Promise<readonly Succession[]> {
  const rows = await tx
    .selectFrom('unit_successor')
    .select([
      'unit_successor.from_id',
      'unit_successor.to_id',
      'unit_successor.since',
      'unit_successor.kind',
      'unit_successor.basis',
    ])
    .orderBy('unit_successor.from_id')
    .orderBy('unit_successor.to_id')
    .execute();
  return rows.map((row) => ({
    fromId: row.from_id,
    toId: row.to_id,
    since: row.since,
    kind: row.kind as Succession['kind'],
    basis: row.basis ?? undefined,
  }));
}

export async function insertUnit(tx: Database, unit: NewUnit): Promise<UnitId> {
  const drawn = await sql<{ id: UnitId }>`select nextval('unit_id_seq')::integer as id`.execute(tx);
  const id = drawn.rows[0]?.id;
  if (id === undefined) {
    throw new Error('no id was drawn');
  }
  await tx
    .insertInto('unit')
    .values({
      id,
      slug: unit.slug,
      kind: unit.kind,
      agency_id: unit.agencyId ?? id,
      section_kind: unit.sectionKind ?? null,
      note: unit.note ?? null,
      sort_order: unit.sortOrder,
    })
    .execute();
  await saveVersions(tx, id, [unit.version]);
  return id;
}

/** Writes the versions of a unit as they now are: one that changed is replaced, none disappears. */
export async function saveVersions(tx: Database, unitId: UnitId, versions: readonly UnitVersion[]): Promise<void> {
  await tx
    .insertInto('unit_version')
    .values(
      [...versions]
        .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
        .map((version) => ({
          unit_id: unitId,
          valid_from: version.validFrom,
          valid_to: version.validTo ?? null,
          name: version.name,
          type: version.type,
          parent_id: version.parentId ?? null,
          area_code: version.areaCode ?? null,
          agency_code: version.agencyCode ?? null,
          agency_code_invented: version.agencyCodeInvented,
          basis: version.basis ?? null,
        })),
    )
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'valid_from']).doUpdateSet((row) => ({ valid_to: row.ref('excluded.valid_to') })),
    )
    .execute();
}

export async function insertSuccession(tx: Database, succession: Succession): Promise<void> {
  await tx
    .insertInto('unit_successor')
    .values({
      from_id: succession.fromId,
      to_id: succession.toId,
      since: succession.since,
      kind: succession.kind,
      basis: succession.basis ?? null,
    })
    .execute();
}
