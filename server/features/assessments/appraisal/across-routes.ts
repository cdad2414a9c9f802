import { z } from 'zod';
import {
  appraisalBoard,
  appraisalWork,
  boardQuery,
  bulkAccepted,
  criterionAcross,
} from '#core/assessments/appraisal/across/contract.ts';
import { sheetKeyParam } from '#core/assessments/contract.ts';
import { requireSheetTerm } from '#core/assessments/sheet-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { acceptAcross, readBoard, readCriterion, readWork } from './across-service.ts';

const WORK = '/api/units/:unit/appraisals';
const unitParams = z.object({ unit: z.string() });
const termParams = unitParams.extend({ sheet: sheetKeyParam });
const codeParams = termParams.extend({ code: z.string().max(40) });
const config = { permission: 'assessments:appraise' };

/** The appraisal as the body in charge sees it: a criterion through all units, a unit, a whole term. */
export function acrossRoutes(http: Http, deps: Deps): void {
  http.get(
    WORK,
    {
      config,
      schema: {
        summary: 'The terms whose sheets the actor appraises for this committee, with what is waiting',
        params: unitParams,
        response: { 200: appraisalWork },
      },
    },
    (request) => readWork(deps, request),
  );
  http.get(
    `${WORK}/:sheet`,
    {
      config,
      schema: {
        summary: 'A term by criterion, by unit and by body: what is waiting where',
        params: termParams,
        querystring: boardQuery,
        response: { 200: appraisalBoard },
      },
    },
    (request) => readBoard(deps, request, requireSheetTerm(request.params.sheet), request.query.set),
  );
  http.get(
    `${WORK}/:sheet/criteria/:code`,
    {
      config,
      schema: {
        summary: 'One criterion through all units of a term',
        params: codeParams,
        querystring: boardQuery,
        response: { 200: criterionAcross },
      },
    },
    (request) =>
      readCriterion(
        deps,
        request,
        { ...requireSheetTerm(request.params.sheet), code: request.params.code },
        request.query.set,
      ),
  );
  http.post(
    `${WORK}/:sheet/criteria/:code/accept-full-claims`,
    {
      config,
      schema: {
        summary: 'Accept the full claims of one criterion of all units',
        params: codeParams,
        querystring: boardQuery,
        response: { 200: bulkAccepted },
      },
    },
    (request) =>
      acceptAcross(
        deps,
        request,
        { ...requireSheetTerm(request.params.sheet), code: request.params.code },
        request.query.set,
      ),
  );
}
