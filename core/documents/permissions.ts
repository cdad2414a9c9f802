import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

/** Whoever closes a task or reports may register the document that proves it; correcting is the office's. */
export const documentPermissions = {
  'documents:read': { kind: 'read', roles: EVERY_ROLE },
  'documents:add': { kind: 'write', roles: ['specialist', 'counter-officer', 'focal-officer', 'chair'] },
  'documents:edit': { kind: 'write', roles: ['focal-officer', 'chair'] },
} as const satisfies PermissionTable;
