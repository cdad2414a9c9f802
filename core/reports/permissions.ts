import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

export const reportPermissions = {
  'reports:read': { kind: 'read', roles: EVERY_ROLE },
  // A section's officers write the parts given to their section; the whole report is compiled by the focal officer.
  'reports:edit': { kind: 'write', roles: ['counter-officer', 'specialist', 'focal-officer', 'chair'] },
  'reports:compile': { kind: 'write', roles: ['focal-officer', 'chair'] },
  'reports:approve': { kind: 'write', roles: ['chair'] },
  'reports:send': { kind: 'write', roles: ['focal-officer', 'chair'] },
  'reports:scheme': { kind: 'write', roles: ['administrator', 'focal-officer'] },
  'reports:forms': { kind: 'write', roles: ['administrator'] },
  'reports:extend': { kind: 'write', roles: ['appraiser'] },
  'reports:return': { kind: 'write', roles: ['appraiser'] },
} as const satisfies PermissionTable;
