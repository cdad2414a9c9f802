import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

/** The office's registers: the focal officer and the chair write, the sections report what is theirs, all read. */
export const officePermissions = {
  'plans:office-read': { kind: 'read', roles: EVERY_ROLE },
  'plans:office-write': { kind: 'write', roles: ['focal-officer', 'chair'] },
  'plans:office-report': { kind: 'write', roles: ['specialist', 'counter-officer', 'focal-officer', 'chair'] },
} as const satisfies PermissionTable;
