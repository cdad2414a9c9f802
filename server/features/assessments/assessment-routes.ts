import { z } from 'zod';
import type { EvidenceId } from '#core/assessments/assessment.ts';
import {
  acceptedClaims,
  appraisalRequest,
  changeSetRequest,
  criteriaSetResponse,
  evidenceList,
  evidenceRequest,
  evidenceResponse,
  lineHistory as lineHistoryResponse,
  lineResponse,
  openSheetRequest,
  publishRequest,
  rankingResponse,
  returnRequest,
  selfScoreRequest,
  sheetList,
  sheetResponse,
} from '#core/assessments/contract.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { idOf } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { appraisingScope } from './appraiser-right.ts';
import { addEvidence, readEvidence, removeEvidence } from './evidence-service.ts';
import { appraise, selfScore } from './line-service.ts';
import { readRanking } from './ranking-service.ts';
import { readCriteriaSet, readHistory, readSheet, readSheets } from './sheet-service.ts';
import {
  acceptFullClaims,
  changeSet,
  finishAppraisal,
  openSheet,
  publishSheet,
  returnSheet,
  submitSheet,
} from './step-service.ts';

const unitParams = z.object({ unit: z.string() });
const sheetParams = unitParams.extend({ year: z.coerce.number().int() });
const lineParams = sheetParams.extend({ code: z.string().max(40) });

export function assessmentRoutes(http: Http, deps: Deps): void {
  readingRoutes(http, deps);
  scoringRoutes(http, deps);
  appraisalRoutes(http, deps);
  evidenceRoutes(http, deps);
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
    '/api/units/:unit/assessments/:year',
    {
      config: { permission: 'assessments:read' },
      schema: { summary: 'A score sheet with its lines', params: sheetParams, response: { 200: sheetResponse } },
    },
    ({ scope, unit, params }) => readSheet(deps, scope, unit, params.year),
  );

  http.get(
    '/api/units/:unit/assessments/:year/lines/:code/history',
    {
      config: { permission: 'assessments:read' },
      schema: { summary: 'Every points of a line', params: lineParams, response: { 200: lineHistoryResponse } },
    },
    ({ scope, unit, params }) => readHistory(deps, scope, { unit, year: params.year, code: params.code }),
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

  http.get(
    '/api/criteria-sets/:id/rankings/:year',
    {
      config: { permission: 'assessments:read' },
      schema: {
        summary: 'Settled results of a year by one version of a set, ranked among the units that the actor sees',
        params: z.object({ id: idOf<CriteriaSetId>(), year: z.coerce.number().int() }),
        response: { 200: rankingResponse },
      },
    },
    ({ scope, params }) => readRanking(deps, scope, params.id, params.year),
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
      await openSheet(deps, scope, { unit, year: body.year });
      return readSheet(deps, scope, unit, body.year);
    },
  );

  http.put(
    '/api/units/:unit/assessments/:year/lines/:code/self-score',
    {
      config: { permission: 'assessments:self-score' },
      schema: {
        summary: 'Self-score a line; 409 with the newer line when somebody else wrote it first',
        params: lineParams,
        body: selfScoreRequest,
        response: { 200: lineResponse },
      },
    },
    ({ scope, unit, params, body }) => selfScore(deps, scope, { ...params, unit }, body),
  );

  http.put(
    '/api/units/:unit/assessments/:year/criteria-set',
    {
      config: { permission: 'assessments:self-score' },
      schema: {
        summary: 'Put an open sheet under another version of its set; refused where a given score has no room there',
        params: sheetParams,
        body: changeSetRequest,
        response: { 200: sheetResponse },
      },
    },
    async ({ scope, unit, params, body }) => {
      await changeSet(deps, scope, { unit, year: params.year }, body.criteriaSetId);
      return readSheet(deps, scope, unit, params.year);
    },
  );

  http.post(
    '/api/units/:unit/assessments/:year/submit',
    {
      config: { permission: 'assessments:submit' },
      schema: { summary: 'Sign and submit for appraisal', params: sheetParams, response: { 200: sheetResponse } },
    },
    async ({ scope, unit, params }) => {
      await submitSheet(deps, scope, { unit, year: params.year });
      return readSheet(deps, scope, unit, params.year);
    },
  );
}

function appraisalRoutes(http: Http, deps: Deps): void {
  const config = { permission: 'assessments:appraise' };

  http.put(
    '/api/units/:unit/assessments/:year/lines/:code/appraisal',
    {
      config,
      schema: {
        summary: 'Appraise a line; every lost point needs its reason',
        params: lineParams,
        body: appraisalRequest,
        response: { 200: lineResponse },
      },
    },
    (request) =>
      appraise(deps, appraisingScope(deps, request), { ...request.params, unit: request.unit }, request.body),
  );

  http.post(
    '/api/units/:unit/assessments/:year/accept-full-claims',
    {
      config,
      schema: {
        summary: 'Accept the lines that claim full points',
        params: sheetParams,
        response: { 200: acceptedClaims },
      },
    },
    async (request) => {
      const key = { unit: request.unit, year: request.params.year };
      return { accepted: await acceptFullClaims(deps, appraisingScope(deps, request), key) };
    },
  );

  http.post(
    '/api/units/:unit/assessments/:year/return',
    {
      config,
      schema: {
        summary: 'Give the sheet back to be scored again',
        params: sheetParams,
        body: returnRequest,
        response: { 200: sheetResponse },
      },
    },
    async (request) => {
      const { unit, params, scope, body } = request;
      await returnSheet(deps, appraisingScope(deps, request), { unit, year: params.year }, body.reason);
      return readSheet(deps, scope, unit, params.year);
    },
  );

  http.post(
    '/api/units/:unit/assessments/:year/finish-appraisal',
    {
      config,
      schema: { summary: 'Close the appraisal', params: sheetParams, response: { 200: sheetResponse } },
    },
    async (request) => {
      const { unit, params, scope } = request;
      await finishAppraisal(deps, appraisingScope(deps, request), { unit, year: params.year });
      return readSheet(deps, scope, unit, params.year);
    },
  );

  http.post(
    '/api/units/:unit/assessments/:year/publish',
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
      const { unit, params, scope, body } = request;
      await publishSheet(deps, appraisingScope(deps, request), { unit, year: params.year }, body);
      return readSheet(deps, scope, unit, params.year);
    },
  );
}

function evidenceRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/evidence',
    {
      config: { permission: 'assessments:read' },
      schema: { summary: 'The documents of a unit', params: unitParams, response: { 200: evidenceList } },
    },
    async ({ scope, unit }) => {
      const items = await readEvidence(deps, scope, unit);
      return { items: [...items], total: items.length };
    },
  );

  http.post(
    '/api/units/:unit/evidence',
    {
      config: { permission: 'assessments:self-score' },
      schema: {
        summary: 'Keep a document that proves points',
        params: unitParams,
        body: evidenceRequest,
        response: { 200: evidenceResponse },
      },
    },
    ({ scope, unit, body }) => addEvidence(deps, scope, unit, body),
  );

  http.delete(
    '/api/units/:unit/evidence/:id',
    {
      config: { permission: 'assessments:self-score' },
      schema: {
        summary: 'Drop a document that no line names',
        params: unitParams.extend({ id: idOf<EvidenceId>() }),
        response: { 200: z.object({}) },
      },
    },
    async ({ scope, unit, params }) => {
      await removeEvidence(deps, scope, unit, params.id);
      return {};
    },
  );
}
