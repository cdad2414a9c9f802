import {
  type AccountId,
  refuseAccount,
  requirePassword,
  requirePersonName,
  requireUserName,
} from '#core/accounts/account.ts';
import type { FirstAdministratorRequest } from '#core/accounts/contract.ts';
import type { GrantId } from '#core/accounts/grant.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { countAccounts, insertAccount, loadAccount, openAccount, savePassword } from './account-repository.ts';
import { recordedAt } from './agency-record.ts';
import { insertGrant } from './grant-repository.ts';
import { consumeLink, createLink, type Link, loadLink } from './link-repository.ts';
import { endSessions } from './session-repository.ts';
import { signInEngine } from './sign-in-engine.ts';
import { actorOf } from './sign-in-service.ts';

const SETUP_PATH = '/thiet-lap/';

async function requireLink(deps: Deps, token: string): Promise<Link> {
  const link = await loadLink(deps.db, token);
  return link ?? Promise.reject(refuseAccount('link-invalid'));
}

/** Whom a link is for, so that the page can greet them before they choose a password. */
export async function describeLink(deps: Deps, token: string) {
  const { purpose, accountId } = await requireLink(deps, token);
  const account = accountId && (await loadAccount(deps.db, accountId));
  const provinces = purpose === 'first-administrator' ? provincesOf(deps) : [];
  return {
    purpose,
    userName: account?.userName ?? null,
    name: account?.name ?? null,
    provinces: provinces.map(({ slug, name: word }) => ({ slug, name: word })),
  };
}

/** Sets the password of the link's account; the link works once, and every session of the account ends. */
export async function setPasswordByLink(deps: Deps, token: string, password: string): Promise<void> {
  const engine = await signInEngine(deps);
  const { accountId } = await requireLink(deps, token);
  const account = accountId && (await loadAccount(deps.db, accountId));
  if (!account) {
    throw refuseAccount('link-invalid');
  }
  requirePassword(password, account.userName);
  const hash = await engine.hash(password);
  await recordedAt(deps, account.agencyId, actorOf(account), account, async (tx) => {
    if (!(await consumeLink(tx, token))) {
      throw refuseAccount('link-invalid');
    }
    await savePassword(tx, account.id, hash, deps.now());
    if (!account.isClosed) {
      await openAccount(tx, account.id); // a lock from wrong passwords ends with the password
    }
    await endSessions(tx, account.id);
    return { result: undefined, happened: { action: 'accounts:set-password' } };
  });
}

/** The provinces of today, for the first administrator to choose from. */
function provincesOf({ directory }: Pick<Deps, 'directory'>): readonly UnitRef[] {
  return directory
    .agencies()
    .flatMap((id) => directory.byId(id) ?? [])
    .filter(({ kind }) => kind === 'province');
}

/** While nobody has an account: a fresh link for the first administrator; earlier ones stop working. */
export async function firstAdministratorPath(deps: Pick<Deps, 'db'>): Promise<string | undefined> {
  if ((await countAccounts(deps.db)) > 0) {
    return undefined;
  }
  return `${SETUP_PATH}${await createLink(deps.db, 'first-administrator')}`;
}

/** The first administrator, of a province and all that lies below it; communes are then created under "Đơn vị". */
export async function createFirstAdministrator(
  deps: Deps,
  token: string,
  wish: FirstAdministratorRequest,
): Promise<UnitRef> {
  const { purpose } = await requireLink(deps, token);
  const engine = await signInEngine(deps);
  const [name, userName] = [requirePersonName(wish.name), requireUserName(wish.userName)];
  const unit = deps.directory.bySlug(wish.provinceSlug);
  if (purpose !== 'first-administrator' || !unit || unit.kind !== 'province') {
    throw refuseAccount('link-invalid');
  }
  const hash = await engine.hash(requirePassword(wish.password, userName));
  const account = { id: newId<AccountId>(deps.now()), agencyId: unit.id, name, userName, isSample: false };
  await recordedAt(deps, unit.id, { accountId: account.id, name }, account, async (tx) => {
    if (!(await consumeLink(tx, token)) || (await countAccounts(tx)) > 0) {
      throw refuseAccount('setup-done');
    }
    await insertAccount(tx, account, deps.now());
    await savePassword(tx, account.id, hash, deps.now());
    await insertGrant(tx, {
      id: newId<GrantId>(deps.now()),
      agencyId: unit.id,
      accountId: account.id,
      role: 'administrator',
      unitId: unit.id,
      coversBelow: true,
      from: vietnamDay(deps.now()),
      to: undefined,
      by: 'Hệ thống',
      reason: 'Người quản trị đầu tiên',
      at: deps.now(),
    });
    return { result: undefined, happened: { action: 'accounts:first-administrator', what: { unit: unit.slug } } };
  });
  return unit;
}
