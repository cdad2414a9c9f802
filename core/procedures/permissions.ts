import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

export const procedurePermissions = {
  'procedures:read': { kind: 'read', roles: EVERY_ROLE },
  'procedures:edit': { kind: 'write', roles: ['administrator'] },
} as const satisfies PermissionTable;
