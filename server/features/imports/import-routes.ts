import multipart from '@fastify/multipart';
import { z } from 'zod';
import {
  importList,
  importRun,
  importRunId,
  mapColumnsRequest,
  problemList,
  problemQuery,
} from '#core/imports/contract.ts';
import { refuse } from '#core/imports/refusals.ts';
import { pageQuery } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn } from '#server/platform/scope.ts';
import { backgroundRuns } from './background-runs.ts';
import { listProblems, listRuns } from './import-repository.ts';
import {
  applyRun,
  checkAgain,
  discardRun,
  type ImportGround,
  mapColumns,
  readRun,
  uploadFile,
} from './import-service.ts';

const unitPath = z.object({ unit: z.string() });
const runPath = unitPath.extend({ id: importRunId });
const read = { permission: 'imports:read' } as const;
const run = { permission: 'imports:run' } as const;
const MEGABYTE = 1_048_576;
/** The form's own lines around the file. */
const ENVELOPE_BYTES = 65_536;

export async function importRoutes(http: Http, deps: Deps): Promise<void> {
  const runs = backgroundRuns((error) => http.log.error({ err: error }, 'import'));
  http.addHook('onClose', () => runs.close());
  const ground: ImportGround = { ...deps, runs };
  await uploadRoute(http, ground);
  readingRoutes(http, ground);
  stepRoutes(http, ground);
}

/** In a context of its own: only this route takes files. */
async function uploadRoute(http: Http, ground: ImportGround): Promise<void> {
  const limit = ground.config.CCHC_UPLOAD_MB * MEGABYTE;
  await http.register(async (inner) => {
    await inner.register(multipart, {
      limits: { fileSize: limit, files: 1, fields: 5, parts: 6 },
      throwFileSizeLimit: false,
    });
    inner.post(
      '/api/units/:unit/imports',
      {
        config: run,
        schema: {
          summary: 'Upload an export (multipart, field "file")',
          params: unitPath,
          response: { 201: importRun },
        },
        onRequest: async (request) => {
          // A file that says it is too large is refused before it is sent.
          if (Number(request.headers['content-length'] ?? 0) > limit + ENVELOPE_BYTES) {
            throw Object.assign(new Error('too large'), { statusCode: 413 });
          }
        },
      },
      async (request, reply) => {
        const part = await request.file();
        if (!part) {
          throw refuse('file-missing');
        }
        const { scope, unit } = request;
        const file = { name: part.filename, stream: part.file, isCut: () => part.file.truncated };
        reply.status(201);
        return uploadFile(ground, { scope, agencyId: unit.agencyId }, file);
      },
    );
  });
}

function readingRoutes(http: Http, ground: ImportGround): void {
  http.get(
    '/api/units/:unit/imports',
    {
      config: read,
      schema: {
        summary: 'Imports, newest first',
        params: unitPath,
        querystring: pageQuery,
        response: { 200: importList },
      },
    },
    async ({ scope, unit, query }) => {
      const list = await readIn(ground.db, scope, (tx) => listRuns(tx, unit.agencyId, query, ground.now()));
      return { ...list, uploadLimitMb: ground.config.CCHC_UPLOAD_MB };
    },
  );
  http.get(
    '/api/units/:unit/imports/:id',
    { config: read, schema: { summary: 'One import', params: runPath, response: { 200: importRun } } },
    async ({ scope, unit, params }) => readRun(ground, { scope, agencyId: unit.agencyId }, params.id),
  );
  http.get(
    '/api/units/:unit/imports/:id/problems',
    {
      config: read,
      schema: {
        summary: 'Rows that were not taken',
        params: runPath,
        querystring: problemQuery,
        response: { 200: problemList },
      },
    },
    async ({ scope, unit, params, query }) =>
      readIn(ground.db, scope, (tx) => listProblems(tx, unit.agencyId, params.id, query)),
  );
}

function stepRoutes(http: Http, ground: ImportGround): void {
  http.post(
    '/api/units/:unit/imports/:id/mapping',
    {
      config: run,
      schema: {
        summary: 'Say which column is which',
        params: runPath,
        body: mapColumnsRequest,
        response: { 200: importRun },
      },
    },
    async ({ scope, unit, params, body }) => mapColumns(ground, { scope, agencyId: unit.agencyId }, params.id, body),
  );
  const steps = { check: checkAgain, apply: applyRun, discard: discardRun };
  for (const [name, step] of Object.entries(steps)) {
    http.post(
      `/api/units/:unit/imports/:id/${name}`,
      { config: run, schema: { summary: `Import: ${name}`, params: runPath, response: { 200: importRun } } },
      async ({ scope, unit, params }) => step(ground, { scope, agencyId: unit.agencyId }, params.id),
    );
  }
}
