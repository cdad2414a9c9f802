import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

export const indicatorPermissions = {
  'indicators:read': { kind: 'read', roles: EVERY_ROLE },
  'indicators:type': { kind: 'write', roles: ['focal-officer', 'chair'] },
  'indicators:set-target': { kind: 'write', roles: ['focal-officer', 'chair'] },
} as const satisfies PermissionTable;
