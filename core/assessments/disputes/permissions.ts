import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

/** The unit's focal officer writes, its chair sends, the level above decides; nobody decides about their own unit. */
export const disputePermissions = {
  'disputes:read': { kind: 'read', roles: EVERY_ROLE },
  'disputes:file': { kind: 'write', roles: ['focal-officer'] },
  'disputes:send': { kind: 'write', roles: ['chair'] },
  'disputes:withdraw': { kind: 'write', roles: ['focal-officer', 'chair'] },
  'disputes:decide': { kind: 'write', roles: ['appraiser'] },
} as const satisfies PermissionTable;
