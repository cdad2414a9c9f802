import { unitPermissions } from '#core/units/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { createUnitDirectory } from './unit-directory.ts';
import { unitRoutes } from './unit-routes.ts';
import { loadSampleUnits } from './unit-sample.ts';

export const units: Feature = {
  name: 'units',
  permissions: unitPermissions,
  routes: unitRoutes,
  sample: loadSampleUnits,
};

/** The platform's directory of units, kept in memory and read again when the catalogue moves. */
export const unitDirectory = createUnitDirectory;
