import { z } from 'zod';
import { periodCode } from '#core/reports/contract.ts';
import {
  estimateAnswer,
  estimateQuery,
  makeTrueUpRequest,
  putEstimateRequest,
  trueUpList,
} from '#core/reports/estimates/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { timedJob } from '#server/platform/timed-job.ts';
import { estimateOf, makeTrueUp, putEstimate, removeEstimate, trueUpsOf } from './estimate-service.ts';
import { trueUpEverybody } from './true-up-job.ts';

const params = z.object({ unit: z.string(), period: periodCode });
const READ = { permission: 'reports:read' };
const COMPILE = { permission: 'reports:compile' };

/** Figures of a window that still runs, and what became of them. */
export function estimateRoutes(http: Http, deps: Deps): void {
  const job = timedJob(
    () => trueUpEverybody(deps),
    (error) => http.log.error({ err: error }, 'true-ups'),
  );
  http.addHook('onListen', async () => job.start());
  http.addHook('onClose', () => job.close());
  const one = ({ scope, unit, params: { period } }: { scope: Scope; unit: UnitRef; params: { period: string } }) => ({
    ...{ deps, scope, unit, period },
  });
  const url = '/api/units/:unit/reports/:period/estimate';
  http.get(
    url,
    {
      config: READ,
      schema: {
        summary: 'Counted up to a day, proposed from the pace, and expected',
        params,
        querystring: estimateQuery,
        response: { 200: estimateAnswer },
      },
    },
    async (request) => readIn(deps.db, request.scope, (tx) => estimateOf(tx, one(request), request.query.cutOff)),
  );
  http.put(
    url,
    {
      config: COMPILE,
      schema: {
        summary: 'Expect figures for the rest of the window, with the reason',
        params,
        body: putEstimateRequest,
        response: { 200: estimateAnswer },
      },
    },
    async (request) => {
      await putEstimate(one(request), request.body);
      return readIn(deps.db, request.scope, (tx) => estimateOf(tx, one(request), undefined));
    },
  );
  http.delete(
    url,
    { config: COMPILE, schema: { summary: 'Expect nothing', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await removeEstimate(one(request));
      return reply.status(204).send(null);
    },
  );
  const trueUps = '/api/units/:unit/reports/:period/true-ups';
  http.get(
    trueUps,
    {
      config: READ,
      schema: { summary: 'What was sent beside what it became', params, response: { 200: trueUpList } },
    },
    async (request) => readIn(deps.db, request.scope, (tx) => trueUpsOf(tx, one(request))),
  );
  http.post(
    trueUps,
    {
      config: COMPILE,
      schema: {
        summary: 'Compare a report sent with estimates with what was counted after its window closed',
        params,
        body: makeTrueUpRequest,
        response: { 200: trueUpList },
      },
    },
    async (request) => {
      await makeTrueUp(one(request), request.body.actuals);
      return readIn(deps.db, request.scope, (tx) => trueUpsOf(tx, one(request)));
    },
  );
}
