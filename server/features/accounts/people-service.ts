import {
  type AccountId,
  refuseAccount,
  requirePersonName,
  requireReachOf,
  requireReason,
  requireUserName,
} from '#core/accounts/account.ts';
import type { CreatePersonRequest, GrantRequest } from '#core/accounts/contract.ts';
import { type GrantId, type GrantWish, requireGrantable } from '#core/accounts/grant.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import {
  type Account,
  agenciesOf,
  closeAccount,
  insertAccount,
  loadAccount,
  loadAccountNamed,
  openAccount,
  removeTotp,
} from './account-repository.ts';
import { revokeGrant as endGrant, holdsSame, insertGrant, lockGrant } from './grant-repository.ts';
import { createLink } from './link-repository.ts';
import { endSessions } from './session-repository.ts';

const PASSWORD_LINK_PATH = '/dat-mat-khau/';

/** Creates a person with a first role. The password is theirs to choose, through the link that is returned once. */
export async function createPerson(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  wish: CreatePersonRequest,
): Promise<{ id: AccountId; link: string }> {
  const name = requirePersonName(wish.name);
  const userName = requireUserName(wish.grant.userName);
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const account = { id: newId<AccountId>(deps.now()), agencyId: unit.agencyId, name, userName, isSample: false };
    if (!(await insertAccount(tx, account, deps.now()))) {
      throw refuseAccount('user-name-taken', { userName });
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'accounts:create',
      subjectKind: 'account',
      subjectId: account.id,
      what: { userName, name },
      why: requireReason(wish.grant.reason),
    });
    await addGrant(deps, tx, scope, unit, account, wish.grant);
    return { id: account.id, link: `${PASSWORD_LINK_PATH}${await createLink(tx, 'password', account.id)}` };
  });
}

/** Gives a role at the unit, or at one of its sections, to a person who has an account already. */
export async function grantRole(deps: Deps, scope: Scope, unit: UnitRef, wish: GrantRequest): Promise<GrantId> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const account = await loadAccountNamed(tx, requireUserName(wish.userName));
    if (!account) {
      throw refuseAccount('account-unknown', { userName: wish.userName });
    }
    return addGrant(deps, tx, scope, unit, account, wish);
  });
}

async function addGrant(
  deps: Deps,
  tx: Database,
  scope: Scope,
  unit: UnitRef,
  account: Pick<Account, 'id' | 'userName'>,
  request: GrantRequest,
): Promise<GrantId> {
  const place = request.unitSlug === undefined ? unit : deps.directory.bySlug(request.unitSlug);
  if (!place || place.agencyId !== unit.agencyId) {
    throw refuseAccount('grant-section-wrong', { unit: request.unitSlug });
  }
  const wish: GrantWish = {
    role: request.role,
    unitId: place.id,
    coversBelow: request.coversBelow,
    from: request.from,
    to: request.to,
  };
  const reach = deps.directory.reachOf(place.agencyId, wish.coversBelow);
  requireGrantable(wish, { isSection: place.kind === 'section', writes: reach.writes }, scope.writeUnits);
  if (await holdsSame(tx, account.id, wish, vietnamDay(deps.now()))) {
    throw refuseAccount('grant-exists', { role: wish.role });
  }
  const id = newId<GrantId>(deps.now());
  const reason = requireReason(request.reason);
  await insertGrant(tx, {
    ...wish,
    id,
    agencyId: unit.agencyId,
    accountId: account.id,
    by: scope.actor.name,
    reason,
    at: deps.now(),
  });
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    action: 'accounts:grant-role',
    subjectKind: 'account',
    subjectId: account.id,
    what: {
      userName: account.userName,
      role: wish.role,
      unit: place.slug,
      coversBelow: wish.coversBelow,
      from: wish.from,
      to: wish.to ?? null,
    },
    why: reason,
  });
  return id;
}

export async function revokeRole(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  grantId: GrantId,
  reasonText: string,
): Promise<void> {
  const reason = requireReason(reasonText);
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const grant = await lockGrant(tx, unit.agencyId, grantId);
    if (!grant) {
      throw refuseAccount('grant-unknown');
    }
    if (grant.accountId === scope.actor.accountId && grant.role === 'administrator') {
      throw refuseAccount('own-administration');
    }
    await endGrant(tx, unit.agencyId, grantId, { at: deps.now(), by: scope.actor.name, reason });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'accounts:revoke-role',
      subjectKind: 'account',
      subjectId: grant.accountId,
      what: { userName: grant.userName, role: grant.role, unit: deps.directory.byId(grant.unitId)?.slug ?? null },
      why: reason,
    });
  });
}

/** Closes an account at once: its sessions end, and it cannot sign in until it is opened. */
export async function lockPerson(deps: Deps, scope: Scope, unit: UnitRef, id: AccountId, why: string): Promise<void> {
  if (id === scope.actor.accountId) {
    throw refuseAccount('own-administration');
  }
  const reason = requireReason(why);
  await manage(deps, scope, unit, id, 'accounts:lock', reason, async (tx) => {
    await closeAccount(tx, id, reason, deps.now());
    await endSessions(tx, id);
  });
}

/** Opens an account that an administrator closed or that wrong passwords locked. */
export async function unlockPerson(deps: Deps, scope: Scope, unit: UnitRef, id: AccountId, why: string): Promise<void> {
  await manage(deps, scope, unit, id, 'accounts:unlock', requireReason(why), (tx) => openAccount(tx, id));
}

/** A new one-time link for somebody who forgot the password; the old password works until it is used. */
export async function createPasswordLink(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  id: AccountId,
  why: string,
): Promise<string> {
  return manage(deps, scope, unit, id, 'accounts:password-link', requireReason(why), async (tx) => {
    return `${PASSWORD_LINK_PATH}${await createLink(tx, 'password', id)}`;
  });
}

/** Takes away a lost second factor and ends the sessions. */
export async function resetTotp(deps: Deps, scope: Scope, unit: UnitRef, id: AccountId, why: string): Promise<void> {
  await manage(deps, scope, unit, id, 'accounts:reset-totp', requireReason(why), async (tx) => {
    await removeTotp(tx, id);
    await endSessions(tx, id);
  });
}

async function manage<T>(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  id: AccountId,
  action: string,
  reason: string,
  change: (tx: Database) => Promise<T>,
): Promise<T> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const account = await loadAccount(tx, id);
    const agencies = account ? await agenciesOf(tx, id, vietnamDay(deps.now())) : [];
    // Found only from the unit that keeps it or where it holds a role: elsewhere it does not exist.
    if (!account || !(account.agencyId === unit.agencyId || agencies.includes(unit.agencyId))) {
      throw refuseAccount('account-unknown');
    }
    requireReachOf(scope.writeUnits, [account.agencyId, ...agencies]);
    const result = await change(tx);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action,
      subjectKind: 'account',
      subjectId: id,
      what: { userName: account.userName },
      why: reason,
    });
    return result;
  });
}
