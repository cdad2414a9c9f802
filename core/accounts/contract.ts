import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import type { AccountId } from './account.ts';
import type { GrantId } from './grant.ts';
import { ROLES } from './roles.ts';

export const accountId = idOf<AccountId>();
export const grantId = idOf<GrantId>();
const role = z.enum(ROLES);

const password = z.string().max(200);
const userName = z.string().max(100);

export const signInRequest = z.object({ userName, password });
export const signInResponse = z.object({ next: z.enum(['done', 'code']) });

/** The six digits of the authenticator, or one of the spare codes. */
export const signInCodeRequest = z.object({ code: z.string().trim().max(40) });

/** Who is signed in, where, and what they may do there: units of their roles first, then those these cover. */
export const sessionResponse = z.object({
  accountId,
  name: z.string(),
  userName: z.string(),
  totp: z.boolean(),
  roles: z.array(z.object({ role, unitSlug: z.string(), unitName: z.string(), coversBelow: z.boolean() })),
  units: z.array(z.object({ slug: z.string(), name: z.string(), kind: z.string(), permissions: z.array(z.string()) })),
});
export type SessionResponse = z.output<typeof sessionResponse>;

/** What the sign-in page must know before anybody is signed in. */
export const doorResponse = z.object({
  sampleAccounts: z.array(
    z.object({ userName: z.string(), name: z.string(), role, unitName: z.string(), unitSlug: z.string() }),
  ),
  samplePassword: z.string().nullable(),
  needsFirstAdministrator: z.boolean(),
});
export type DoorResponse = z.output<typeof doorResponse>;

export const linkResponse = z.object({
  purpose: z.enum(['password', 'first-administrator']),
  userName: z.string().nullable(),
  name: z.string().nullable(),
  provinces: z.array(z.object({ slug: z.string(), name: z.string() })),
});
export const setPasswordRequest = z.object({ password });

/** The first administrator belongs to a province of the catalogue and creates communes below it afterwards. */
export const firstAdministratorRequest = z.object({ name: z.string(), userName, password, provinceSlug: z.string() });
export type FirstAdministratorRequest = z.output<typeof firstAdministratorRequest>;
export const firstAdministratorResponse = z.object({ unitSlug: z.string() });

export const changePasswordRequest = z.object({ current: password, next: password });
export const passwordRequest = z.object({ current: password });
export const totpSetup = z.object({ secret: z.string(), uri: z.string(), spareCodes: z.array(z.string()) });
export const totpConfirmRequest = z.object({ code: z.string().trim().max(20) });

export const sessionList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      isThis: z.boolean(),
      since: z.string(),
      lastSeen: z.string(),
      address: z.string().nullable(),
      browser: z.string().nullable(),
    }),
  ),
});

const grant = z.object({
  id: grantId,
  role,
  unitSlug: z.string(),
  unitName: z.string(),
  coversBelow: z.boolean(),
  from: plainDate,
  to: plainDate.nullable(),
  grantedBy: z.string(),
  reason: z.string(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
  revokedReason: z.string().nullable(),
});

export const person = z.object({
  id: accountId,
  name: z.string(),
  userName: z.string(),
  totp: z.boolean(),
  lockedUntil: z.string().nullable().describe('Too many wrong passwords'),
  closedReason: z.string().nullable().describe('Closed by an administrator'),
  hasPassword: z.boolean(),
  lastSeen: z.string().nullable(),
  isSample: z.boolean(),
  grants: z.array(grant),
});
export type Person = z.output<typeof person>;
export const peopleResponse = z.object({ items: z.array(person), total: z.number().int() });

const reason = z.string().max(500);

export const grantRequest = z.object({
  userName,
  role,
  unitSlug: z.string().optional().describe('A section of the unit; the unit itself when left out'),
  coversBelow: z.boolean().default(false),
  from: plainDate,
  to: plainDate.optional(),
  reason,
});
export type GrantRequest = z.output<typeof grantRequest>;

export const createPersonRequest = z.object({
  name: z.string(),
  grant: grantRequest,
});
export type CreatePersonRequest = z.output<typeof createPersonRequest>;
export const createdPerson = z.object({ id: accountId, link: z.string().describe('Path of the one-time link') });

export const reasonRequest = z.object({ reason });
export const linkCreated = z.object({ link: z.string() });
export const grantCreated = z.object({ id: grantId });
export const nothing = z.object({});
