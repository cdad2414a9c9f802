import { z } from 'zod';
import { boardQuery } from '#core/assessments/appraisal/across/contract.ts';
import {
  approvedResults,
  closeSessionRequest,
  councilDecisionRequest,
  councilResponse,
  putBeforeRequest,
  sessionRequest,
} from '#core/assessments/appraisal/council/contract.ts';
import type { CouncilSessionId } from '#core/assessments/appraisal/council/session.ts';
import { sheetKeyParam } from '#core/assessments/contract.ts';
import { requireSheetTerm } from '#core/assessments/sheet-key.ts';
import { idOf } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { Asking } from '../../appraiser-right.ts';
import {
  approveResults,
  closeSession,
  decideCase,
  keepSession,
  putBeforeCouncil,
  readCouncil,
  takeFromCouncil,
} from './council-service.ts';

const COUNCIL = '/api/units/:unit/appraisals/:sheet/council';
const termParams = z.object({ unit: z.string(), sheet: sheetKeyParam });
const sessionParams = termParams.extend({ session: idOf<CouncilSessionId>() });
const caseParams = termParams.extend({ of: z.string().describe('The assessed unit'), code: z.string().max(40) });
const config = { permission: 'assessments:appraise' };
const done = z.object({});

/** The council of the committee that appraises: its sessions and the lines put before it. */
export function councilRoutes(http: Http, deps: Deps): void {
  sessionRoutes(http, deps);
  caseRoutes(http, deps);
  http.post(
    '/api/units/:unit/appraisals/:sheet/approve',
    {
      config: { permission: 'assessments:approve' },
      schema: {
        summary: 'Approve the results of all units of the campaign; units still open are named',
        params: termParams,
        response: { 200: approvedResults },
      },
    },
    (request) => approveResults(deps, request, requireSheetTerm(request.params.sheet)),
  );
}

function sessionRoutes(http: Http, deps: Deps): void {
  http.get(
    COUNCIL,
    {
      config,
      schema: {
        summary: 'Sessions of the council and the lines before it',
        params: termParams,
        querystring: boardQuery,
        response: { 200: councilResponse },
      },
    },
    (request) => readCouncil(deps, request, requireSheetTerm(request.params.sheet), request.query.set),
  );
  http.post(
    `${COUNCIL}/sessions`,
    {
      config,
      schema: {
        summary: 'Open a session of the council',
        params: termParams,
        body: sessionRequest,
        response: { 200: z.object({ id: idOf<CouncilSessionId>() }) },
      },
    },
    async ({ scope, unit, params, body }) => ({
      id: await keepSession(deps, scope, { unit, ...requireSheetTerm(params.sheet) }, body),
    }),
  );
  http.put(
    `${COUNCIL}/sessions/:session`,
    {
      config,
      schema: {
        summary: 'Change an open session',
        params: sessionParams,
        body: sessionRequest,
        response: { 200: done },
      },
    },
    async ({ scope, unit, params, body }) => {
      await keepSession(deps, scope, { unit, ...requireSheetTerm(params.sheet) }, body, params.session);
      return {};
    },
  );
  http.post(
    `${COUNCIL}/sessions/:session/close`,
    {
      config,
      schema: {
        summary: 'Close a session by its minutes in the register',
        params: sessionParams,
        body: closeSessionRequest,
        response: { 200: done },
      },
    },
    async ({ scope, unit, params, body }) => {
      await closeSession(deps, scope, unit, params.session, body.documentId);
      return {};
    },
  );
}

function caseRoutes(http: Http, deps: Deps): void {
  /** The assessed unit's cell, asked for as its appraiser. */
  const cellOf = (request: Asking & { params: z.infer<typeof caseParams> }) => {
    const { sheet, of, code } = request.params;
    const unit = deps.directory.bySlug(of) ?? request.unit;
    const asking: Asking = { identity: request.identity, scope: request.scope, unit };
    return { asking, cell: { unit, ...requireSheetTerm(sheet), code } };
  };
  http.put(
    `${COUNCIL}/cases/:of/:code`,
    {
      config,
      schema: {
        summary: 'Put a line before the council',
        params: caseParams,
        body: putBeforeRequest,
        response: { 200: done },
      },
    },
    async (request) => {
      const { asking, cell } = cellOf(request);
      await putBeforeCouncil(deps, asking, cell, request.body.why);
      return {};
    },
  );
  http.delete(
    `${COUNCIL}/cases/:of/:code`,
    {
      config,
      schema: { summary: 'Take back a line that is not decided', params: caseParams, response: { 200: done } },
    },
    async (request) => {
      const { asking, cell } = cellOf(request);
      await takeFromCouncil(deps, asking, cell);
      return {};
    },
  );
  http.put(
    `${COUNCIL}/cases/:of/:code/decision`,
    {
      config,
      schema: {
        summary: 'Record the decision of the council about a line; final once its session is closed',
        params: caseParams,
        body: councilDecisionRequest,
        response: { 200: done },
      },
    },
    async (request) => {
      const { asking, cell } = cellOf(request);
      await decideCase(deps, asking, cell, request.unit, request.body);
      return {};
    },
  );
}
