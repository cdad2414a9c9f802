import { refuse } from '#core/assessments/refusals.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Identity } from '#server/platform/identity.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';

/** Who works on the sets of which committee. */
export interface SetDesk {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly unit: UnitRef;
  readonly identity: Identity | null;
}

/**
 * A province or district decides whole sets, and its appraisers write them; a commune may only add components to the
 * set of a level above, and its focal officer writes that.
 */
const WRITER = { province: 'appraiser', district: 'appraiser', commune: 'focal-officer', section: undefined } as const;

/** Whether the person writes for this very committee; the reach over units below does not count. */
export function mayWriteSets({ deps, identity, unit }: SetDesk): boolean {
  return (identity?.grants ?? []).some(
    ({ role, unitId, writes }) =>
      role === WRITER[unit.kind] &&
      deps.directory.byId(unitId)?.agencyId === unit.agencyId &&
      writes.includes(unit.agencyId),
  );
}

export function mayDecideWholeSets(desk: SetDesk): boolean {
  return desk.unit.kind !== 'commune' && mayWriteSets(desk);
}

export function requireWriter(desk: SetDesk): void {
  if (!mayWriteSets(desk)) {
    throw refuse('set-writer-wrong', { unit: desk.unit.slug });
  }
}
