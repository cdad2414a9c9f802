import { z } from 'zod';
import { idOf } from '#core/kernel/contract.ts';
import {
  addPlanRequest,
  addTaskRequest,
  bulkTaskRequest,
  closeTaskRequest,
  editPlanRequest,
  editTaskRequest,
  issuePlanRequest,
  reasonRequest,
  reformPlanList,
  reformPlanResponse,
  reformTaskResponse,
  reportTaskRequest,
  taskGroundAnswer,
  taskListAnswer,
  taskListQuery,
} from '#core/plans/reform/contract.ts';
import type { ReformPlanId, ReformTaskId } from '#core/plans/reform/task.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { changeTasksTogether } from './reform-bulk-service.ts';
import { deskOf } from './reform-ground.ts';
import { readTaskGround, readTasks } from './reform-list-service.ts';
import {
  addReformPlan,
  editReformPlan,
  issueReformPlan,
  readReformPlan,
  readReformPlans,
  removeDraftPlan,
} from './reform-plan-service.ts';
import { readReformTask } from './reform-task-page.ts';
import {
  addReformTask,
  closeReformTask,
  dropReformTask,
  editReformTask,
  reopenReformTask,
  reportReformTask,
} from './reform-task-service.ts';

const unitParams = z.object({ unit: z.string() });
const planParams = unitParams.extend({ plan: idOf<ReformPlanId>() });
const taskParams = unitParams.extend({ task: idOf<ReformTaskId>() });
const planAnswer = { 200: reformPlanResponse };
const taskAnswer = { 200: reformTaskResponse };
const done = { 200: z.object({ done: z.literal(true) }) };

const READ = { permission: 'plans:read' };
const WRITE = { permission: 'plans:write' };
const PROGRESS = { permission: 'plans:progress' };
const PLANS = '/api/units/:unit/reform-plans';
const PLAN = `${PLANS}/:plan`;
const TASKS = '/api/units/:unit/plan-tasks';
const TASK = `${TASKS}/:task`;

export function reformRoutes(http: Http, deps: Deps): void {
  planReadingRoutes(http, deps);
  planWritingRoutes(http, deps);
  taskReadingRoutes(http, deps);
  taskWritingRoutes(http, deps);
  taskProgressRoutes(http, deps);
}

function planReadingRoutes(http: Http, deps: Deps): void {
  http.get(
    PLANS,
    {
      config: READ,
      schema: {
        summary: 'Annual plans and sub-plans of a unit',
        params: unitParams,
        response: { 200: reformPlanList },
      },
    },
    (request) => readReformPlans(deskOf(deps, request)),
  );

  http.get(
    PLAN,
    { config: READ, schema: { summary: 'A reform plan with its sub-plans', params: planParams, response: planAnswer } },
    (request) => readReformPlan(deskOf(deps, request), request.params.plan),
  );
}

function planWritingRoutes(http: Http, deps: Deps): void {
  http.post(
    PLANS,
    {
      config: WRITE,
      schema: {
        summary: 'Draft an annual plan or a sub-plan',
        params: unitParams,
        body: addPlanRequest,
        response: planAnswer,
      },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      return readReformPlan(desk, await addReformPlan(desk, request.body));
    },
  );

  http.put(
    PLAN,
    {
      config: WRITE,
      schema: { summary: 'Edit a draft', params: planParams, body: editPlanRequest, response: planAnswer },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await editReformPlan(desk, request.params.plan, request.body);
      return readReformPlan(desk, request.params.plan);
    },
  );

  http.post(
    `${PLAN}/issue`,
    {
      config: WRITE,
      schema: {
        summary: 'Issue a plan: its tasks are locked from now on',
        params: planParams,
        body: issuePlanRequest,
        response: planAnswer,
      },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await issueReformPlan(desk, request.params.plan, request.body);
      return readReformPlan(desk, request.params.plan);
    },
  );

  http.post(
    `${PLAN}/remove`,
    {
      config: WRITE,
      schema: {
        summary: 'Give a draft up',
        params: planParams,
        body: z.object({ version: z.number().int() }),
        response: done,
      },
    },
    async (request) => {
      await removeDraftPlan(deskOf(deps, request), request.params.plan, request.body.version);
      return { done: true as const };
    },
  );
}

function taskReadingRoutes(http: Http, deps: Deps): void {
  http.get(
    TASKS,
    {
      config: READ,
      schema: {
        summary: 'Tasks of plans, orders and remediation',
        params: unitParams,
        querystring: taskListQuery,
        response: { 200: taskListAnswer },
      },
    },
    (request) => readTasks(deskOf(deps, request), request.query),
  );

  http.get(
    `${TASKS}/ground`,
    {
      config: READ,
      schema: {
        summary: 'Sections, people, indicators and plans that a task may name',
        params: unitParams,
        querystring: z.object({ year: z.coerce.number().int().optional() }),
        response: { 200: taskGroundAnswer },
      },
    },
    (request) => readTaskGround(deskOf(deps, request), request.query.year),
  );

  http.get(
    TASK,
    { config: READ, schema: { summary: 'A task with its history', params: taskParams, response: taskAnswer } },
    (request) => readReformTask(deskOf(deps, request), request.params.task),
  );
}

function taskWritingRoutes(http: Http, deps: Deps): void {
  http.post(
    TASKS,
    {
      config: WRITE,
      schema: {
        summary: 'Add a task to a plan, or assign one outside a plan',
        params: unitParams,
        body: addTaskRequest,
        response: taskAnswer,
      },
    },
    (request) => addReformTask(deskOf(deps, request), request.body),
  );

  http.put(
    TASK,
    {
      config: WRITE,
      schema: {
        summary: 'Edit a task; of an issued plan as an amendment',
        params: taskParams,
        body: editTaskRequest,
        response: taskAnswer,
      },
    },
    (request) => editReformTask(deskOf(deps, request), request.params.task, request.body),
  );

  http.post(
    `${TASK}/drop`,
    {
      config: WRITE,
      schema: { summary: 'Take a task out of its plan', params: taskParams, body: reasonRequest, response: done },
    },
    async (request) => {
      await dropReformTask(deskOf(deps, request), request.params.task, request.body);
      return { done: true as const };
    },
  );

  http.post(
    `${TASK}/reopen`,
    {
      config: WRITE,
      schema: { summary: 'Open a closed task again', params: taskParams, body: reasonRequest, response: taskAnswer },
    },
    (request) => reopenReformTask(deskOf(deps, request), request.params.task, request.body),
  );

  http.post(
    `${TASKS}/change`,
    {
      config: WRITE,
      schema: {
        summary: 'Give several tasks another deadline or section',
        params: unitParams,
        body: bulkTaskRequest,
        response: { 200: z.object({ changed: z.number().int() }) },
      },
    },
    (request) => changeTasksTogether(deskOf(deps, request), request.body),
  );
}

function taskProgressRoutes(http: Http, deps: Deps): void {
  http.post(
    `${TASK}/report`,
    {
      config: PROGRESS,
      schema: { summary: 'Say how far a task is', params: taskParams, body: reportTaskRequest, response: taskAnswer },
    },
    (request) => reportReformTask(deskOf(deps, request), request.params.task, request.body),
  );

  http.post(
    `${TASK}/close`,
    {
      config: PROGRESS,
      schema: {
        summary: 'Close a task; it needs its issued document or its reached target',
        params: taskParams,
        body: closeTaskRequest,
        response: taskAnswer,
      },
    },
    (request) => closeReformTask(deskOf(deps, request), request.params.task, request.body),
  );
}
