import { type AccountId, refuseAccount, requirePassword } from '#core/accounts/account.ts';
import type { Deps } from '#server/platform/feature.ts';
import {
  type Account,
  beginAttempt,
  clearAttempts,
  loadAccount,
  passwordHashOf,
  removeTotp,
  savePassword,
} from './account-repository.ts';
import { recordedAt } from './agency-record.ts';
import { endSessions, loadSessions } from './session-repository.ts';
import { type SignInEngine, signInEngine } from './sign-in-engine.ts';
import { actorOf, type Caller, headersOf } from './sign-in-service.ts';

async function requireOwn(deps: Deps, accountId: string): Promise<Account> {
  const account = await loadAccount(deps.db, accountId as AccountId);
  return account ?? Promise.reject(refuseAccount('account-unknown'));
}

/** The password again before something grave; wrong tries count towards the lock as at the door. */
async function requireOwnPassword(deps: Deps, engine: SignInEngine, account: Account, password: string): Promise<void> {
  const attempt = await beginAttempt(deps.db, account.id);
  const hash = await passwordHashOf(deps.db, account.id);
  if (!attempt || !hash || !(await engine.matches(password, hash))) {
    throw refuseAccount(attempt ? 'password-wrong' : 'account-locked');
  }
  await clearAttempts(deps.db, account.id);
}

/** Sets a new password and ends the account's other sessions. */
export async function changePassword(
  deps: Deps,
  accountId: string,
  wish: { readonly current: string; readonly next: string },
  caller: Caller,
): Promise<void> {
  const engine = await signInEngine(deps);
  const account = await requireOwn(deps, accountId);
  requirePassword(wish.next, account.userName);
  await requireOwnPassword(deps, engine, account, wish.current);
  const hash = await engine.hash(wish.next);
  await recordedAt(deps, account.agencyId, actorOf(account), account, async (tx) => {
    await savePassword(tx, account.id, hash, deps.now());
    const ended = await endSessions(tx, account.id, engine.tokenOf(caller.cookie) ?? '');
    return { result: undefined, happened: { action: 'accounts:change-password', what: { sessionsEnded: ended } } };
  });
}

/** Signs the person out on every device, this one included. */
export async function signOutEverywhere(deps: Deps, accountId: string): Promise<void> {
  const account = await requireOwn(deps, accountId);
  await recordedAt(deps, account.agencyId, actorOf(account), account, async (tx) => {
    const ended = await endSessions(tx, account.id);
    return { result: undefined, happened: { action: 'accounts:sign-out-everywhere', what: { sessionsEnded: ended } } };
  });
}

export async function ownSessions(deps: Deps, accountId: string, caller: Caller) {
  const { tokenOf } = await signInEngine(deps);
  const mine = tokenOf(caller.cookie);
  const sessions = await loadSessions(deps.db, accountId as AccountId);
  return sessions.map((session) => ({
    id: session.id,
    isThis: session.token === mine,
    since: session.created_at.toISOString(),
    lastSeen: session.updated_at.toISOString(),
    address: session.ip_address,
    browser: session.user_agent,
  }));
}

export interface TotpSetup {
  readonly secret: string;
  readonly uri: string;
  readonly spareCodes: readonly string[];
}

/** Begins the second factor: it holds only after a first code has been confirmed. */
export async function beginTotp(deps: Deps, accountId: string, password: string, caller: Caller): Promise<TotpSetup> {
  const engine = await signInEngine(deps);
  const account = await requireOwn(deps, accountId);
  if (account.totp) {
    throw refuseAccount('totp-already-on');
  }
  await requireOwnPassword(deps, engine, account, password);
  const begun = await engine.api.enableTwoFactor({
    body: { password: engine.composed(password) },
    headers: headersOf(caller),
  });
  const { secret, codes } = setupOf(begun);
  const uri = `otpauth://totp/CCHC:${encodeURIComponent(account.userName)}?secret=${secret}&issuer=CCHC&digits=6&period=30`;
  return { secret, uri, spareCodes: codes };
}

function setupOf(begun: { method: 'otp' } | { method: 'totp'; totpURI: string; backupCodes: string[] }) {
  const secret = begun.method === 'totp' ? new URL(begun.totpURI).searchParams.get('secret') : null;
  if (begun.method !== 'totp' || !secret) {
    throw new Error('the sign-in library returned no authenticator secret');
  }
  return { secret, codes: begun.backupCodes };
}

/** Switches the second factor on. The library replaces the session, so its cookies go back to the browser. */
export async function confirmTotp(
  deps: Deps,
  accountId: string,
  code: string,
  caller: Caller,
): Promise<readonly string[]> {
  const { api } = await signInEngine(deps);
  const account = await requireOwn(deps, accountId);
  const answer = await api.verifyTOTP({
    body: { code: code.replace(/\s/gu, '') },
    headers: headersOf(caller),
    asResponse: true,
  });
  if (!answer.ok) {
    const { code: problem } = (await answer.json()) as { code?: string };
    throw refuseAccount(problem === 'TOTP_NOT_ENABLED' ? 'totp-not-on' : 'code-wrong');
  }
  await recordedAt(deps, account.agencyId, actorOf(account), account, async () => ({
    result: undefined,
    happened: { action: 'accounts:totp-on' },
  }));
  return answer.headers.getSetCookie();
}

export async function switchTotpOff(deps: Deps, accountId: string, password: string): Promise<void> {
  const engine = await signInEngine(deps);
  const account = await requireOwn(deps, accountId);
  if (!account.totp) {
    throw refuseAccount('totp-not-on');
  }
  await requireOwnPassword(deps, engine, account, password);
  await recordedAt(deps, account.agencyId, actorOf(account), account, async (tx) => {
    await removeTotp(tx, account.id);
    return { result: undefined, happened: { action: 'accounts:totp-off' } };
  });
}
