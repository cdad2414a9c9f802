import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

export const calendarPermissions = {
  'calendars:read': { kind: 'read', roles: EVERY_ROLE },
  'calendars:edit': { kind: 'write', roles: ['focal-officer', 'administrator'] },
  'calendars:publish': { kind: 'write', roles: ['administrator'] },
} as const satisfies PermissionTable;
