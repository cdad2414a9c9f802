import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

export const serviceIndexPermissions = {
  'service-index:read': { kind: 'read', roles: EVERY_ROLE },
  'service-index:record-portal': { kind: 'write', roles: ['focal-officer', 'chair'] },
  'service-index:publish': { kind: 'write', roles: ['administrator'] },
} as const satisfies PermissionTable;
