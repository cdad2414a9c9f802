import { procedurePermissions } from '#core/procedures/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { procedureRoutes } from './procedure-routes.ts';
import { loadSampleProcedures } from './procedure-sample.ts';

export const procedures: Feature = {
  name: 'procedures',
  permissions: procedurePermissions,
  routes: procedureRoutes,
  sample: loadSampleProcedures,
};
