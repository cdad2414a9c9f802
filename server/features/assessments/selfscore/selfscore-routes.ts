import { z } from 'zod';
import { lineResponse, selfScoreRequest, sheetKeyParam } from '#core/assessments/contract.ts';
import {
  assignRequest,
  confirmRequest,
  confirmResponse,
  divisionResponse,
  partRequest,
  sheetEvidence,
} from '#core/assessments/selfscore/contract.ts';
import { requireSheetTerm, type SheetKey } from '#core/assessments/sheet-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { Identity } from '#server/platform/identity.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import { selfScore } from '../line-service.ts';
import { confirmValues } from './confirm-service.ts';
import { assignCriteria, handInPart, readDivision, sendBackPart, takePart } from './division-service.ts';
import { drafterOf } from './drafter.ts';
import { selfReportFile } from './report-file.ts';
import { readSheetEvidence } from './sheet-evidence.ts';

const params = z.object({ unit: z.string(), sheet: sheetKeyParam });
const SHEET = '/api/units/:unit/assessments/:sheet';
const READ = { permission: 'assessments:read' };
const DRAFT = { permission: 'assessments:draft' };
const COMPILE = { permission: 'assessments:self-score' };

interface Asked {
  readonly scope: Scope;
  readonly identity: Identity | null;
  readonly unit: UnitRef;
  readonly params: { readonly sheet: string };
}

function keyOf({ unit, params: { sheet } }: Asked): SheetKey<UnitRef> {
  return { unit, ...requireSheetTerm(sheet) };
}

/** How a unit scores itself: by cell, by section, with figures that are confirmed. */
export function selfScoreRoutes(http: Http, deps: Deps): void {
  cellRoutes(http, deps);
  divisionRoutes(http, deps);
  reportRoutes(http, deps);
}

function cellRoutes(http: Http, deps: Deps): void {
  http.put(
    `${SHEET}/lines/:code/self-score`,
    {
      config: DRAFT,
      schema: {
        summary: 'Self-score a line; 409 with the newer line when somebody else wrote it first',
        params: params.extend({ code: z.string().max(40) }),
        body: selfScoreRequest,
        response: { 200: lineResponse },
      },
    },
    (request) => {
      const cell = { ...keyOf(request), code: request.params.code };
      return selfScore(deps, request.scope, cell, request.body, drafterOf(request));
    },
  );
  http.post(
    `${SHEET}/confirm-values`,
    {
      config: DRAFT,
      schema: {
        summary: 'Confirm figures of indicators as they were seen; what has moved since is left and named',
        params,
        body: confirmRequest,
        response: { 200: confirmResponse },
      },
    },
    (request) => confirmValues(deps, request.scope, keyOf(request), request.body.confirmations, drafterOf(request)),
  );
  http.get(
    `${SHEET}/evidence`,
    {
      config: READ,
      schema: { summary: 'The evidence of a sheet and what it proves', params, response: { 200: sheetEvidence } },
    },
    (request) => readSheetEvidence(deps, request.scope, keyOf(request)),
  );
}

function reportRoutes(http: Http, deps: Deps): void {
  http.get(
    `${SHEET}/report/:format`,
    {
      config: READ,
      schema: {
        summary: 'The self-assessment report with all lines, as DOCX, PDF/A or XLSX',
        params: params.extend({ format: z.enum(['docx', 'pdf', 'xlsx']) }),
      },
    },
    async (request, reply) => {
      const { name, type, content } = await selfReportFile(deps, request.scope, keyOf(request), request.params.format);
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    },
  );
}

function divisionRoutes(http: Http, deps: Deps): void {
  const response = { 200: divisionResponse };
  const division = (request: Asked) => readDivision(deps, request.scope, keyOf(request), drafterOf(request));
  http.get(
    `${SHEET}/division`,
    { config: READ, schema: { summary: 'Who drafts what, and how far each section has come', params, response } },
    division,
  );
  http.put(
    `${SHEET}/division`,
    {
      config: COMPILE,
      schema: { summary: 'Give criteria to sections', params, body: assignRequest, response },
    },
    async (request) => {
      await assignCriteria(deps, request.scope, keyOf(request), request.body);
      return division(request);
    },
  );
  http.post(
    `${SHEET}/division/hand-in`,
    { config: DRAFT, schema: { summary: 'A section hands in its criteria', params, body: partRequest, response } },
    async (request) => {
      await handInPart(deps, request.scope, keyOf(request), request.body, drafterOf(request));
      return division(request);
    },
  );
  http.post(
    `${SHEET}/division/take`,
    { config: COMPILE, schema: { summary: 'Take a section’s part', params, body: partRequest, response } },
    async (request) => {
      await takePart(deps, request.scope, keyOf(request), request.body);
      return division(request);
    },
  );
  http.post(
    `${SHEET}/division/send-back`,
    {
      config: COMPILE,
      schema: { summary: 'Send a part back to its section with the reason', params, body: partRequest, response },
    },
    async (request) => {
      await sendBackPart(deps, request.scope, keyOf(request), request.body);
      return division(request);
    },
  );
}
