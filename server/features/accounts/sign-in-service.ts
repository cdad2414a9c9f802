import { refuseAccount } from '#core/accounts/account.ts';
import type { Refusal } from '#core/kernel/refusal.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Actor } from '#server/platform/scope.ts';
import { type Account, beginAttempt, clearAttempts, loadAccount, loadAccountNamed } from './account-repository.ts';
import { recordedAt } from './agency-record.ts';
import { endSession, sweepSessions } from './session-repository.ts';
import { signInEngine } from './sign-in-engine.ts';

/** Where a request comes from: its cookies, its address and its browser. */
export interface Caller {
  readonly cookie: string | undefined;
  readonly address: string;
  readonly browser: string | undefined;
}

export interface SignedIn {
  readonly next: 'done' | 'code';
  readonly cookies: readonly string[];
}

/** No user name may end in a dot, so nobody has this one. */
const UNKNOWN = 'nobody.';

const NOT_SIGNED_IN: Actor = { accountId: undefined, name: 'Chưa đăng nhập' };

export function actorOf(account: Pick<Account, 'id' | 'name'>): Actor {
  return { accountId: account.id, name: account.name };
}

export function headersOf(caller: Caller): Headers {
  const headers = new Headers({ 'x-forwarded-for': caller.address });
  if (caller.cookie) {
    headers.set('cookie', caller.cookie);
  }
  if (caller.browser) {
    headers.set('user-agent', caller.browser);
  }
  return headers;
}

export async function signIn(deps: Deps, userName: string, password: string, caller: Caller): Promise<SignedIn> {
  const { api, composed } = await signInEngine(deps);
  const account = await loadAccountNamed(deps.db, userName.trim().toLowerCase());
  const attempt = account && (await requireAttempt(deps, account));
  const answer = await api.signInUsername({
    // An unknown name is hashed against as well, so that the time taken does not tell which names exist.
    body: { username: account?.userName ?? UNKNOWN, password: composed(password), rememberMe: false },
    headers: headersOf({ ...caller, cookie: undefined }),
    asResponse: true,
  });
  if (!account || !answer.ok) {
    throw account && attempt ? await failedAttempt(deps, account, attempt, caller) : refuseAccount('sign-in-wrong');
  }
  const body: unknown = await answer.json();
  const needsCode = typeof body === 'object' && body !== null && 'twoFactorRedirect' in body;
  await recordedAt(deps, account.agencyId, actorOf(account), account, async (tx) => {
    await clearAttempts(tx, account.id);
    await sweepSessions(tx);
    return { result: undefined, happened: needsCode ? undefined : { action: 'accounts:sign-in', what: from(caller) } };
  });
  return { next: needsCode ? 'code' : 'done', cookies: answer.headers.getSetCookie() };
}

async function requireAttempt(deps: Deps, account: Account): Promise<{ locks: boolean }> {
  if (account.isClosed) {
    throw refuseAccount('account-closed', { agency: agencyName(deps, account) });
  }
  const attempt = await beginAttempt(deps.db, account.id);
  return attempt ?? Promise.reject(await lockedRefusal(deps, account));
}

async function failedAttempt(
  deps: Deps,
  account: Account,
  attempt: { readonly locks: boolean },
  caller: Caller,
): Promise<Refusal> {
  await recordedAt(deps, account.agencyId, NOT_SIGNED_IN, account, async () => ({
    result: undefined,
    happened: { action: attempt.locks ? 'accounts:lock-out' : 'accounts:sign-in-failed', what: from(caller) },
  }));
  return attempt.locks ? lockedRefusal(deps, account) : refuseAccount('sign-in-wrong');
}

/** Says until when, and who can open it sooner. */
async function lockedRefusal(deps: Deps, account: Account): Promise<Refusal> {
  const now = await loadAccount(deps.db, account.id);
  const until = now?.lockedUntil?.toISOString() ?? null;
  return refuseAccount('account-locked', { until, agency: agencyName(deps, account) });
}

function agencyName(deps: Deps, account: Account): string {
  return deps.directory.byId(account.agencyId)?.name ?? '';
}

function from({ address }: Caller): { readonly address: string } {
  return { address };
}

/** The second step: six digits of the authenticator, or one of the spare codes. */
export async function signInWithCode(deps: Deps, code: string, caller: Caller): Promise<SignedIn> {
  const { api } = await signInEngine(deps);
  const digits = code.replace(/\s/gu, '');
  const isSpare = !/^\d{6}$/.test(digits);
  const call = { body: { code: digits }, headers: headersOf(caller), asResponse: true } as const;
  const answer = await (isSpare ? api.verifyBackupCode(call) : api.verifyTOTP(call));
  const body = (await answer.json()) as { code?: string; user?: { id?: string } };
  if (!answer.ok) {
    throw refuseAccount(codeRefusal(body.code));
  }
  const account = await loadAccount(deps.db, body.user?.id as Account['id']);
  if (account) {
    const how = isSpare ? 'spare-code' : 'code';
    await recordedAt(deps, account.agencyId, actorOf(account), account, async () => ({
      result: undefined,
      happened: { action: 'accounts:sign-in', what: { ...from(caller), how } },
    }));
  }
  return { next: 'done', cookies: answer.headers.getSetCookie() };
}

function codeRefusal(code: string | undefined): 'code-wrong' | 'code-locked' | 'sign-in-again' {
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') {
    return 'code-wrong';
  }
  return code === 'ACCOUNT_TEMPORARILY_LOCKED' ? 'code-locked' : 'sign-in-again';
}

export async function signOut(deps: Deps, accountId: string, caller: Caller): Promise<readonly string[]> {
  const engine = await signInEngine(deps);
  const account = await loadAccount(deps.db, accountId as Account['id']);
  const token = engine.tokenOf(caller.cookie);
  if (account && token) {
    await recordedAt(deps, account.agencyId, actorOf(account), account, async (tx) => {
      await endSession(tx, token);
      return { result: undefined, happened: { action: 'accounts:sign-out' } };
    });
  }
  const answer = await engine.api.signOut({ headers: headersOf(caller), asResponse: true });
  return answer.headers.getSetCookie();
}
