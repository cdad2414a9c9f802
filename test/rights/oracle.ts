import type { PermissionRule, Role } from '#core/accounts/roles.ts';

/** A small made-up country: places with a parent, open or closed, and merges (from → to). */
export interface World {
  readonly places: readonly { readonly parent: number | undefined; readonly isOpen: boolean }[];
  readonly merges: readonly (readonly [from: number, to: number])[];
}

export interface Held {
  readonly place: number;
  readonly role: Role;
  readonly coversBelow: boolean;
  readonly holdsToday: boolean;
}

/**
 * The reference for rights, written to be read and not to be fast: it walks up from the place asked about, where the
 * product walks down from the role. Nothing here is shared with the code it judges.
 */
export function mayAct(world: World, held: readonly Held[], rule: PermissionRule, place: number): boolean {
  return held.some(
    (grant) =>
      grant.holdsToday &&
      rule.roles.includes(grant.role) &&
      (rule.kind === 'write' ? mayWrite(world, grant, place) : mayRead(world, grant, place, new Set())),
  );
}

function mayWrite(world: World, grant: Held, place: number): boolean {
  if (place === grant.place) {
    return true;
  }
  const { parent, isOpen } = world.places[place] ?? { parent: undefined, isOpen: false };
  const sameEra = isOpen === world.places[grant.place]?.isOpen;
  return grant.coversBelow && sameEra && parent !== undefined && mayWrite(world, grant, parent);
}

function mayRead(world: World, grant: Held, place: number, seen: Set<number>): boolean {
  if (place === grant.place) {
    return true;
  }
  if (seen.has(place)) {
    return false;
  }
  seen.add(place);
  const parent = world.places[place]?.parent;
  const above = grant.coversBelow && parent !== undefined ? [parent] : [];
  const after = world.merges.filter(([from]) => from === place).map(([, to]) => to);
  return [...above, ...after].some((next) => mayRead(world, grant, next, seen));
}
