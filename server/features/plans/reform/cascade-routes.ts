import { z } from 'zod';
import { idOf, pageQuery } from '#core/kernel/contract.ts';
import {
  cascadeAnswer,
  superiorPlans,
  superiorTasks,
  takeOverRequest,
  unitTasksAnswer,
} from '#core/plans/reform/contract.ts';
import type { ReformPlanId, ReformTaskId } from '#core/plans/reform/task.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readCascade, readSuperiorPlans, readSuperiorTasks, readUnitTasks, takeOverTasks } from './cascade-service.ts';
import { deskOf } from './reform-ground.ts';

const unitParams = z.object({ unit: z.string() });
const planParams = unitParams.extend({ plan: idOf<ReformPlanId>() });
const taskParams = unitParams.extend({ task: idOf<ReformTaskId>() });
const READ = { permission: 'plans:read' };
const SUPERIOR = '/api/units/:unit/superior-plans';

/** A superior's plan taken over into one's own, and the progress back up. */
export function cascadeRoutes(http: Http, deps: Deps): void {
  http.get(
    SUPERIOR,
    {
      config: READ,
      schema: { summary: 'Issued plans of the committees above', params: unitParams, response: { 200: superiorPlans } },
    },
    (request) => readSuperiorPlans(deskOf(deps, request)),
  );

  http.get(
    `${SUPERIOR}/:superior/:plan`,
    {
      config: READ,
      schema: {
        summary: 'Tasks of a plan above, with those already taken over',
        params: planParams.extend({ superior: z.string() }),
        response: { 200: superiorTasks },
      },
    },
    (request) => readSuperiorTasks(deskOf(deps, request), request.params.superior, request.params.plan),
  );

  http.post(
    '/api/units/:unit/reform-plans/:plan/take-over',
    {
      config: { permission: 'plans:write' },
      schema: {
        summary: 'Take tasks of a plan above over into this plan',
        params: planParams,
        body: takeOverRequest,
        response: { 200: z.object({ taken: z.number().int() }) },
      },
    },
    async (request) => ({ taken: await takeOverTasks(deskOf(deps, request), request.params.plan, request.body) }),
  );

  http.get(
    '/api/units/:unit/reform-plans/:plan/below',
    {
      config: READ,
      schema: {
        summary: 'How many units below are how far with each task',
        params: planParams,
        response: { 200: cascadeAnswer },
      },
    },
    (request) => readCascade(deskOf(deps, request), request.params.plan),
  );

  http.get(
    '/api/units/:unit/plan-tasks/:task/below',
    {
      config: READ,
      schema: {
        summary: 'The tasks of units below that carry this one out, as far as the person may see them',
        params: taskParams,
        querystring: pageQuery,
        response: { 200: unitTasksAnswer },
      },
    },
    (request) => readUnitTasks(deskOf(deps, request), request.params.task, request.query),
  );
}
