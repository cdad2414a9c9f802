import { z } from 'zod';
import {
  askExplanationRequest,
  explanationRequest,
  reopenExplanationRequest,
  reviewResponse,
} from '#core/assessments/appraisal/contract.ts';
import {
  acceptedClaims,
  appraisalRequest,
  lineResponse,
  returnRequest,
  sheetKeyParam,
  sheetResponse,
} from '#core/assessments/contract.ts';
import { requireSheetTerm, type SheetKey } from '#core/assessments/sheet-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { timedJob } from '#server/platform/timed-job.ts';
import { type Asking, appraisingScope } from '../appraiser-right.ts';
import { readSheet } from '../sheet-service.ts';
import { returnSheet } from '../step-service.ts';
import { acrossRoutes } from './across-routes.ts';
import { acceptFullClaims, appraise } from './appraise-service.ts';
import { councilRoutes } from './council/council-routes.ts';
import { moveDueRounds } from './due-round-job.ts';
import { explain } from './explanation-service.ts';
import { minutesFile } from './minutes-file.ts';
import { readReview } from './review-service.ts';
import {
  askExplanation,
  endExplanation,
  finishAppraisal,
  reopenExplanation,
  sendExplanation,
  startSecond,
} from './round-service.ts';

const SHEET = '/api/units/:unit/assessments/:sheet';
const sheetParams = z.object({ unit: z.string(), sheet: sheetKeyParam });
const lineParams = sheetParams.extend({ code: z.string().max(40) });
const APPRAISE = { permission: 'assessments:appraise' };

/** The sheet that a path names. */
function keyOf({ unit, params }: { unit: UnitRef; params: { sheet: string } }): SheetKey<UnitRef> {
  return { unit, ...requireSheetTerm(params.sheet) };
}

export function appraisalRoutes(http: Http, deps: Deps): void {
  const clock = timedJob(
    () => moveDueRounds(deps),
    (error) => http.log.error({ err: error }, 'rounds of appraisal'),
  );
  http.addHook('onListen', async () => clock.start());
  http.addHook('onClose', () => clock.close());
  lineRoutes(http, deps);
  explanationRoutes(http, deps);
  appraiserSteps(http, deps);
  acrossRoutes(http, deps);
  councilRoutes(http, deps);
}

function lineRoutes(http: Http, deps: Deps): void {
  http.get(
    `${SHEET}/review`,
    {
      config: { permission: 'assessments:read' },
      schema: {
        summary: 'What each round said about the lines of a sheet, side by side',
        params: sheetParams,
        response: { 200: reviewResponse },
      },
    },
    (request) => readReview(deps, request, keyOf(request)),
  );
  http.get(
    `${SHEET}/appraisal-minutes/:format`,
    {
      config: { permission: 'assessments:read' },
      schema: {
        summary: 'The minutes of the appraisal as DOCX or PDF/A: sums, lost points by area, every round',
        params: sheetParams.extend({ format: z.enum(['docx', 'pdf']) }),
      },
    },
    async (request, reply) => {
      const { name, type, content } = await minutesFile(deps, request.scope, keyOf(request), request.params.format);
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    },
  );
  http.put(
    `${SHEET}/lines/:code/appraisal`,
    {
      config: APPRAISE,
      schema: {
        summary: 'Appraise a line; every lost point needs its reason; 409 with the newer line for a second writer',
        params: lineParams,
        body: appraisalRequest,
        response: { 200: lineResponse },
      },
    },
    (request) => appraise(deps, request, { ...keyOf(request), code: request.params.code }, request.body),
  );
  http.post(
    `${SHEET}/accept-full-claims`,
    {
      config: APPRAISE,
      schema: {
        summary: 'Accept the lines that claim full points',
        params: sheetParams,
        response: { 200: acceptedClaims },
      },
    },
    async (request) => ({ accepted: await acceptFullClaims(deps, request, keyOf(request)) }),
  );
}

function explanationRoutes(http: Http, deps: Deps): void {
  http.put(
    `${SHEET}/lines/:code/explanation`,
    {
      config: { permission: 'assessments:explain' },
      schema: {
        summary: 'Explain a line that was asked about or lost points; 409 with the newer text for a second writer',
        params: lineParams,
        body: explanationRequest,
        response: { 200: reviewResponse },
      },
    },
    async (request) => {
      await explain(deps, request.scope, { ...keyOf(request), code: request.params.code }, request.body);
      return readReview(deps, request, keyOf(request));
    },
  );
  http.post(
    `${SHEET}/send-explanation`,
    {
      config: { permission: 'assessments:submit' },
      schema: { summary: 'Sign and send the explanation', params: sheetParams, response: { 200: sheetResponse } },
    },
    async (request) => {
      await sendExplanation(deps, request.scope, keyOf(request));
      return readSheet(deps, request.scope, keyOf(request));
    },
  );
}

/** Steps that an appraiser of the level above takes and that answer with the sheet. */
function appraiserSteps(http: Http, deps: Deps): void {
  const step = <Body>(
    verb: string,
    summary: string,
    body: z.ZodType<Body>,
    take: (asking: Asking, key: SheetKey<UnitRef>, body: Body) => Promise<void>,
  ) =>
    http.post(
      `${SHEET}/${verb}`,
      { config: APPRAISE, schema: { summary, params: sheetParams, body, response: { 200: sheetResponse } } },
      async (request) => {
        await take(request, keyOf(request), request.body as Body);
        return readSheet(deps, request.scope, keyOf(request));
      },
    );
  const nothing = z.object({}).nullish();
  step('return', 'Give the sheet back to be scored again', returnRequest, (asking, key, { reason }) =>
    returnSheet(deps, appraisingScope(deps, asking), key, reason),
  );
  step(
    'ask-explanation',
    'Close the first round and ask for explanations',
    askExplanationRequest,
    (asking, key, body) => askExplanation(deps, appraisingScope(deps, asking), key, body.until),
  );
  step('start-second', 'Close the first round where nothing is to be explained', nothing, (asking, key) =>
    startSecond(deps, appraisingScope(deps, asking), key),
  );
  step('end-explanation', 'End the explanation after its last day', nothing, (asking, key) =>
    endExplanation(deps, appraisingScope(deps, asking), key),
  );
  step('reopen-explanation', 'Let the unit explain again', reopenExplanationRequest, (asking, key, body) =>
    reopenExplanation(deps, appraisingScope(deps, asking), key, body),
  );
  step('finish-appraisal', 'Close the appraisal', nothing, (asking, key) =>
    finishAppraisal(deps, appraisingScope(deps, asking), key),
  );
}
