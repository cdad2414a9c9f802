import { dossierPermissions } from '#core/dossiers/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { dossierImport } from './dossier-import.ts';

export const dossiers: Feature = {
  name: 'dossiers',
  permissions: dossierPermissions,
  importTargets: [dossierImport],
};
