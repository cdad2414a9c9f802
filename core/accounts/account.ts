import type { Id, UnitId } from '#core/kernel/ids.ts';
import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';
import { clean, fold } from '#core/kernel/text.ts';

export type AccountId = Id<'Account'>;

/** The fifth wrong password in a row closes the account for a quarter of an hour. */
export const LOCK_AFTER = 5;
export const LOCK_MINUTES = 15;

/** A session ends after this long without a request, and in any case after a day. */
export const IDLE_HOURS = 8;

/** A link to set a password, or to become the first administrator, works once and for this long. */
export const LINK_DAYS = 7;

export const PASSWORD_MIN = 10;
const PASSWORD_MAX = 128;

const REFUSALS = {
  'sign-in-wrong': 'forbidden',
  'account-locked': 'forbidden',
  'account-closed': 'forbidden',
  'code-wrong': 'forbidden',
  'code-locked': 'forbidden',
  'sign-in-again': 'forbidden',
  'password-wrong': 'invalid',
  'password-short': 'invalid',
  'password-long': 'invalid',
  'password-like-name': 'invalid',
  'password-simple': 'invalid',
  'link-invalid': 'not-found',
  'setup-done': 'conflict',
  'user-name-wrong': 'invalid',
  'user-name-taken': 'conflict',
  'name-missing': 'invalid',
  'account-unknown': 'not-found',
  'account-reaches-further': 'forbidden',
  'grant-unknown': 'not-found',
  'grant-exists': 'conflict',
  'grant-beyond-own': 'forbidden',
  'grant-days-wrong': 'invalid',
  'grant-section-wrong': 'invalid',
  'own-administration': 'conflict',
  'reason-missing': 'invalid',
  'totp-already-on': 'conflict',
  'totp-not-on': 'conflict',
} as const satisfies Record<string, RefusalKind>;

export type AccountRefusal = keyof typeof REFUSALS;

export function refuseAccount(code: AccountRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}

/** `motcua.binhson`: small letters, digits, dot, hyphen, underscore; 3 to 60 signs. */
export function requireUserName(text: string): string {
  const name = text.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]$/.test(name)) {
    throw refuseAccount('user-name-wrong');
  }
  return name;
}

export function requirePersonName(text: string): string {
  const name = clean(text);
  if (name.length < 2 || name.length > 100) {
    throw refuseAccount('name-missing');
  }
  return name;
}

const SIMPLE = ['1234567890', '0123456789', 'qwertyuiop', 'password', 'matkhau', 'abcdefghij', 'iloveyou', 'admin'];

/** Length counts most (NIST SP 800-63B): no forced signs, but no name of one's own and nothing that is tried first. */
export function requirePassword(password: string, userName: string): string {
  if (password.length < PASSWORD_MIN) {
    throw refuseAccount('password-short', { min: PASSWORD_MIN });
  }
  if (password.length > PASSWORD_MAX) {
    throw refuseAccount('password-long', { max: PASSWORD_MAX });
  }
  const plain = fold(password).replace(/[^a-z0-9]/gu, '');
  if (userName && password.toLowerCase().includes(userName)) {
    throw refuseAccount('password-like-name');
  }
  const stem = plain.replace(/\d+$/u, '');
  if (new Set(plain).size < 4 || SIMPLE.includes(plain) || SIMPLE.includes(stem)) {
    throw refuseAccount('password-simple');
  }
  return password;
}

export function requireReason(text: string): string {
  const reason = clean(text);
  if (reason.length < 3) {
    throw refuseAccount('reason-missing');
  }
  return reason;
}

/** Whoever sets another's password could act as them, so they must reach every agency where that person holds a role. */
export function requireReachOf(writeUnits: readonly UnitId[], agencies: readonly UnitId[]): void {
  const beyond = agencies.filter((agency) => !writeUnits.includes(agency));
  if (beyond.length > 0) {
    throw refuseAccount('account-reaches-further', { agencies: beyond });
  }
}
