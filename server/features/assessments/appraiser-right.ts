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

/** Whether this person appraises for a committee above the one that is assessed. */
export function isFromAbove({ directory }: Pick<Deps, 'directory'>, { identity, unit }: Asking): boolean {
  return (identity?.grants ?? []).some(
    ({ role, unitId, writes }) =>
      role === 'appraiser' && directory.byId(unitId)?.agencyId !== unit.agencyId && writes.includes(unit.agencyId),
  );
}

/** The scope of an appraiser of a level above: whoever belongs to the assessed committee itself is refused. */
export function appraisingScope(deps: Deps, asking: Asking): Scope {
  if (!isFromAbove(deps, asking)) {
    throw refuse('own-sheet', { unit: asking.unit.slug });
  }
  return asking.scope;
}
