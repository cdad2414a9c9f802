import { z } from 'zod';
import { idOf } from '#core/kernel/contract.ts';
import {
  acceptPlanRequest,
  doneRequest,
  dropTaskRequest,
  planDocumentFormats,
  planEvidenceRequest,
  planResponse,
  planSummaries,
  progressRequest,
  proposePlanRequest,
  taskChangeRequest,
  taskResponse,
  taskStepRequest,
} from '#core/plans/contract.ts';
import type { TaskId } from '#core/plans/task.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { planFile } from './plan-file.ts';
import { acceptPlan, proposePlan, readPlan, readPlans } from './plan-service.ts';
import {
  acceptTask,
  addTaskEvidence,
  dropTask,
  editTask,
  finishTask,
  proposeTaskAgain,
  reportProgress,
} from './task-service.ts';

const unitParams = z.object({ unit: z.string() });
const planParams = unitParams.extend({ year: z.coerce.number().int() });
const taskParams = planParams.extend({ task: idOf<TaskId>() });
const taskAnswer = { 200: taskResponse };

const READ = { permission: 'plans:read' };
const DRAFT = { permission: 'plans:draft' };
const ACCEPT = { permission: 'plans:accept' };
const PROGRESS = { permission: 'plans:progress' };
const PLAN = '/api/units/:unit/remediation-plans/:year';
const TASK = `${PLAN}/tasks/:task`;

export function planRoutes(http: Http, deps: Deps): void {
  readingRoutes(http, deps);
  draftRoutes(http, deps);
  decisionRoutes(http, deps);
  progressRoutes(http, deps);
}

function readingRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/remediation-plans',
    {
      config: READ,
      schema: { summary: 'Remediation plans of a unit', params: unitParams, response: { 200: planSummaries } },
    },
    ({ scope, unit }) => readPlans(deps, scope, unit),
  );

  http.get(
    PLAN,
    {
      config: READ,
      schema: { summary: 'A remediation plan with its tasks', params: planParams, response: { 200: planResponse } },
    },
    ({ scope, unit, params }) => readPlan(deps, scope, { unit, year: params.year }),
  );

  http.get(
    `${PLAN}/files/:format`,
    {
      config: READ,
      schema: { summary: 'The plan as DOCX or PDF/A', params: planParams.extend({ format: planDocumentFormats }) },
    },
    async ({ scope, unit, params }, reply) => {
      const { name, type, content } = await planFile(deps, scope, { unit, year: params.year }, params.format);
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    },
  );
}

function draftRoutes(http: Http, deps: Deps): void {
  http.post(
    '/api/units/:unit/remediation-plans',
    {
      config: DRAFT,
      schema: {
        summary: 'Draft a plan from the points lost in the year before',
        params: unitParams,
        body: proposePlanRequest,
        response: { 200: planResponse },
      },
    },
    async ({ scope, unit, body }) => {
      await proposePlan(deps, scope, { unit, year: body.year });
      return readPlan(deps, scope, { unit, year: body.year });
    },
  );

  http.put(
    TASK,
    {
      config: DRAFT,
      schema: { summary: 'Edit a proposal', params: taskParams, body: taskChangeRequest, response: taskAnswer },
    },
    ({ scope, unit, params, body }) => editTask(deps, scope, { unit, year: params.year, id: params.task }, body),
  );
}

function decisionRoutes(http: Http, deps: Deps): void {
  http.post(
    `${TASK}/accept`,
    {
      config: ACCEPT,
      schema: { summary: 'Accept a proposal', params: taskParams, body: taskStepRequest, response: taskAnswer },
    },
    ({ scope, unit, params, body }) =>
      acceptTask(deps, scope, { unit, year: params.year, id: params.task }, body.version),
  );

  http.post(
    `${TASK}/drop`,
    {
      config: ACCEPT,
      schema: {
        summary: 'Leave a proposal out, with a reason',
        params: taskParams,
        body: dropTaskRequest,
        response: taskAnswer,
      },
    },
    ({ scope, unit, params, body }) =>
      dropTask(deps, scope, { unit, year: params.year, id: params.task }, body.version, body.reason),
  );

  http.post(
    `${TASK}/propose`,
    {
      config: ACCEPT,
      schema: {
        summary: 'Put a decided task back among the proposals of a draft',
        params: taskParams,
        body: taskStepRequest,
        response: taskAnswer,
      },
    },
    ({ scope, unit, params, body }) =>
      proposeTaskAgain(deps, scope, { unit, year: params.year, id: params.task }, body.version),
  );

  http.post(
    `${PLAN}/accept`,
    {
      config: ACCEPT,
      schema: {
        summary: 'Accept the plan with every proposal that is still open',
        params: planParams,
        body: acceptPlanRequest,
        response: { 200: planResponse },
      },
    },
    async ({ scope, unit, params, body }) => {
      const key = { unit, year: params.year };
      await acceptPlan(deps, scope, key, body);
      return readPlan(deps, scope, key);
    },
  );
}

function progressRoutes(http: Http, deps: Deps): void {
  http.post(
    `${TASK}/progress`,
    {
      config: PROGRESS,
      schema: { summary: 'Report progress', params: taskParams, body: progressRequest, response: taskAnswer },
    },
    ({ scope, unit, params, body }) =>
      reportProgress(deps, scope, { unit, year: params.year, id: params.task }, body.version, body),
  );

  http.post(
    `${TASK}/evidence`,
    {
      config: PROGRESS,
      schema: {
        summary: 'Name the document that proves the work',
        params: taskParams,
        body: planEvidenceRequest.extend(taskStepRequest.shape),
        response: taskAnswer,
      },
    },
    ({ scope, unit, params, body }) =>
      addTaskEvidence(deps, scope, { unit, year: params.year, id: params.task }, body.version, body),
  );

  http.post(
    `${TASK}/done`,
    {
      config: PROGRESS,
      schema: {
        summary: 'Close a task; it needs its document',
        params: taskParams,
        body: doneRequest,
        response: taskAnswer,
      },
    },
    ({ scope, unit, params, body }) =>
      finishTask(deps, scope, { unit, year: params.year, id: params.task }, body.version, body.day),
  );
}
