import type { Role } from '#core/accounts/roles.ts';
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

/** Whether this person holds one of these roles for a committee above the one that is assessed. */
export function isFromAbove(
  { directory }: Pick<Deps, 'directory'>,
  { identity, unit }: Asking,
  roles: readonly Role[] = ['appraiser'],
): boolean {
  return (identity?.grants ?? []).some(
    ({ role, unitId, writes }) =>
      roles.includes(role) && directory.byId(unitId)?.agencyId !== unit.agencyId && writes.includes(unit.agencyId),
  );
}

/** The scope of an appraiser of a level above: whoever belongs to the assessed committee itself is refused. */
export function appraisingScope(deps: Deps, asking: Asking): Scope {
  return scopeFromAbove(deps, asking, ['appraiser']);
}

/** The scope of somebody who holds one of these roles above the unit. */
export function scopeFromAbove(deps: Deps, asking: Asking, roles: readonly Role[]): Scope {
  if (!isFromAbove(deps, asking, roles)) {
    throw refuse('own-sheet', { unit: asking.unit.slug });
  }
  return asking.scope;
}
