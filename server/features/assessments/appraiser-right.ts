import { refuse } from '#core/assessments/refusals.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Identity } from '#server/platform/identity.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';

/** What a route knows of who asks. */
export interface Asking {
  readonly identity: Identity | null;
  readonly scope: Scope;
  readonly unit: UnitRef;
}

/** The scope of an appraiser of a level above: whoever belongs to the assessed committee itself is refused. */
export function appraisingScope({ directory }: Deps, { identity, scope, unit }: Asking): Scope {
  const fromAbove = (identity?.grants ?? []).some(
    ({ role, unitId, writes }) =>
      role === 'appraiser' && directory.byId(unitId)?.agencyId !== unit.agencyId && writes.includes(unit.agencyId),
  );
  if (!fromAbove) {
    throw refuse('own-sheet', { unit: unit.slug });
  }
  return scope;
}
