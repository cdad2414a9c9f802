import { z } from 'zod';
import { vietnamDay } from '#core/kernel/dates.ts';
import {
  editFrameRequest,
  editSectionRequest,
  openReportRequest,
  ownFigure,
  periodCode,
  putFigureRequest,
  type ReportAnswer,
  reportAnswer,
  reportList,
  reportListQuery,
  reportSection,
  returnReportRequest,
  sendReportRequest,
  windowExceptionRequest,
} from '#core/reports/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { approvalRoutes } from './authoring/approval-routes.ts';
import { partRoutes } from './authoring/part-routes.ts';
import { textRoutes } from './authoring/text-routes.ts';
import { writerOf } from './authoring/writer.ts';
import { laterCounts } from './later-view.ts';
import type { ReportCase } from './report-change.ts';
import { FORMAT_TYPES, fileName, REPORT_FORMATS, reportFile } from './report-files.ts';
import { answerOf, wholeReport } from './report-reading.ts';
import {
  acceptReport,
  editFrame,
  editSection,
  openReport,
  putOwnFigure,
  removeOwnFigure,
  returnReport,
  sendReport,
  setWindowException,
} from './report-service.ts';
import { reportItems } from './report-view.ts';

const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ period: periodCode });
const READ = { permission: 'reports:read' };
const EDIT = { permission: 'reports:edit' };
const COMPILE = { permission: 'reports:compile' };
const SEND = { permission: 'reports:send' };
const RETURN = { permission: 'reports:return' };

export function reportRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/reports',
    {
      config: READ,
      schema: {
        summary: 'The four periods of a year with window, deadline and state',
        params: unitParams,
        querystring: reportListQuery,
        response: { 200: reportList },
      },
    },
    async ({ scope, unit, query }) => {
      const today = vietnamDay(deps.now());
      const year = query.year ?? Number(today.slice(0, 4));
      const items = await readIn(deps.db, scope, async (tx) => {
        const own = [unit.agencyId];
        const changed = await laterCounts(tx, own, [year], today);
        const reports = await reportItems(tx, own, year, today);
        return reports.map((item) => ({ ...item, changed: changed(unit.agencyId, item.period) ?? null }));
      });
      return { items: [...items], total: items.length };
    },
  );
  const answer = async (scope: Scope, unit: UnitRef, period: string) =>
    answerOf(
      await readIn(deps.db, scope, (tx) => wholeReport(tx, unit.agencyId, period, vietnamDay(deps.now()))),
      deps.now(),
    );
  const one = ({ scope, unit, params: { period } }: { scope: Scope; unit: UnitRef; params: { period: string } }) =>
    ({ deps, scope, unit, period }) satisfies ReportCase;
  const whole = { 200: reportAnswer };

  http.post(
    '/api/units/:unit/reports',
    {
      config: COMPILE,
      schema: { summary: 'Open the report of a period', params: unitParams, body: openReportRequest, response: whole },
    },
    async ({ scope, unit, body }) => {
      await openReport({ deps, scope, unit, period: body.period });
      return answer(scope, unit, body.period);
    },
  );
  http.get(
    '/api/units/:unit/reports/:period',
    { config: READ, schema: { summary: 'A report: prose, figures, findings', params, response: whole } },
    async ({ scope, unit, params: { period } }) => answer(scope, unit, period),
  );
  fileRoute(http, deps);
  editRoutes(http, one);
  decisionRoutes(http, one, answer);
  partRoutes(http, deps);
  textRoutes(http, deps);
  approvalRoutes(http, deps, answer);
}

function fileRoute(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/reports/:period/files/:format',
    {
      config: READ,
      schema: {
        summary: 'The report as DOCX, PDF/A, JSON, or annex II.06a as XLSX',
        params: params.extend({ format: z.enum(REPORT_FORMATS) }),
      },
    },
    async ({ scope, unit, params: { period, format } }, reply) => {
      const now = deps.now();
      const whole = await readIn(deps.db, scope, (tx) => wholeReport(tx, unit.agencyId, period, vietnamDay(now)));
      return reply
        .type(FORMAT_TYPES[format])
        .header('content-disposition', `attachment; filename="${fileName(whole, format)}"`)
        .send(await reportFile(whole, format, now));
    },
  );
}

