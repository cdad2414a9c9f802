import { CHECK_MESSAGES } from '#core/checks/messages.ts';
import { checkPermissions } from '#core/checks/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { checkCommand } from './check-command.ts';
import { checkRoutes } from './check-routes.ts';

export const checks: Feature = {
  name: 'checks',
  permissions: checkPermissions,
  routes: checkRoutes,
  commands: [checkCommand],
  messages: CHECK_MESSAGES,
};
