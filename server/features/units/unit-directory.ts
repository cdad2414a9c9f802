import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { type Place, type Reach, reachOf, type Territory } from '#core/units/reach.ts';
import { existsOn, fullName, type Succession, versionOn } from '#core/units/unit.ts';
import type { Database } from '#server/platform/database.ts';
import type { UnitDirectory } from '#server/platform/identity.ts';
import { NO_UNITS, readIn, type UnitRef } from '#server/platform/scope.ts';
import { catalogueVersion, loadSuccessions, loadUnits, type UnitRecord } from './unit-repository.ts';

/** The catalogue as it stands in memory: what every request asks is answered without a statement. */
interface Snapshot {
  readonly version: number;
  readonly day: PlainDate;
  readonly bySlug: ReadonlyMap<string, UnitRef>;
  readonly byId: ReadonlyMap<UnitId, UnitRef>;
  readonly agencies: readonly UnitId[];
  readonly sections: ReadonlyMap<UnitId, readonly UnitRef[]>;
  readonly territory: Territory;
  readonly reaches: Map<string, Reach>;
}

export async function createUnitDirectory(db: Database, now: () => Date): Promise<UnitDirectory> {
  let held = await takeSnapshot(db, vietnamDay(now()));
  let pending: Promise<void> | undefined;

  async function refresh(seen?: number): Promise<void> {
    const day = vietnamDay(now());
    const version = seen ?? (await readIn(db, NO_UNITS, catalogueVersion));
    if (version !== held.version || day !== held.day) {
      pending ??= takeSnapshot(db, day)
        .then((fresh) => {
          held = fresh;
        })
        .finally(() => {
          pending = undefined;
        });
      await pending;
    }
  }

  return {
    bySlug: (slug) => held.bySlug.get(slug),
    byId: (id) => held.byId.get(id),
    agencies: () => held.agencies,
    sectionsOf: (agencyId) => held.sections.get(agencyId) ?? [],
    reachOf: (agencyId, coversBelow) => remembered(held, agencyId, coversBelow),
    refresh,
  };
}

function remembered(held: Snapshot, agencyId: UnitId, coversBelow: boolean): Reach {
  const key = `${agencyId}${coversBelow ? '+' : ''}`;
  const known = held.reaches.get(key) ?? reachOf(held.territory, agencyId, coversBelow);
  held.reaches.set(key, known);
  return known;
}

async function takeSnapshot(db: Database, day: PlainDate): Promise<Snapshot> {
  return readIn(db, NO_UNITS, async (tx) => {
    const version = await catalogueVersion(tx);
    return snapshotOf(version, day, await loadUnits(tx), await loadSuccessions(tx));
  });
}

function snapshotOf(
  version: number,
  day: PlainDate,
  units: readonly UnitRecord[],
  successions: readonly Succession[],
): Snapshot {
  const refs = units.map((unit) => refOf(unit, day));
  const open = new Set(units.filter(({ versions }) => existsOn(versions, day)).map(({ id }) => id));
  const sections = refs.filter((unit) => unit.kind === 'section' && (open.has(unit.id) || !open.has(unit.agencyId)));
  return {
    version,
    day,
    bySlug: new Map(refs.map((unit) => [unit.slug, unit])),
    byId: new Map(refs.map((unit) => [unit.id, unit])),
    agencies: refs.filter(({ kind }) => kind !== 'section').map(({ id }) => id),
    sections: Map.groupBy(sections, ({ agencyId }) => agencyId),
    territory: territoryOf(units, successions, open, day),
    reaches: new Map(),
  };
}

function refOf(unit: UnitRecord, day: PlainDate): UnitRef {
  const version = versionOn(unit.versions, day);
  return {
    id: unit.id,
    slug: unit.slug,
    kind: unit.kind,
    agencyId: unit.agencyId,
    name: version ? fullName(version.type, version.name) : unit.slug,
  };
}

function territoryOf(
  units: readonly UnitRecord[],
  successions: readonly Succession[],
  open: ReadonlySet<UnitId>,
  day: PlainDate,
): Territory {
  const places: Place[] = units
    .filter(({ kind }) => kind !== 'section')
    .map(({ id, versions }) => ({ id, open: open.has(id), parentId: versionOn(versions, day)?.parentId }));
  const byId = new Map(places.map((place) => [place.id, place]));
  const byParent = Map.groupBy(places, ({ parentId }) => parentId);
  const merges = successions.filter(({ kind, since }) => kind === 'merge' && since <= day);
  const mergedInto = Map.groupBy(merges, ({ toId }) => toId);
  return {
    place: (id) => byId.get(id),
    below: (id) => byParent.get(id) ?? [],
    mergedInto: (id) => (mergedInto.get(id) ?? []).map(({ fromId }) => fromId),
  };
}