type CaseOf = (request: { scope: Scope; unit: UnitRef; params: { period: string } }) => ReportCase;

function editRoutes(http: Http, one: CaseOf): void {
  http.put(
    '/api/units/:unit/reports/:period/sections/:section',
    {
      config: EDIT,
      schema: {
        summary: 'Save one section; 409 with the newer text when somebody else saved meanwhile',
        params: params.extend({ section: z.string().max(20) }),
        body: editSectionRequest,
        response: { 200: reportSection },
      },
    },
    async (request) => {
      const { editedAt, ...section } = await editSection(
        one(request),
        writerOf(request),
        request.params.section,
        request.body,
      );
      return { ...section, editedAt: editedAt.toISOString() };
    },
  );
  http.put(
    '/api/units/:unit/reports/:period/frame',
    {
      config: COMPILE,
      schema: {
        summary: 'Save title, number, recipients and signer',
        params,
        body: editFrameRequest,
        response: { 200: z.object({ version: z.number().int() }) },
      },
    },
    async (request) => {
      const { frame, version } = request.body;
      const { documentDate, ...rest } = frame;
      return { version: await editFrame(one(request), { ...rest, documentDate: documentDate ?? undefined }, version) };
    },
  );
  const figureParams = params.extend({ code: z.string().max(60) });
  http.put(
    '/api/units/:unit/reports/:period/figures/:code',
    {
      config: EDIT,
      schema: {
        summary: 'Type in a figure of the report, with its source',
        params: figureParams,
        body: putFigureRequest,
        response: { 200: ownFigure },
      },
    },
    async (request) => {
      const { value, ...rest } = request.body;
      return putOwnFigure(one(request), { ...rest, typed: value, code: request.params.code });
    },
  );
  http.delete(
    '/api/units/:unit/reports/:period/figures/:code',
    { config: EDIT, schema: { summary: 'Remove a typed figure', params: figureParams, response: { 204: z.null() } } },
    async (request, reply) => {
      await removeOwnFigure(one(request), request.params.code);
      return reply.status(204).send(null);
    },
  );
}

type AnswerOf = (scope: Scope, unit: UnitRef, period: string) => Promise<ReportAnswer>;

/** Changes of the whole report; each answers with the report as it then stands. */
function decisionRoutes(http: Http, one: CaseOf, answer: AnswerOf): void {
  const whole = { 200: reportAnswer };
  http.put(
    '/api/units/:unit/reports/:period/window',
    {
      config: COMPILE,
      schema: { summary: 'Count other days, with the reason', params, body: windowExceptionRequest, response: whole },
    },
    async (request) => {
      await setWindowException(one(request), request.body);
      return answer(request.scope, request.unit, request.params.period);
    },
  );
  http.delete(
    '/api/units/:unit/reports/:period/window',
    { config: COMPILE, schema: { summary: 'Count the prescribed days again', params, response: whole } },
    async (request) => {
      await setWindowException(one(request), undefined);
      return answer(request.scope, request.unit, request.params.period);
    },
  );
  http.post(
    '/api/units/:unit/reports/:period/send',
    {
      config: SEND,
      schema: { summary: 'Send to the level above and lock', params, body: sendReportRequest, response: whole },
    },
    async (request) => {
      await sendReport(one(request), { explanations: request.body.explanations, paper: request.body.paper });
      return answer(request.scope, request.unit, request.params.period);
    },
  );
  http.post(
    '/api/units/:unit/reports/:period/return',
    {
      config: RETURN,
      schema: { summary: 'Return a sent report with the reason', params, body: returnReportRequest, response: whole },
    },
    async (request) => {
      await returnReport(one(request), request.body.reason, request.body.marks);
      return answer(request.scope, request.unit, request.params.period);
    },
  );
  http.post(
    '/api/units/:unit/reports/:period/accept',
    { config: RETURN, schema: { summary: 'Accept a sent report', params, response: whole } },
    async (request) => {
      await acceptReport(one(request));
      return answer(request.scope, request.unit, request.params.period);
    },
  );
}
