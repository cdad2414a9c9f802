/**
 * Writes docs/api/openapi.json from the schemas of the routes themselves, so that a change of the API is a visible
 * difference; `--check` compares only (CI).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { allPermissions, FEATURES } from '#server/app.ts';
import { configFrom } from '#server/platform/config.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { createHttp } from '#server/platform/http.ts';

const FILE = new URL('../docs/api/openapi.json', import.meta.url);

const deps: Deps = {
  config: configFrom({ CCHC_LOG: 'silent', CCHC_DATA: '/nonexistent' }),
  db: undefined as unknown as Database, // the routes are declared, none is called
  now: () => new Date(0),
  directory: {
    bySlug: () => undefined,
    byId: () => undefined,
    agencies: () => [],
    sectionsOf: () => [],
    reachOf: () => ({ reads: [], writes: [] }),
    refresh: async () => undefined,
  },
  identify: async () => undefined,
  importTargets: [],
  documentUses: [],
  dueThings: [],
  figureIntake: undefined,
  documentIntake: undefined,
  permissions: allPermissions(FEATURES),
};

const http = createHttp(deps);
await http.register(swagger, {
  openapi: { openapi: '3.1.0', info: { title: 'cchc', description: 'Cải cách hành chính của UBND', version: '1' } },
  transform: jsonSchemaTransform,
});
await http.register(async (scoped) => {
  for (const feature of FEATURES) {
    await feature.routes?.(scoped as typeof http, deps);
  }
});
await http.ready();
const text = `${JSON.stringify(http.swagger(), null, 1)}\n`;
if (process.argv.includes('--check')) {
  if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
    console.error('docs/api/openapi.json is not what the routes say: run node scripts/generate-openapi.ts');
    process.exitCode = 1;
  }
} else {
  await mkdir(new URL('.', FILE), { recursive: true });
  await writeFile(FILE, text);
}
await http.close();
