import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idOf, pageQuery } from '#core/kernel/contract.ts';
import {
  pasteRequest,
  portalFigureRequest,
  portalFigureShape,
  portalFiguresAnswer,
  portalRowsAnswer,
  withdrawPortalRequest,
} from '#core/service-index/contract.ts';
import type { PortalFigureId } from '#core/service-index/portal.ts';
import { refuse } from '#core/service-index/refusals.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import { XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { keepPortalFile, openPortalFile } from './portal-file-service.ts';
import {
  checkPortalRows,
  type Desk,
  readPortalFigures,
  recordPortalFigure,
  takePortalRows,
  withdrawPortalFigure,
} from './portal-service.ts';
import { portalTemplate, rowsOfFile, rowsOfText } from './portal-table.ts';

const unitParams = z.object({ unit: z.string() });
const figureParams = unitParams.extend({ id: idOf<PortalFigureId>() });
const dryRun = z.object({ dryRun: z.stringbool().default(false) });
const URL = '/api/units/:unit/portal-figures';
const READ = { permission: 'service-index:read' } as const;
const WRITE = { permission: 'service-index:record-portal' } as const;
/** A screenshot of a page; a table of two thousand rows. */
const FILE_BYTES = 10_000_000;

type DeskOf = (request: { readonly scope: Scope; readonly unit: UnitRef }) => Desk;

export async function portalRoutes(http: Http, deps: Deps): Promise<void> {
  const deskOf: DeskOf = ({ scope, unit }) => ({ deps, scope, unit });
  figureRoutes(http, deskOf);
  downloadRoutes(http, deskOf);
  await uploadRoutes(http, deskOf);
}

function figureRoutes(http: Http, deskOf: DeskOf): void {
  http.get(
    URL,
    {
      config: READ,
      schema: {
        summary: 'Figures read from the National Portal',
        params: unitParams,
        querystring: pageQuery,
        response: { 200: portalFiguresAnswer },
      },
    },
    async (request) => readPortalFigures(deskOf(request), request.query),
  );
  http.post(
    URL,
    {
      config: WRITE,
      schema: {
        summary: 'Record a figure read from the portal',
        params: unitParams,
        body: portalFigureRequest,
        response: { 200: portalFigureShape },
      },
    },
    async (request) => recordPortalFigure(deskOf(request), request.body),
  );
  http.post(
    `${URL}/paste`,
    {
      config: WRITE,
      schema: {
        summary: 'Take many figures from a pasted table; a dry run only says what would happen',
        params: unitParams,
        querystring: dryRun,
        body: pasteRequest,
        response: { 200: portalRowsAnswer },
      },
    },
    async (request) => {
      const rows = rowsOfText(request.body.text);
      return request.query.dryRun ? checkPortalRows(deskOf(request), rows) : takePortalRows(deskOf(request), rows);
    },
  );
  http.post(
    `${URL}/:id/withdraw`,
    {
      config: WRITE,
      schema: {
        summary: 'Withdraw a figure; it stays on record with the reason',
        params: figureParams,
        body: withdrawPortalRequest,
        response: { 200: z.object({}) },
      },
    },
    async (request) => {
      await withdrawPortalFigure(deskOf(request), request.params.id, request.body.reason);
      return {};
    },
  );
}

function downloadRoutes(http: Http, deskOf: DeskOf): void {
  http.get(
    `${URL}/files/template`,
    { config: READ, schema: { summary: 'The empty table (XLSX)', params: unitParams } },
    async (_request, reply) =>
      reply
        .type(XLSX_TYPE)
        .header('content-disposition', 'attachment; filename="mau-so-doc-tu-cong.xlsx"')
        .send(await portalTemplate()),
  );
  http.get(
    `${URL}/:id/file`,
    { config: READ, schema: { summary: 'The screenshot of a figure', params: figureParams } },
    async (request, reply) => {
      const { name, type, content } = await openPortalFile(deskOf(request), request.params.id);
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(content);
    },
  );
}

/** In a context of its own: only these routes take files. */
async function uploadRoutes(http: Http, deskOf: DeskOf): Promise<void> {
  await http.register(async (inner) => {
    await inner.register(multipart, { limits: { fileSize: FILE_BYTES, files: 1, fields: 0, parts: 2 } });
    const typed = inner.withTypeProvider<ZodTypeProvider>();
    typed.post(
      `${URL}/import`,
      {
        config: WRITE,
        schema: {
          summary: 'Take many figures from a file (multipart, field "file", XLSX or CSV)',
          params: unitParams,
          querystring: dryRun,
          response: { 200: portalRowsAnswer },
        },
      },
      async (request) => {
        const part = await request.file();
        if (!part) {
          throw refuse('portal-sheet-missing');
        }
        const rows = await rowsOfFile(await part.toBuffer());
        return request.query.dryRun ? checkPortalRows(deskOf(request), rows) : takePortalRows(deskOf(request), rows);
      },
    );
    typed.post(
      `${URL}/:id/file`,
      {
        config: WRITE,
        schema: {
          summary: 'Keep the screenshot of a figure (multipart, field "file": PNG, JPEG or PDF)',
          params: figureParams,
          response: { 200: z.object({}) },
        },
      },
      async (request) => {
        const part = await request.file();
        if (!part) {
          throw refuse('portal-file-kind');
        }
        const file = { name: part.filename, stream: part.file, isCut: () => part.file.truncated };
        await keepPortalFile(deskOf(request), request.params.id, file);
        return {};
      },
    );
  });
}
