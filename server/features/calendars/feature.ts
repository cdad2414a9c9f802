import { calendarPermissions } from '#core/calendars/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { dueCommand } from './due-command.ts';

export const calendars: Feature = {
  name: 'calendars',
  permissions: calendarPermissions,
  routes: calendarRoutes,
  commands: [dueCommand],
};
