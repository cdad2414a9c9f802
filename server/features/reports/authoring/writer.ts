import type { UnitId } from '#core/kernel/ids.ts';
import type { Writer } from '#core/reports/authoring/part.ts';
import { reportPermissions } from '#core/reports/permissions.ts';
import type { Identity } from '#server/platform/identity.ts';
import type { UnitRef } from '#server/platform/scope.ts';

interface Asking {
  readonly identity: Identity | null;
  readonly unit: UnitRef;
}

/** The person of a request as the parts of this committee's report know them. */
export function writerOf({ identity, unit }: Asking): Writer {
  const grants = (identity?.grants ?? []).filter(({ writes }) => writes.includes(unit.agencyId));
  const unitsWith = (roles: readonly string[]): readonly UnitId[] =>
    grants.filter(({ role }) => roles.includes(role)).map(({ unitId }) => unitId);
  const writing = unitsWith(reportPermissions['reports:edit'].roles);
  return {
    accountId: identity?.accountId,
    compiles: unitsWith(reportPermissions['reports:compile'].roles).length > 0,
    sections: writing.filter((unitId) => unitId !== unit.agencyId),
    wholeCommittee: writing.includes(unit.agencyId),
  };
}
