import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import {
  newSetRequest,
  publishSetRequest,
  saveSetRequest,
  setAnswer,
  setImportAnswer,
  setList,
} from '#core/assessments/sets/contract.ts';
import { refuse as refuseFile } from '#core/imports/refusals.ts';
import { idOf } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { SetDesk } from './set-desk.ts';
import { setFile } from './set-files.ts';
import { importSet } from './set-import-service.ts';
import { createDraft, discardSet, publishSet, saveSet } from './set-service.ts';
import { readSet, readSets } from './set-view.ts';

const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ set: idOf<CriteriaSetId>() });
const READ = { permission: 'assessments:read' };
const WRITE = { permission: 'assessments:sets' };
const URL = '/api/units/:unit/criteria-sets';
/** A set of a thousand criteria is far below this. */
const WORKBOOK_BYTES = 5_000_000;

/** Criteria sets as data: drafts are edited, published under a decision, and then only followed by a next version. */
export async function setRoutes(http: Http, deps: Deps): Promise<void> {
  const deskOf = (request: Omit<SetDesk, 'deps'>): SetDesk => ({
    deps,
    scope: request.scope,
    unit: request.unit,
    identity: request.identity,
  });
  const whole = { 200: setAnswer };

  http.get(
    `${URL}/:set/file/:format`,
    {
      config: READ,
      schema: {
        summary: 'A version printed for review (DOCX, PDF) or as a workbook (XLSX)',
        params: params.extend({ format: z.enum(['docx', 'pdf', 'xlsx']) }),
      },
    },
    async (request, reply) => {
      const file = await setFile(deskOf(request), request.params.set, request.params.format);
      return reply
        .type(file.type)
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .send(file.content);
    },
  );
  await http.register(async (inner) => {
    await inner.register(multipart, { limits: { fileSize: WORKBOOK_BYTES, files: 1, fields: 0, parts: 2 } });
    inner.withTypeProvider<ZodTypeProvider>().post(
      `${URL}/:set/import`,
      {
        config: WRITE,
        schema: {
          summary:
            'Put a workbook in place of a draft (multipart, field "file"); a dry run only says what would happen',
          params,
          querystring: z.object({
            revision: z.coerce.number().int().min(1),
            dryRun: z.stringbool().default(false),
          }),
          response: { 200: setImportAnswer },
        },
      },
      async (request) => {
        const part = await request.file();
        if (!part) {
          throw refuseFile('file-missing');
        }
        return importSet(deskOf(request), request.params.set, await part.toBuffer(), request.query);
      },
    );
  });

  http.get(
    URL,
    {
      config: READ,
      schema: {
        summary: 'The sets that a committee decides or is scored by',
        params: unitParams,
        response: { 200: setList },
      },
    },
    (request) => readSets(deskOf(request)),
  );
  http.get(
    `${URL}/:set`,
    { config: READ, schema: { summary: 'One version of a set with its tree', params, response: whole } },
    (request) => readSet(deskOf(request), request.params.set),
  );
  http.post(
    URL,
    {
      config: WRITE,
      schema: { summary: 'Start a draft from another set', params: unitParams, body: newSetRequest, response: whole },
    },
    async (request) => {
      const desk = deskOf(request);
      const { from, as, name, effectiveYear } = request.body;
      return readSet(desk, await createDraft(desk, { from, as, name, effectiveYear }));
    },
  );
  http.put(
    `${URL}/:set`,
    { config: WRITE, schema: { summary: 'Save a draft', params, body: saveSetRequest, response: whole } },
    async (request) => {
      const desk = deskOf(request);
      await saveSet(desk, request.params.set, request.body);
      return readSet(desk, request.params.set);
    },
  );
  http.post(
    `${URL}/:set/publish`,
    {
      config: WRITE,
      schema: {
        summary: 'Publish a draft under its decision; it never changes again',
        params,
        body: publishSetRequest,
        response: whole,
      },
    },
    async (request) => {
      const desk = deskOf(request);
      const { revision, documentId, number, date, issuer, effectiveYear } = request.body;
      const wish = { revision, documentId, number, date, issuer, effectiveYear };
      await publishSet(desk, request.params.set, wish);
      return readSet(desk, request.params.set);
    },
  );
  http.delete(
    `${URL}/:set`,
    { config: WRITE, schema: { summary: 'Throw a draft away', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await discardSet(deskOf(request), request.params.set);
      return reply.status(204).send(null);
    },
  );
}
