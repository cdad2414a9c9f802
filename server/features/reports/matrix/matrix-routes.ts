import { z } from 'zod';
import { vietnamDay } from '#core/kernel/dates.ts';
import { periodCode } from '#core/reports/contract.ts';
import {
  extensionList,
  grantExtensionRequest,
  grantSectionExtensionRequest,
  matrixQuery,
  reportMatrix,
  sectionMatrix as sectionMatrixShape,
  yearQuery,
} from '#core/reports/matrix/contract.ts';
import { unitOnDay } from '#server/features/units/read-model.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { writerOf } from '../authoring/writer.ts';
import { extensionsOfPeriod } from './extension-repository.ts';
import { grantExtension, grantSectionExtension } from './extension-service.ts';
import { matrixAnswer } from './matrix-answer.ts';
import { matrixFile } from './matrix-file.ts';
import { matrixCells } from './matrix-view.ts';
import { sectionMatrix } from './section-view.ts';

const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ period: periodCode });
const READ = { permission: 'reports:read' };

/** Who is complete and who is in time: units × periods, sections × periods, and the days granted after a deadline. */
export function matrixRoutes(http: Http, deps: Deps): void {
  const today = () => vietnamDay(deps.now());
  const yearOf = (year: number | undefined) => year ?? Number(today().slice(0, 4));

  http.get(
    '/api/units/:unit/report-matrix',
    {
      config: READ,
      schema: {
        summary: 'The units directly below × the periods of a year; the sums are over all of them',
        params: unitParams,
        querystring: matrixQuery,
        response: { 200: reportMatrix },
      },
    },
    async ({ scope, unit, query: { page, size, year } }) => {
      const asked = { year: yearOf(year), today: today(), reachable: scope.units };
      return readIn(deps.db, scope, async (tx) => {
        const cells = await matrixCells(tx, unit.agencyId, asked);
        return matrixAnswer(tx, cells, { year: asked.year, today: asked.today, page, size });
      });
    },
  );
  http.get(
    '/api/units/:unit/report-matrix/file',
    {
      config: READ,
      schema: { summary: 'The same as XLSX, with the late ones by name', params: unitParams, querystring: yearQuery },
    },
    async ({ scope, unit, query }, reply) => {
      const asked = { year: yearOf(query.year), today: today(), reachable: scope.units };
      const file = await readIn(deps.db, scope, async (tx) => {
        const cells = await matrixCells(tx, unit.agencyId, asked);
        const { fullName } = await unitOnDay(tx, unit.agencyId, `${asked.year}-12-14`);
        return matrixFile(cells, { unit: fullName, year: asked.year, today: asked.today });
      });
      return reply
        .type(XLSX_TYPE)
        .header('content-disposition', `attachment; filename="tinh-hinh-bao-cao-${unit.slug}-${asked.year}.xlsx"`)
        .send(file);
    },
  );
  http.get(
    '/api/units/:unit/report-sections',
    {
      config: READ,
      schema: {
        summary: "A committee's sections × the periods of a year; a section's people see their own",
        params: unitParams,
        querystring: yearQuery,
        response: { 200: sectionMatrixShape },
      },
    },
    async ({ identity, scope, unit, query }) => {
      const writer = writerOf({ identity, unit });
      const isSectionOnly = !writer.compiles && !writer.wholeCommittee && writer.sections.length > 0;
      const asked = {
        year: yearOf(query.year),
        today: today(),
        only: isSectionOnly ? writer.sections : undefined,
      };
      return readIn(deps.db, scope, (tx) => sectionMatrix(tx, unit, asked));
    },
  );
  extensionRoutes(http, deps);
}

function extensionRoutes(http: Http, deps: Deps): void {
  const list = async (scope: Scope, unit: UnitRef, period: string) => {
    const items = await readIn(deps.db, scope, (tx) => extensionsOfPeriod(tx, unit.agencyId, period));
    return { items: [...items], total: items.length };
  };
  const URL = '/api/units/:unit/reports/:period/extensions';
  http.get(
    URL,
    {
      config: READ,
      schema: { summary: 'The later days granted for a period', params, response: { 200: extensionList } },
    },
    async ({ scope, unit, params: { period } }) => list(scope, unit, period),
  );
  http.post(
    URL,
    {
      config: { permission: 'reports:extend' },
      schema: {
        summary: 'The level above grants a later day',
        params,
        body: grantExtensionRequest,
        response: { 200: extensionList },
      },
    },
    async ({ scope, unit, params: { period }, body }) => {
      await grantExtension({ deps, scope, unit, period }, body);
      return list(scope, unit, period);
    },
  );
  http.post(
    `${URL}/sections`,
    {
      config: { permission: 'reports:compile' },
      schema: {
        summary: 'A committee grants one of its sections a later day',
        params,
        body: grantSectionExtensionRequest,
        response: { 200: extensionList },
      },
    },
    async ({ scope, unit, params: { period }, body }) => {
      await grantSectionExtension({ deps, scope, unit, period }, body.section, body);
      return list(scope, unit, period);
    },
  );
}
