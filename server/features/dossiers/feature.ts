import { dossierPermissions } from '#core/dossiers/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { deadlineRoutes } from './deadline-routes.ts';
import { dossierImport } from './dossier-import.ts';
import { dossierRoutes } from './dossier-routes.ts';
import { loadSampleDossiers } from './dossier-sample.ts';
import { verifyDossiers } from './verify.ts';

export const dossiers: Feature = {
  name: 'dossiers',
  permissions: dossierPermissions,
  routes: (http, deps) => {
    dossierRoutes(http, deps);
    deadlineRoutes(http, deps);
  },
  verify: verifyDossiers,
  importTargets: [dossierImport],
  sample: loadSampleDossiers,
};
