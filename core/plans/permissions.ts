import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

export const planPermissions = {
  'plans:read': { kind: 'read', roles: EVERY_ROLE },
  'plans:draft': { kind: 'write', roles: ['focal-officer'] },
  'plans:accept': { kind: 'write', roles: ['chair'] },
  'plans:progress': { kind: 'write', roles: ['specialist', 'counter-officer', 'focal-officer', 'chair'] },
  // The reform plan and its tasks: the focal officer prepares them, the chair may do everything the focal officer may.
  'plans:write': { kind: 'write', roles: ['focal-officer', 'chair'] },
} as const satisfies PermissionTable;
