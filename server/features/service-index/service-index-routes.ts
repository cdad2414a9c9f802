import { z } from 'zod';
import { vietnamDay } from '#core/kernel/dates.ts';
import { indexAnswer, indexQuery, unitsAnswer, unitsQuery } from '#core/service-index/contract.ts';
import { DOCX_TYPE, renderDocx } from '#server/platform/documents/rendering.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { indexDocument } from './index-document.ts';
import { indexWorkbook, unitsWorkbook } from './index-files.ts';
import { readIndex } from './index-service.ts';
import { portalRoutes } from './portal-routes.ts';
import { setRoutes } from './set-routes.ts';
import { readUnits, scoreUnits } from './units-service.ts';

const unitParams = z.object({ unit: z.string() });
const READ = { permission: 'service-index:read' } as const;

export async function serviceIndexRoutes(http: Http, deps: Deps): Promise<void> {
  indexRoutes(http, deps);
  fileRoutes(http, deps);
  setRoutes(http, deps);
  await portalRoutes(http, deps);
}

function indexRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/service-index',
    {
      config: READ,
      schema: {
        summary: 'The index of Quyết định 766/QĐ-TTg of a unit for a month, with twelve months',
        params: unitParams,
        querystring: indexQuery,
        response: { 200: indexAnswer },
      },
    },
    async ({ scope, unit, query }) => readIndex(deps, { scope, unit, month: query.month }),
  );
  http.get(
    '/api/units/:unit/service-index/units',
    {
      config: READ,
      schema: {
        summary: 'The same of every unit below',
        params: unitParams,
        querystring: unitsQuery,
        response: { 200: unitsAnswer },
      },
    },
    async ({ scope, unit, query }) => readUnits(deps, { scope, unit, month: query.month }, query),
  );
}

function fileRoutes(http: Http, deps: Deps): void {
  const schema = { params: unitParams, querystring: indexQuery };
  const nameOf = (slug: string, month: string, kind: string) =>
    `attachment; filename="chi-so-phuc-vu-${slug}-${month}.${kind}"`;
  http.get(
    '/api/units/:unit/service-index/xlsx',
    { config: READ, schema: { summary: 'The index of a month (XLSX)', ...schema } },
    async ({ scope, unit, query }, reply) => {
      const answer = await readIndex(deps, { scope, unit, month: query.month });
      return reply
        .type(XLSX_TYPE)
        .header('content-disposition', nameOf(unit.slug, answer.window.code, 'xlsx'))
        .send(await indexWorkbook(answer));
    },
  );
  http.get(
    '/api/units/:unit/service-index/docx',
    { config: READ, schema: { summary: 'The index of a month (DOCX)', ...schema } },
    async ({ scope, unit, query }, reply) => {
      const answer = await readIndex(deps, { scope, unit, month: query.month });
      return reply
        .type(DOCX_TYPE)
        .header('content-disposition', nameOf(unit.slug, answer.window.code, 'docx'))
        .send(await renderDocx(indexDocument(answer, vietnamDay(deps.now()))));
    },
  );
  http.get(
    '/api/units/:unit/service-index/units/file',
    { config: READ, schema: { summary: 'Every unit below (XLSX)', ...schema } },
    async ({ scope, unit, query }, reply) => {
      const scores = await scoreUnits(deps, { scope, unit, month: query.month });
      return reply
        .type(XLSX_TYPE)
        .header('content-disposition', nameOf(unit.slug, `${scores.period.code}-cac-don-vi`, 'xlsx'))
        .send(await unitsWorkbook(scores, unit.name));
    },
  );
}
