import type { UnitId } from '#core/kernel/ids.ts';

/** What reach needs to know of a committee: sections are no agencies and do not occur. */
export interface Place {
  readonly id: UnitId;
  readonly open: boolean;
  /** The parent committee of today, or of its last day. */
  readonly parentId: UnitId | undefined;
}

export interface Territory {
  readonly place: (id: UnitId) => Place | undefined;
  readonly below: (id: UnitId) => readonly Place[];
  /** The committees whose whole went into this one. */
  readonly mergedInto: (id: UnitId) => readonly UnitId[];
}

export interface Reach {
  readonly reads: readonly UnitId[];
  readonly writes: readonly UnitId[];
}

/**
 * The agencies that a role at `agencyId` reaches. Writing: the agency itself and, where the role covers them, the units
 * of the same era below it. Reading: those, the closed ones below, and every predecessor (with what stood below it).
 */
export function reachOf(territory: Territory, agencyId: UnitId, coversBelow: boolean): Reach {
  const start = territory.place(agencyId);
  if (!start) {
    return { reads: [], writes: [] };
  }
  const writes = new Set<UnitId>([agencyId]);
  if (coversBelow) {
    collect(writes, (id) => territory.below(id).flatMap((place) => (place.open === start.open ? [place.id] : [])));
  }
  const reads = new Set<UnitId>(writes);
  collect(reads, (id) => [
    ...territory.mergedInto(id),
    ...(coversBelow ? territory.below(id).map((place) => place.id) : []),
  ]);
  return { reads: Object.freeze([...reads]), writes: Object.freeze([...writes]) };
}

/** Adds what `next` finds from every member, until nothing new appears. A Set is walked while it grows. */
function collect(members: Set<UnitId>, next: (id: UnitId) => readonly UnitId[]): void {
  for (const id of members) {
    for (const found of next(id)) {
      members.add(found);
    }
  }
}
