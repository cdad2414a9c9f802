import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

/** The unit scores itself and its chair signs; the level above takes points off. Nobody does both for one sheet. */
export const assessmentPermissions = {
  'assessments:read': { kind: 'read', roles: EVERY_ROLE },
  'assessments:self-score': { kind: 'write', roles: ['focal-officer'] },
  // An officer of a section drafts its criteria and hands them in; `requireDrafting` says which.
  'assessments:draft': { kind: 'write', roles: ['counter-officer', 'specialist', 'focal-officer'] },
  'assessments:submit': { kind: 'write', roles: ['chair'] },
  'assessments:explain': { kind: 'write', roles: ['focal-officer'] },
  'assessments:sets': { kind: 'write', roles: ['appraiser', 'focal-officer'] },
  'assessments:approve': { kind: 'write', roles: ['chair'] },
  'assessments:appraise': { kind: 'write', roles: ['appraiser'] },
  'assessments:publish-results': { kind: 'write', roles: ['chair'] },
  'assessments:set-alerts': { kind: 'write', roles: ['administrator', 'focal-officer'] },
  'assessments:campaigns': { kind: 'read', roles: ['appraiser', 'chair', 'focal-officer', 'inspector'] },
  'assessments:campaign': { kind: 'write', roles: ['appraiser'] },
  'assessments:exempt': { kind: 'write', roles: ['appraiser', 'chair'] },
} as const satisfies PermissionTable;
