import type { PermissionTable } from '#core/accounts/roles.ts';

export const importPermissions = {
  'imports:read': {
    kind: 'read',
    roles: ['counter-officer', 'specialist', 'focal-officer', 'chair', 'administrator', 'inspector'],
  },
  'imports:run': { kind: 'write', roles: ['focal-officer', 'administrator'] },
} as const satisfies PermissionTable;
