import type { PermissionTable } from './roles.ts';

export const accountPermissions = {
  'accounts:read': { kind: 'read', roles: ['administrator', 'chair', 'inspector'] },
  'accounts:manage': { kind: 'write', roles: ['administrator'] },
} as const satisfies PermissionTable;
