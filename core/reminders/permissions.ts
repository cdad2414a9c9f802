import { EVERY_ROLE, type PermissionTable } from '#core/accounts/roles.ts';

/** Everybody reads their own; those who are reminded mark them as read. */
export const reminderPermissions = {
  'reminders:read': { kind: 'read', roles: EVERY_ROLE },
  'reminders:mark': { kind: 'write', roles: ['specialist', 'counter-officer', 'focal-officer', 'chair'] },
  'reminders:set': { kind: 'write', roles: ['focal-officer', 'administrator'] },
} as const satisfies PermissionTable;
