import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  addDocumentRequest,
  documentId,
  documentList,
  documentQuery,
  documentResponse,
  editDocumentRequest,
} from '#core/documents/contract.ts';
import { refuseDocument } from '#core/documents/refusals.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { addDocument, editDocument, readDocument, readDocuments } from './document-service.ts';
import { downloadDocumentFile, uploadDocumentFile } from './file-service.ts';

const unitParams = z.object({ unit: z.string() });
const documentParams = unitParams.extend({ id: documentId });
const READ = { permission: 'documents:read' };
const ADD = { permission: 'documents:add' };
const EDIT = { permission: 'documents:edit' };
const DOCUMENTS = '/api/units/:unit/documents';
const MEGABYTE = 1_048_576;
/** The form's own lines around the file. */
const ENVELOPE_BYTES = 65_536;

export async function documentRoutes(http: Http, deps: Deps): Promise<void> {
  registerRoutes(http, deps);
  http.get(
    `${DOCUMENTS}/:id/file`,
    { config: READ, schema: { summary: 'The newest file of a document', params: documentParams } },
    async ({ scope, unit, params }, reply) => {
      const { name, size, content } = await downloadDocumentFile(deps, { scope, unit }, params.id);
      return reply
        .type('application/octet-stream')
        .header('content-length', size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(content);
    },
  );
  await uploadRoute(http, deps);
}

function registerRoutes(http: Http, deps: Deps): void {
  http.get(
    DOCUMENTS,
    {
      config: READ,
      schema: {
        summary: 'Registered documents, newest first; words without marks find them too',
        params: unitParams,
        querystring: documentQuery,
        response: { 200: documentList },
      },
    },
    ({ scope, unit, query }) => readDocuments(deps, { scope, unit }, query),
  );
  http.get(
    `${DOCUMENTS}/:id`,
    {
      config: READ,
      schema: {
        summary: 'A document, what quotes it and what looks wrong about it',
        params: documentParams,
        response: { 200: documentResponse },
      },
    },
    ({ scope, unit, params }) => readDocument(deps, { scope, unit }, params.id),
  );
  http.post(
    DOCUMENTS,
    {
      config: ADD,
      schema: {
        summary: 'Register a document; a known number is refused with the document that bears it',
        params: unitParams,
        body: addDocumentRequest,
        response: { 201: documentResponse },
      },
    },
    async ({ scope, unit, body }, reply) => {
      reply.status(201);
      return addDocument(deps, { scope, unit }, body);
    },
  );
  http.put(
    `${DOCUMENTS}/:id`,
    {
      config: EDIT,
      schema: {
        summary: 'Correct what names a document, with a reason',
        params: documentParams,
        body: editDocumentRequest,
        response: { 200: documentResponse },
      },
    },
    ({ scope, unit, params, body }) => editDocument(deps, { scope, unit }, params.id, body),
  );
}

/** In a context of its own: only this route takes files. */
async function uploadRoute(http: Http, deps: Deps): Promise<void> {
  const limit = deps.config.CCHC_UPLOAD_MB * MEGABYTE;
  await http.register(async (inner) => {
    await inner.register(multipart, {
      limits: { fileSize: limit, files: 1, fields: 5, parts: 6 },
      throwFileSizeLimit: false,
    });
    inner.withTypeProvider<ZodTypeProvider>().post(
      `${DOCUMENTS}/:id/file`,
      {
        config: ADD,
        schema: {
          summary: 'Upload a document’s file (multipart, field "file")',
          params: documentParams,
          response: { 201: documentResponse },
        },
        onRequest: async (request) => {
          // A file that says it is too large is refused before it is sent.
          if (Number(request.headers['content-length'] ?? 0) > limit + ENVELOPE_BYTES) {
            throw Object.assign(new Error('too large'), { statusCode: 413 });
          }
        },
      },
      async (request, reply) => {
        const { scope, unit, params } = request;
        const part = await request.file();
        if (!part) {
          throw refuseDocument('document-file-missing');
        }
        const file = { name: part.filename, stream: part.file, isCut: () => part.file.truncated };
        reply.status(201);
        return uploadDocumentFile(deps, { scope, unit }, params.id, file);
      },
    );
  });
}
