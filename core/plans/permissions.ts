import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

export const planPermissions = {
  'plans:read': { kind: 'read', roles: EVERY_ROLE },
  'plans:draft': { kind: 'write', roles: ['focal-officer'] },
  'plans:accept': { kind: 'write', roles: ['chair'] },
  'plans:progress': { kind: 'write', roles: ['specialist', 'counter-officer', 'focal-officer', 'chair'] },
} as const satisfies PermissionTable;
