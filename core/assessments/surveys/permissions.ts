import type { PermissionTable } from '#core/accounts/roles.ts';

/** The level above asks; names of respondents are opened by its appraisers alone, and every opening leaves a line. */
export const surveyPermissions = {
  'surveys:read': { kind: 'read', roles: ['appraiser', 'specialist', 'focal-officer', 'chair', 'inspector'] },
  'surveys:enter': { kind: 'write', roles: ['appraiser', 'specialist', 'focal-officer'] },
  'surveys:manage': { kind: 'write', roles: ['appraiser'] },
  'surveys:respondents': { kind: 'read', roles: ['appraiser'] },
  'surveys:readings': { kind: 'read', roles: ['inspector', 'administrator', 'chair'] },
} as const satisfies PermissionTable;
