import { IMPORT_MESSAGES } from '#core/imports/messages.ts';
import { importPermissions } from '#core/imports/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { importCommand } from './import-command.ts';
import { importRoutes } from './import-routes.ts';

export const imports: Feature = {
  name: 'imports',
  permissions: importPermissions,
  routes: importRoutes,
  commands: [importCommand],
  messages: IMPORT_MESSAGES,
};
