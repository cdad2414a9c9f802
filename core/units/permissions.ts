import type { PermissionTable } from '#core/accounts/roles.ts';

export const unitPermissions = {
  'units:manage': { kind: 'write', roles: ['administrator'] },
} as const satisfies PermissionTable;
