import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

export const reportPermissions = {
  'reports:read': { kind: 'read', roles: EVERY_ROLE },
  'reports:edit': { kind: 'write', roles: ['specialist', 'focal-officer', 'chair'] },
  'reports:send': { kind: 'write', roles: ['focal-officer', 'chair'] },
  'reports:return': { kind: 'write', roles: ['appraiser'] },
} as const satisfies PermissionTable;
