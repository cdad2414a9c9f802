import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  addItemsRequest,
  decideDisputeRequest,
  disputeId,
  disputeItemId,
  disputeList,
  disputeQuery,
  disputeResponse,
  editDisputeRequest,
  fileDisputeRequest,
  fileItemQuery,
  sendDisputeRequest,
  withdrawDisputeRequest,
} from '#core/assessments/disputes/contract.ts';
import { refuseDispute } from '#core/assessments/disputes/refusals.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { appraisingScope } from '../appraiser-right.ts';
import { deskOf } from './dispute-desk.ts';
import {
  decideDispute,
  editDispute,
  fileDispute,
  readDispute,
  readDisputes,
  sendDispute,
  withdrawDispute,
} from './dispute-service.ts';
import { addFile, addItems, openFile, removeItem } from './item-service.ts';

const LIST = '/api/units/:unit/disputes';
const ONE = `${LIST}/:dispute`;
const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ dispute: disputeId });
const READ = { permission: 'disputes:read' };
const FILE = { permission: 'disputes:file' };
const MEGABYTE = 1_048_576;

/** Disputes about figures: filed by the unit, sent by its chair, decided by the level above. */
export async function disputeRoutes(http: Http, deps: Deps): Promise<void> {
  readingRoutes(http, deps);
  filingRoutes(http, deps);
  stepRoutes(http, deps);
  await fileRoutes(http, deps);
}

function readingRoutes(http: Http, deps: Deps): void {
  http.get(
    LIST,
    {
      config: READ,
      schema: {
        summary: 'Disputes of a unit; of a committee above others also those that were sent to it',
        params: unitParams,
        querystring: disputeQuery,
        response: { 200: disputeList },
      },
    },
    (request) => readDisputes(deskOf(deps, request), request.query),
  );
  http.get(
    ONE,
    {
      config: READ,
      schema: { summary: 'A dispute with its records and proof', params, response: { 200: disputeResponse } },
    },
    (request) => readDispute(deskOf(deps, request), request.params.dispute),
  );
  http.get(
    `${ONE}/files/:item`,
    { config: READ, schema: { summary: 'A file of a dispute', params: params.extend({ item: disputeItemId }) } },
    async (request, reply) => {
      const { dispute, item } = request.params;
      const { name, size, content } = await openFile(deskOf(deps, request), dispute, item);
      return reply
        .type('application/octet-stream')
        .header('content-length', size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(content);
    },
  );
}

function filingRoutes(http: Http, deps: Deps): void {
  http.post(
    LIST,
    {
      config: FILE,
      schema: {
        summary: 'Draft a dispute about a line of a sheet or an indicator of a window',
        params: unitParams,
        body: fileDisputeRequest,
        response: { 201: disputeResponse },
      },
    },
    async (request, reply) => {
      const desk = deskOf(deps, request);
      const id = await fileDispute(desk, request.body);
      reply.code(201);
      return readDispute(desk, id);
    },
  );
  http.put(
    ONE,
    {
      config: FILE,
      schema: { summary: 'Edit a draft', params, body: editDisputeRequest, response: { 200: disputeResponse } },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await editDispute(desk, request.params.dispute, request.body);
      return readDispute(desk, request.params.dispute);
    },
  );
  http.post(
    `${ONE}/items`,
    {
      config: FILE,
      schema: {
        summary: 'Name the records that the dispute is about, or documents that prove it',
        params,
        body: addItemsRequest,
        response: { 200: disputeResponse },
      },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await addItems(desk, request.params.dispute, request.body);
      return readDispute(desk, request.params.dispute);
    },
  );
  http.delete(
    `${ONE}/items/:item`,
    {
      config: FILE,
      schema: {
        summary: 'Take a record or a proof away',
        params: params.extend({ item: disputeItemId }),
        response: { 200: disputeResponse },
      },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await removeItem(desk, request.params.dispute, request.params.item);
      return readDispute(desk, request.params.dispute);
    },
  );
}

function stepRoutes(http: Http, deps: Deps): void {
  http.post(
    `${ONE}/send`,
    {
      config: { permission: 'disputes:send' },
      schema: {
        summary: 'Sign and send to the committee above',
        params,
        body: sendDisputeRequest,
        response: { 200: disputeResponse },
      },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await sendDispute(desk, request.params.dispute, request.body);
      return readDispute(desk, request.params.dispute);
    },
  );
  http.post(
    `${ONE}/withdraw`,
    {
      config: { permission: 'disputes:withdraw' },
      schema: { summary: 'Take it back', params, body: withdrawDisputeRequest, response: { 200: disputeResponse } },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await withdrawDispute(desk, request.params.dispute, request.body);
      return readDispute(desk, request.params.dispute);
    },
  );
  http.post(
    `${ONE}/decide`,
    {
      config: { permission: 'disputes:decide' },
      schema: {
        summary: 'Decide from above: wholly, in part or not; 409 where somebody decided first',
        params,
        body: decideDisputeRequest,
        response: { 200: disputeResponse },
      },
    },
    async (request) => {
      const desk = { ...deskOf(deps, request), scope: appraisingScope(deps, request) };
      await decideDispute(desk, request.params.dispute, request.body);
      return readDispute(desk, request.params.dispute);
    },
  );
}

async function fileRoutes(http: Http, deps: Deps): Promise<void> {
  await http.register(async (inner) => {
    const fileSize = deps.config.CCHC_UPLOAD_MB * MEGABYTE;
    await inner.register(multipart, { limits: { fileSize, files: 1, fields: 0, parts: 2 } });
    inner.withTypeProvider<ZodTypeProvider>().post(
      `${ONE}/files`,
      {
        config: FILE,
        bodyLimit: fileSize + 65_536,
        schema: {
          summary: 'Add a file as proof, or the export of another system as the record (multipart, field "file")',
          params,
          querystring: fileItemQuery,
          response: { 200: disputeResponse },
        },
      },
      async (request) => {
        const part = await request.file();
        if (!part) {
          throw refuseDispute('dispute-file-missing');
        }
        const desk = deskOf(deps, request);
        const upload = { name: part.filename, stream: part.file, isCut: () => part.file.truncated };
        await addFile(desk, request.params.dispute, upload, request.query);
        return readDispute(desk, request.params.dispute);
      },
    );
  });
}
