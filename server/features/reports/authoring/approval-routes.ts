import { z } from 'zod';
import { vietnamDay } from '#core/kernel/dates.ts';
import {
  approveRequest,
  numberRequest,
  reasonRequest,
  reportChanges as reportChangesShape,
} from '#core/reports/authoring/contract.ts';
import { periodCode, type ReportAnswer, reportAnswer, submitReportRequest } from '#core/reports/contract.ts';
import type { ReportCase } from '#server/features/reports/report-change.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { approveReport, declineReport, numberReport, submitReport, withdrawReport } from './approval-service.ts';
import { reportChanges } from './changes-view.ts';

const params = z.object({ unit: z.string(), period: periodCode });
const REPORT = '/api/units/:unit/reports/:period';
const COMPILE = { permission: 'reports:compile' };
const APPROVE = { permission: 'reports:approve' };

interface Asked {
  readonly scope: Scope;
  readonly unit: UnitRef;
  readonly params: { readonly period: string };
}

type AnswerOf = (scope: Scope, unit: UnitRef, period: string) => Promise<ReportAnswer>;

/** The way to the signature: submit, approve or decline, take back, number. Each answers with the report. */
export function approvalRoutes(http: Http, deps: Deps, answerOf: AnswerOf): void {
  const one = ({ scope, unit, params: { period } }: Asked): ReportCase => ({ deps, scope, unit, period });
  const answer = ({ scope, unit, params: { period } }: Asked) => answerOf(scope, unit, period);
  const response = { 200: reportAnswer };
  http.post(
    `${REPORT}/submit`,
    { config: COMPILE, schema: { summary: 'Submit for signature', params, body: submitReportRequest, response } },
    async (request) => {
      await submitReport(one(request), request.body.explanations);
      return answer(request);
    },
  );
  http.post(
    `${REPORT}/approve`,
    { config: APPROVE, schema: { summary: 'Approve what was submitted', params, body: approveRequest, response } },
    async (request) => {
      await approveReport(one(request), request.body.signing, request.body.signer);
      return answer(request);
    },
  );
  http.post(
    `${REPORT}/decline`,
    { config: APPROVE, schema: { summary: 'Give back to be mended', params, body: reasonRequest, response } },
    async (request) => {
      await declineReport(one(request), request.body.reason);
      return answer(request);
    },
  );
  http.post(
    `${REPORT}/withdraw`,
    { config: COMPILE, schema: { summary: 'Take back before sending', params, body: reasonRequest, response } },
    async (request) => {
      await withdrawReport(one(request), request.body.reason);
      return answer(request);
    },
  );
  http.put(
    `${REPORT}/number`,
    { config: COMPILE, schema: { summary: 'Number and date of the document', params, body: numberRequest, response } },
    async (request) => {
      await numberReport(one(request), request.body.number, request.body.documentDate);
      return answer(request);
    },
  );
  http.get(
    `${REPORT}/changes`,
    {
      config: { permission: 'reports:read' },
      schema: {
        summary: 'What is different since the sending before',
        params,
        response: { 200: reportChangesShape },
      },
    },
    ({ scope, unit, params: { period } }) =>
      readIn(deps.db, scope, (tx) => reportChanges(tx, unit.agencyId, period, vietnamDay(deps.now()))),
  );
}
