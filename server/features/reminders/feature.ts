import { reminderPermissions } from '#core/reminders/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { reminderRoutes } from './reminder-routes.ts';

export const reminders: Feature = {
  name: 'reminders',
  permissions: reminderPermissions,
  routes: reminderRoutes,
};
