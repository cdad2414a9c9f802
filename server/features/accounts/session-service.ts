import { refuseAccount } from '#core/accounts/account.ts';
import type { DoorResponse, SessionResponse } from '#core/accounts/contract.ts';
import { SAMPLE_PASSWORD } from '#core/accounts/sample.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Identity, scopeFor } from '#server/platform/identity.ts';
import { NO_UNITS, readIn } from '#server/platform/scope.ts';
import { countAccounts, loadAccount } from './account-repository.ts';
import { hasSample, sampleAccounts } from './people-view.ts';

/** Who is signed in and what they may do at each unit they reach: those of their roles first. */
export async function describeSession(deps: Deps, identity: Identity | null): Promise<SessionResponse> {
  const account = identity && (await loadAccount(deps.db, identity.accountId as SessionResponse['accountId']));
  if (!identity || !account) {
    throw refuseAccount('account-unknown');
  }
  return {
    accountId: account.id,
    name: account.name,
    userName: account.userName,
    totp: account.totp,
    roles: identity.grants.flatMap(({ role, unitId, writes }) => {
      const unit = deps.directory.byId(unitId);
      return unit ? [{ role, unitSlug: unit.slug, unitName: unit.name, coversBelow: writes.length > 1 }] : [];
    }),
    units: unitsOf(deps, identity),
  };
}

function unitsOf(deps: Deps, identity: Identity): SessionResponse['units'] {
  const permissionsAt = new Map<UnitId, string[]>();
  const own = identity.grants.flatMap(({ unitId }) => deps.directory.byId(unitId)?.agencyId ?? []);
  for (const agency of [...own, ...identity.grants.flatMap(({ reads }) => reads)]) {
    permissionsAt.set(agency, []);
  }
  for (const [permission, rule] of Object.entries(deps.permissions)) {
    const scope = scopeFor(identity, rule);
    for (const agency of rule.kind === 'write' ? scope.writeUnits : scope.units) {
      permissionsAt.get(agency)?.push(permission);
    }
  }
  return [...permissionsAt].flatMap(([agency, permissions]) => {
    const unit = deps.directory.byId(agency);
    return unit ? [{ slug: unit.slug, name: unit.name, kind: unit.kind, permissions }] : [];
  });
}

/** What stands at the door: the sample's people where there is a sample, or the way in for the first administrator. */
export async function describeDoor(deps: Deps): Promise<DoorResponse> {
  const isSample = await hasSample(deps.db);
  const agencies = isSample ? deps.directory.agencies() : [];
  const people = await readIn(deps.db, { ...NO_UNITS, units: agencies }, (tx) => sampleAccounts(tx, agencies));
  return {
    sampleAccounts: people.map(({ userName, name, role, unitId }) => {
      const unit = deps.directory.byId(unitId);
      const agency = unit && deps.directory.byId(unit.agencyId);
      return { userName, name, role, unitName: agency?.name ?? '', unitSlug: agency?.slug ?? '' };
    }),
    samplePassword: isSample ? SAMPLE_PASSWORD : null,
    needsFirstAdministrator: !isSample && (await countAccounts(deps.db)) === 0,
  };
}
