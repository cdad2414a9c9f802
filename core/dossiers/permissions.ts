import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

/** Who may do what with dossiers. Reading shows masked personal data in lists; a dossier's page logs its reader. */
export const dossierPermissions = {
  'dossiers:read': { kind: 'read', roles: EVERY_ROLE },
  'dossiers:readings': { kind: 'read', roles: ['inspector', 'administrator', 'chair'] },
  'dossiers:export': { kind: 'read', roles: ['counter-officer', 'specialist', 'focal-officer', 'chair', 'inspector'] },
  'dossiers:receive': { kind: 'write', roles: ['counter-officer'] },
  'dossiers:process': { kind: 'write', roles: ['counter-officer', 'specialist', 'focal-officer', 'chair'] },
  'dossiers:recompute': { kind: 'write', roles: ['focal-officer', 'administrator'] },
  'dossiers:assign': { kind: 'write', roles: ['counter-officer', 'focal-officer', 'chair'] },
} as const satisfies PermissionTable;
