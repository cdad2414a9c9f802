import multipart from '@fastify/multipart';
import { z } from 'zod';
import {
  dismissRequest,
  exportQuery,
  figureList,
  figureQuery,
  findingList,
  findingQuery,
  lineList,
  lineQuery,
  REPORT_MEGABYTES,
  referenceList,
  referenceQuery,
  reportCheck,
  reportCheckId,
  reportCheckList,
  takeOverAnswer,
  takeOverRequest,
  targetUnits,
  undismissRequest,
} from '#core/checks/contract.ts';
import { refuse } from '#core/checks/refusals.ts';
import { pageQuery } from '#core/kernel/contract.ts';
import { DOCX_TYPE, renderDocx } from '#server/platform/documents/rendering.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn } from '#server/platform/scope.ts';
import { XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { listChecks } from './check-repository.ts';
import { type CheckGround, checkAgain, readCheck, uploadReport } from './check-service.ts';
import { CheckingProcesses } from './checking-process.ts';
import { findingsDocument, findingsXlsx } from './findings-export.ts';
import { dismiss, readTargets, restore, takeOver } from './judging-service.ts';
import { allFindings, readFigures, readFindings, readLines, readReferences } from './result-pages.ts';

const unitPath = z.object({ unit: z.string() });
const checkPath = unitPath.extend({ id: reportCheckId });
const read = { permission: 'checks:read' } as const;
const run = { permission: 'checks:run' } as const;
const take = { permission: 'checks:take-over' } as const;
const LIMIT = REPORT_MEGABYTES * 1_048_576;
/** The form's own lines around the file. */
const ENVELOPE_BYTES = 65_536;
/** Two at a time: a long scan does not hold up the short files behind it. */
const PROCESSES = 2;

export async function checkRoutes(http: Http, deps: Deps): Promise<void> {
  const processes = new CheckingProcesses(PROCESSES);
  http.addHook('onClose', async () => processes.close());
  const onFault = (error: unknown) => http.log.error({ err: error }, 'check');
  const ground: CheckGround = { ...deps, processes, onFault, running: new Set() };
  await uploadRoute(http, ground);
  checkRoutesOf(http, ground);
  resultRoutes(http, ground);
  judgingRoutes(http, ground);
  exportRoute(http, ground);
}

/** In a context of its own: only this route takes files. */
async function uploadRoute(http: Http, ground: CheckGround): Promise<void> {
  await http.register(async (inner) => {
    await inner.register(multipart, {
      limits: { fileSize: LIMIT, files: 1, fields: 5, parts: 6 },
      throwFileSizeLimit: false,
    });
    inner.post(
      '/api/units/:unit/checks',
      {
        config: run,
        schema: {
          summary: 'Upload a report to be checked (multipart, field "file")',
          params: unitPath,
          response: { 201: reportCheck },
        },
        onRequest: async (request) => {
          // A file that says it is too large is refused before it is sent.
          if (Number(request.headers['content-length'] ?? 0) > LIMIT + ENVELOPE_BYTES) {
            throw refuse('report-too-large', { limit: REPORT_MEGABYTES });
          }
        },
      },
      async (request, reply) => {
        const part = await request.file();
        if (!part) {
          throw refuse('report-missing');
        }
        const { scope, unit } = request;
        const file = { name: part.filename, stream: part.file, isCut: () => part.file.truncated };
        reply.status(201);
        return uploadReport(ground, { scope, agencyId: unit.agencyId }, file);
      },
    );
  });
}

function checkRoutesOf(http: Http, ground: CheckGround): void {
  http.get(
    '/api/units/:unit/checks',
    {
      config: read,
      schema: {
        summary: 'Checked reports, newest first',
        params: unitPath,
        querystring: pageQuery,
        response: { 200: reportCheckList },
      },
    },
    async ({ scope, unit, query }) =>
      readIn(ground.db, scope, (tx) => listChecks(tx, unit.agencyId, query, ground.now())),
  );
  http.get(
    '/api/units/:unit/checks/:id',
    { config: read, schema: { summary: 'One checked report', params: checkPath, response: { 200: reportCheck } } },
    async ({ scope, unit, params }) => readCheck(ground, { scope, agencyId: unit.agencyId }, params.id),
  );
  http.post(
    '/api/units/:unit/checks/:id/again',
    { config: run, schema: { summary: 'Check it again', params: checkPath, response: { 200: reportCheck } } },
    async ({ scope, unit, params }) => checkAgain(ground, { scope, agencyId: unit.agencyId }, params.id),
  );
}

function resultRoutes(http: Http, ground: CheckGround): void {
  http.get(
    '/api/units/:unit/checks/:id/lines',
    {
      config: read,
      schema: {
        summary: 'The text as it was read',
        params: checkPath,
        querystring: lineQuery,
        response: { 200: lineList },
      },
    },
    async ({ scope, unit, params, query }) => readLines(ground, { scope, agencyId: unit.agencyId }, params.id, query),
  );
  http.get(
    '/api/units/:unit/checks/:id/findings',
    {
      config: read,
      schema: {
        summary: 'What was found, the gravest first',
        params: checkPath,
        querystring: findingQuery,
        response: { 200: findingList },
      },
    },
    async ({ scope, unit, params, query }) =>
      readFindings(ground, { scope, agencyId: unit.agencyId }, params.id, query),
  );
  http.get(
    '/api/units/:unit/checks/:id/references',
    {
      config: read,
      schema: {
        summary: 'Documents that the report names',
        params: checkPath,
        querystring: referenceQuery,
        response: { 200: referenceList },
      },
    },
    async ({ scope, unit, params, query }) =>
      readReferences(ground, { scope, agencyId: unit.agencyId }, params.id, query),
  );
  http.get(
    '/api/units/:unit/checks/:id/figures',
    {
      config: read,
      schema: {
        summary: 'Figures of the report with the indicators they speak of',
        params: checkPath,
        querystring: figureQuery,
        response: { 200: figureList },
      },
    },
    async ({ scope, unit, params, query }) => readFigures(ground, { scope, agencyId: unit.agencyId }, params.id, query),
  );
}

function judgingRoutes(http: Http, ground: CheckGround): void {
  http.post(
    '/api/units/:unit/checks/:id/dismissals',
    {
      config: run,
      schema: {
        summary: 'Mark a finding as no mistake',
        params: checkPath,
        body: dismissRequest,
        response: { 200: z.object({}) },
      },
    },
    async ({ scope, unit, params, body }) => {
      await dismiss(ground, { scope, agencyId: unit.agencyId }, params.id, body);
      return {};
    },
  );
  http.post(
    '/api/units/:unit/checks/:id/dismissals/withdraw',
    {
      config: run,
      schema: {
        summary: 'Take the mark back',
        params: checkPath,
        body: undismissRequest,
        response: { 200: z.object({}) },
      },
    },
    async ({ scope, unit, params, body }) => {
      await restore(ground, { scope, agencyId: unit.agencyId }, params.id, body.finding);
      return {};
    },
  );
  http.get(
    '/api/units/:unit/checks/:id/targets',
    {
      config: take,
      schema: {
        summary: 'Units whose values this person may write, those the report names first',
        params: checkPath,
        response: { 200: targetUnits },
      },
    },
    async ({ scope, unit, params }) => readTargets(ground, { scope, agencyId: unit.agencyId }, params.id),
  );
  http.post(
    '/api/units/:unit/checks/:id/take-over',
    {
      config: take,
      schema: {
        summary: 'Take figures over as typed-in values of a unit',
        params: checkPath,
        body: takeOverRequest,
        response: { 200: takeOverAnswer },
      },
    },
    async ({ scope, unit, params, body }) => takeOver(ground, { scope, agencyId: unit.agencyId }, params.id, body),
  );
}

function exportRoute(http: Http, ground: CheckGround): void {
  http.get(
    '/api/units/:unit/checks/:id/export',
    {
      config: read,
      schema: { summary: 'The findings as XLSX or DOCX', params: checkPath, querystring: exportQuery },
    },
    async ({ scope, unit, params, query }, reply) => {
      const whose = { scope, agencyId: unit.agencyId };
      const check = await readCheck(ground, whose, params.id);
      const findings = await allFindings(ground, whose, params.id);
      const content =
        query.format === 'xlsx'
          ? await findingsXlsx(check, findings, ground.now())
          : await renderDocx(findingsDocument(check, findings, ground.now()));
      return reply
        .type(query.format === 'xlsx' ? XLSX_TYPE : DOCX_TYPE)
        .header('content-disposition', `attachment; filename="kiem-tra-${check.id}.${query.format}"`)
        .send(content);
    },
  );
}
