import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { reportPermissions } from '#core/reports/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { reportCommand } from './report-command.ts';
import { reportRoutes } from './report-routes.ts';

export const reports: Feature = {
  name: 'reports',
  permissions: reportPermissions,
  routes: reportRoutes,
  commands: [reportCommand],
  messages: REPORT_MESSAGES,
};
