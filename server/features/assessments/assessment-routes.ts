import { z } from 'zod';
import {
  changeSetRequest,
  criteriaSetResponse,
  lineHistory as lineHistoryResponse,
  openSheetRequest,
  publishRequest,
  sheetKeyParam,
  sheetList,
  sheetResponse,
} from '#core/assessments/contract.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { signRequest } from '#core/assessments/selfscore/contract.ts';
import { sheetSets } from '#core/assessments/sets/contract.ts';
import { requireSheetTerm, type SheetKey } from '#core/assessments/sheet-key.ts';
import { idOf } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { appraisingScope } from './appraiser-right.ts';
import { readSheetSets } from './sets/sheet-sets.ts';
import { readCriteriaSet, readHistory, readSheet, readSheets } from './sheet-service.ts';
import { changeSet, openSheet, publishSheet, submitSheet } from './step-service.ts';

const unitParams = z.object({ unit: z.string() });
const sheetParams = unitParams.extend({ sheet: sheetKeyParam });
const lineParams = sheetParams.extend({ code: z.string().max(40) });

/** The sheet that a path names. */
function keyOf({ unit, params }: { unit: UnitRef; params: { sheet: string } }): SheetKey<UnitRef> {
  return { unit, ...requireSheetTerm(params.sheet) };
}

export function assessmentRoutes(http: Http, deps: Deps): void {
  readingRoutes(http, deps);
  scoringRoutes(http, deps);
  publicationRoutes(http, deps);
}

function readingRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/assessments',
    {
      config: { permission: 'assessments:read' },
      schema: {
        summary: 'Sheets of every unit the actor sees, of a year or of all',
        querystring: z.object({ year: z.coerce.number().int().optional() }),
        response: { 200: sheetList },
      },
    },
    ({ scope, query }) => readSheets(deps, scope, { year: query.year }),
  );

  http.get(
    '/api/units/:unit/assessments',
    {
      config: { permission: 'assessments:read' },
      schema: { summary: 'Sheets of a unit, newest year first', params: unitParams, response: { 200: sheetList } },
    },
    ({ scope, unit }) => readSheets(deps, scope, { agencyId: unit.agencyId }),
  );

  http.get(
    '/api/units/:unit/assessments/:sheet',
    {
      config: { permission: 'assessments:read' },
      schema: { summary: 'A score sheet with its lines', params: sheetParams, response: { 200: sheetResponse } },
    },
    (request) => readSheet(deps, request.scope, keyOf(request)),
  );

  http.get(
    '/api/units/:unit/assessments/:sheet/lines/:code/history',
    {
      config: { permission: 'assessments:read' },
      schema: { summary: 'Every points of a line', params: lineParams, response: { 200: lineHistoryResponse } },
    },
    (request) => readHistory(deps, request.scope, { ...keyOf(request), code: request.params.code }),
  );

  http.get(
    '/api/criteria-sets/:id',
    {
      config: { permission: 'assessments:read' },
      schema: {
        summary: 'A criteria set; a published one never changes',
        params: z.object({ id: idOf<CriteriaSetId>() }),
        response: { 200: criteriaSetResponse },
      },
    },
    ({ scope, params }) => readCriteriaSet(deps, scope, params.id),
  );
}

function scoringRoutes(http: Http, deps: Deps): void {
  http.post(
    '/api/units/:unit/assessments',
    {
      config: { permission: 'assessments:self-score' },
      schema: {
        summary: 'Open the sheet of a year for scoring',
        params: unitParams,
        body: openSheetRequest,
        response: { 200: sheetResponse },
      },
    },
    async ({ scope, unit, body }) => {
      const key = { unit, ...body };
      await openSheet(deps, scope, key);
      return readSheet(deps, scope, key);
    },
  );

  http.get(
    '/api/units/:unit/assessments/:sheet/criteria-set',
    {
      config: { permission: 'assessments:self-score' },
      schema: {
        summary: 'The set that a sheet follows and the versions that it may be put under',
        params: sheetParams,
        response: { 200: sheetSets },
      },
    },
    async (request) => {
      const { scope, unit, identity } = request;
      return readSheetSets({ deps, scope, unit, identity }, keyOf(request));
    },
  );

  http.put(
    '/api/units/:unit/assessments/:sheet/criteria-set',
    {
      config: { permission: 'assessments:self-score' },
      schema: {
        summary: 'Put an open sheet under another version of its set; refused where a given score has no room there',
        params: sheetParams,
        body: changeSetRequest,
        response: { 200: sheetResponse },
      },
    },
    async (request) => {
      await changeSet(deps, request.scope, keyOf(request), request.body.criteriaSetId);
      return readSheet(deps, request.scope, keyOf(request));
    },
  );

  http.post(
    '/api/units/:unit/assessments/:sheet/submit',
    {
      config: { permission: 'assessments:submit' },
      schema: {
        summary: 'Sign and submit for appraisal, with the report that the register has where there is one',
        params: sheetParams,
        body: signRequest,
        response: { 200: sheetResponse },
      },
    },
    async (request) => {
      await submitSheet(deps, request.scope, keyOf(request), request.body?.documentId);
      return readSheet(deps, request.scope, keyOf(request));
    },
  );
}

function publicationRoutes(http: Http, deps: Deps): void {
  const config = { permission: 'assessments:appraise' };

  http.post(
    '/api/units/:unit/assessments/:sheet/publish',
    {
      config,
      schema: {
        summary: 'Record the decision that publishes the result',
        params: sheetParams,
        body: publishRequest,
        response: { 200: sheetResponse },
      },
    },
    async (request) => {
      await publishSheet(deps, appraisingScope(deps, request), keyOf(request), request.body);
      return readSheet(deps, request.scope, keyOf(request));
    },
  );
}
