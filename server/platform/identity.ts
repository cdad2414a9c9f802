import type { FastifyRequest } from 'fastify';
import type { PermissionRule, Role } from '#core/accounts/roles.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Scope, UnitRef } from './scope.ts';

/** One role held at one unit, with the agencies it reaches: predecessors are among `reads` only. */
export interface Grant {
  readonly role: Role;
  readonly unitId: UnitId;
  readonly reads: readonly UnitId[];
  readonly writes: readonly UnitId[];
}

export interface Identity {
  readonly accountId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** Who sends this request; undefined when nobody is signed in. Supplied by the accounts feature. */
export type Identify = (request: FastifyRequest) => Promise<Identity | undefined>;

/** The units by slug and id, in memory. Supplied by the units feature. */
export interface UnitDirectory {
  bySlug(slug: string): UnitRef | undefined;
  byId(id: UnitId): UnitRef | undefined;
  /** Every committee, closed ones too: what the system itself may reach. */
  agencies(): readonly UnitId[];
  /** The sections of a committee that exist today (of a closed one: on its last day), in the order of its list. */
  sectionsOf(agencyId: UnitId): readonly UnitRef[];
  /** The agencies that a role at this one reaches; predecessors and closed units are among `reads` only. */
  reachOf(
    agencyId: UnitId,
    coversBelow: boolean,
  ): { readonly reads: readonly UnitId[]; readonly writes: readonly UnitId[] };
  /** Reads the catalogue again when it has moved; with its version at hand, without asking for it. */
  refresh(version?: number): Promise<void>;
}

/** The agencies that `rule` lets this person see and, for a writing permission, change. */
export function scopeFor(identity: Identity, rule: PermissionRule): Scope {
  const grants = identity.grants.filter(({ role }) => rule.roles.includes(role));
  return {
    actor: { accountId: identity.accountId, name: identity.name },
    units: together(grants.map(({ reads }) => reads)),
    writeUnits: rule.kind === 'write' ? together(grants.map(({ writes }) => writes)) : [],
  };
}

/** Each agency once; a reach, of one role or the same of several, is the directory's own list, which is so already. */
function together(reaches: readonly (readonly UnitId[])[]): readonly UnitId[] {
  const [first, ...more] = new Set(reaches);
  return first && more.length === 0 ? first : [...new Set(reaches.flat())];
}
