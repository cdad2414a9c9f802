import type { PermissionTable } from '#core/accounts/roles.ts';

export const auditPermissions = {
  'audit:read': { kind: 'read', roles: ['administrator', 'chair', 'inspector'] },
} as const satisfies PermissionTable;
