import { z } from 'zod';
import { dossierId, exportQuery } from '#core/dossiers/contract.ts';
import { PDF_TYPE } from '#server/platform/documents/rendering.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { exportFigure } from './list-service.ts';
import { receiptFile, slipFile } from './receipt-service.ts';

const TYPES = { xlsx: XLSX_TYPE, csv: 'text/csv; charset=utf-8' } as const;

/** What leaves as a file: the receipt for the citizen, a list for the office. */
export function fileRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/dossiers/:dossier/receipt',
    {
      config: { permission: 'dossiers:read' },
      schema: {
        summary: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả, as PDF',
        params: z.object({ unit: z.string(), dossier: dossierId }),
      },
    },
    async ({ scope, unit, params }, reply) => {
      const { name, content } = await receiptFile(deps, scope, unit.agencyId, params.dossier);
      return reply.type(PDF_TYPE).header('content-disposition', `inline; filename="${name}"`).send(content);
    },
  );
  http.get(
    '/api/units/:unit/dossiers/:dossier/events/:seq/slip',
    {
      config: { permission: 'dossiers:read' },
      schema: {
        summary: 'The slip that goes with a step (forms 02, 03, 04), as PDF',
        params: z.object({ unit: z.string(), dossier: dossierId, seq: z.coerce.number().int().min(1) }),
      },
    },
    async ({ scope, unit, params }, reply) => {
      const step = { id: params.dossier, seq: params.seq };
      const { name, content } = await slipFile(deps, scope, unit.agencyId, step);
      return reply.type(PDF_TYPE).header('content-disposition', `inline; filename="${name}"`).send(content);
    },
  );
  http.get(
    '/api/units/:unit/dossiers/export',
    {
      config: { permission: 'dossiers:export' },
      schema: {
        summary: 'The dossiers behind a figure, as XLSX or CSV',
        params: z.object({ unit: z.string() }),
        querystring: exportQuery,
      },
    },
    async ({ scope, unit, query }, reply) => {
      const name = `ho-so-${unit.slug}-${query.from}-${query.to}.${query.format}`;
      const content = await exportFigure(deps, scope, unit, query);
      return reply
        .type(TYPES[query.format])
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(content);
    },
  );
}
