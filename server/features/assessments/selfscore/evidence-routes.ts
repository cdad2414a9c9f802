import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { EvidenceId } from '#core/assessments/assessment.ts';
import { evidenceList, evidenceRequest, evidenceResponse } from '#core/assessments/contract.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { idOf } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { addEvidence, readEvidence, removeEvidence } from '../evidence-service.ts';
import type { Evidence } from '../evidence-view.ts';
import { downloadEvidence, type UploadAim, uploadEvidence } from './evidence-file-service.ts';

const unitParams = z.object({ unit: z.string() });
const evidenceParams = unitParams.extend({ id: idOf<EvidenceId>() });
const EVIDENCE = '/api/units/:unit/evidence';
const READ = { permission: 'assessments:read' };
const DRAFT = { permission: 'assessments:draft' };
const MEGABYTE = 1_048_576;
/** The form's own lines around the file. */
const ENVELOPE_BYTES = 65_536;

/** The evidence of a unit: documents of its register, files in versions, pages. */
export async function evidenceRoutes(http: Http, deps: Deps): Promise<void> {
  keepingRoutes(http, deps);
  http.get(
    `${EVIDENCE}/:id/files/:version`,
    {
      config: READ,
      schema: {
        summary: 'One version of an evidence file',
        params: evidenceParams.extend({ version: z.coerce.number().int().min(1) }),
      },
    },
    async ({ scope, unit, params }, reply) => {
      const { name, size, content } = await downloadEvidence(deps, { scope, unit }, params.id, params.version);
      return reply
        .type('application/octet-stream')
        .header('content-length', size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(content);
    },
  );
  await uploadRoutes(http, deps);
}

function keepingRoutes(http: Http, deps: Deps): void {
  http.get(
    EVIDENCE,
    {
      config: READ,
      schema: { summary: 'The evidence of a unit', params: unitParams, response: { 200: evidenceList } },
    },
    async ({ scope, unit }) => {
      const items = await readEvidence(deps, scope, unit);
      return { items: [...items], total: items.length };
    },
  );
  http.post(
    EVIDENCE,
    {
      config: DRAFT,
      schema: {
        summary: 'Keep a registered document or a page as evidence; a document by number enters the register',
        params: unitParams,
        body: evidenceRequest,
        response: { 200: evidenceResponse },
      },
    },
    ({ scope, unit, body }) => addEvidence(deps, scope, unit, body),
  );
  http.delete(
    `${EVIDENCE}/:id`,
    {
      config: { permission: 'assessments:self-score' },
      schema: { summary: 'Drop evidence that no line names', params: evidenceParams, response: { 200: z.object({}) } },
    },
    async ({ scope, unit, params }) => {
      await removeEvidence(deps, scope, unit, params.id);
      return {};
    },
  );
}

/** In a context of its own: only these routes take files. */
async function uploadRoutes(http: Http, deps: Deps): Promise<void> {
  const limit = deps.config.CCHC_UPLOAD_MB * MEGABYTE;
  const onRequest = async (request: { headers: Readonly<Record<string, unknown>> }) => {
    // A file that says it is too large is refused before it is sent.
    if (Number(request.headers['content-length'] ?? 0) > limit + ENVELOPE_BYTES) {
      throw Object.assign(new Error('too large'), { statusCode: 413 });
    }
  };
  await http.register(async (inner) => {
    await inner.register(multipart, {
      limits: { fileSize: limit, files: 1, fields: 5, parts: 6 },
      throwFileSizeLimit: false,
    });
    const typed = inner.withTypeProvider<ZodTypeProvider>();
    typed.post(
      `${EVIDENCE}/files`,
      {
        config: DRAFT,
        onRequest,
        schema: {
          summary: 'Keep a file as evidence (multipart, field "file")',
          params: unitParams,
          querystring: z.object({ title: z.string().trim().max(500).default('') }),
          response: { 201: evidenceResponse },
        },
      },
      (request, reply) => take(deps, request, reply, { title: request.query.title }),
    );
    typed.post(
      `${EVIDENCE}/:id/files`,
      {
        config: DRAFT,
        onRequest,
        schema: {
          summary: 'Another version of an evidence file (multipart, field "file"); the earlier ones stay',
          params: evidenceParams,
          querystring: z.object({ reason: z.string().trim().max(1000).default('') }),
          response: { 201: evidenceResponse },
        },
      },
      (request, reply) => take(deps, request, reply, { evidenceId: request.params.id, reason: request.query.reason }),
    );
  });
}

async function take(
  deps: Deps,
  request: Pick<FastifyRequest, 'file' | 'scope' | 'unit'>,
  reply: { status(code: 201): unknown },
  aim: UploadAim,
): Promise<Evidence> {
  const part = await request.file();
  if (!part) {
    throw refuse('evidence-file-missing');
  }
  const file = { name: part.filename, stream: part.file, isCut: () => part.file.truncated };
  reply.status(201);
  return uploadEvidence(deps, { scope: request.scope, unit: request.unit }, aim, file);
}
