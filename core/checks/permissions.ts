import type { PermissionTable } from '#core/accounts/roles.ts';

export const checkPermissions = {
  'checks:read': { kind: 'read', roles: ['focal-officer', 'chair', 'appraiser', 'inspector'] },
  'checks:run': { kind: 'write', roles: ['focal-officer', 'chair', 'appraiser'] },
  /** Figures of a report become values of the unit it speaks of. */
  'checks:take-over': { kind: 'write', roles: ['focal-officer', 'appraiser'] },
} as const satisfies PermissionTable;
