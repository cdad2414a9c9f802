import { join } from 'node:path';
import type { PermissionTable } from '#core/accounts/roles.ts';
import type { ChangeWatch } from '#server/platform/change-watch.ts';
import type { Deps, Feature } from '#server/platform/feature.ts';
import { healthRoute } from '#server/platform/health.ts';
import { createHttp, type Http } from '#server/platform/http.ts';
import { webFiles } from '#server/platform/web-files.ts';
import { accounts, identify } from './features/accounts/feature.ts';
import { assessments } from './features/assessments/feature.ts';
import { audit } from './features/audit/feature.ts';
import { calendars } from './features/calendars/feature.ts';
import { checks } from './features/checks/feature.ts';
import { documents } from './features/documents/feature.ts';
import { dossiers } from './features/dossiers/feature.ts';
import { imports } from './features/imports/feature.ts';
import { indicators } from './features/indicators/feature.ts';
import { plans } from './features/plans/feature.ts';
import { procedures } from './features/procedures/feature.ts';
import { reminders } from './features/reminders/feature.ts';
import { reports } from './features/reports/feature.ts';
import { serviceIndex } from './features/service-index/feature.ts';
import { unitDirectory, units } from './features/units/feature.ts';

/** Where `npm run build` leaves the officer's web. */
const WEB_OUTPUT = join(import.meta.dirname, '../dist/web');

/** The house's table of contents. A feature that is not in this list does not exist. */
export const FEATURES: readonly Feature[] = [
  units,
  accounts,
  audit,
  calendars,
  procedures,
  documents,
  dossiers,
  imports,
  indicators,
  assessments,
  plans,
  reports,
  serviceIndex,
  reminders,
  checks,
];

/** Every permission of every feature; two features naming the same one is a mistake found at start. */
export function allPermissions(features: readonly Feature[]): PermissionTable {
  const entries = features.flatMap(({ permissions }) => Object.entries(permissions));
  const table = Object.fromEntries(entries);
  if (Object.keys(table).length !== entries.length) {
    throw new Error('two features name the same permission');
  }
  return table;
}

/**
 * What the platform asks of features: who the units are, who sends a request, where an import may write. `watch` tells
 * when who sends a request must be asked anew.
 */
export async function depsOf(
  ground: Pick<Deps, 'config' | 'db' | 'now'>,
  watch: Pick<ChangeWatch, 'mark'>,
): Promise<Deps> {
  const directory = await unitDirectory(ground.db, ground.now);
  const importTargets = FEATURES.flatMap((feature) => feature.importTargets ?? []);
  const documentUses = FEATURES.flatMap((feature) => feature.documentUses ?? []);
  const dueThings = FEATURES.flatMap((feature) => feature.dueThings ?? []);
  const figureIntake = FEATURES.find((feature) => feature.figureIntake)?.figureIntake;
  const documentIntake = FEATURES.find((feature) => feature.documentIntake)?.documentIntake;
  const permissions = allPermissions(FEATURES);
  return {
    ...ground,
    directory,
    importTargets,
    figureIntake,
    documentIntake,
    documentUses,
    dueThings,
    permissions,
    identify: identify({ ...ground, directory, watch }),
  };
}

export async function createApp(deps: Deps): Promise<Http> {
  const http = createHttp(deps);
  for (const feature of FEATURES) {
    await feature.routes?.(http, deps);
  }
  healthRoute(http);
  await webFiles(http, WEB_OUTPUT);
  return http;
}
