import { SERVICE_INDEX_MESSAGES } from '#core/service-index/messages.ts';
import { serviceIndexPermissions } from '#core/service-index/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { serviceIndexCommand } from './service-index-command.ts';
import { serviceIndexRoutes } from './service-index-routes.ts';
import { loadSampleServiceIndex } from './service-index-sample.ts';

export const serviceIndex: Feature = {
  name: 'service-index',
  permissions: serviceIndexPermissions,
  routes: serviceIndexRoutes,
  commands: [serviceIndexCommand],
  sample: loadSampleServiceIndex,
  messages: SERVICE_INDEX_MESSAGES,
};
