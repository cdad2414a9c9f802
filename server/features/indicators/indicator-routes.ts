import { z } from 'zod';
import {
  dashboardAnswer,
  formAnswer,
  formQuery,
  indicatorsAnswer,
  setTargetRequest,
  targetShape,
  targetsAnswer,
  trendAnswer,
  typedValue,
  typedValuesAnswer,
  typeValueRequest,
  windowQuery,
  withdrawValueRequest,
} from '#core/indicators/contract.ts';
import type { TypedValueId } from '#core/indicators/value.ts';
import { idOf } from '#core/kernel/contract.ts';
import { answerMemory } from '#server/platform/answer-memory.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Http, sendJson } from '#server/platform/http.ts';
import { type DashboardMemory, readDashboard, readForm, readIndicators, readTrend } from './indicator-service.ts';
import { readTargets, readTyped, setTarget, typeValue, withdrawValue } from './typed-value-service.ts';

const unitPath = z.object({ unit: z.string() });
const valuePath = unitPath.extend({ id: idOf<TypedValueId>() });
const read = { permission: 'indicators:read' } as const;

export function indicatorRoutes(http: Http, deps: Deps): void {
  figureRoutes(http, deps);
  typedRoutes(http, deps);
}

function figureRoutes(http: Http, deps: Deps): void {
  const remember: DashboardMemory = answerMemory();
  http.get(
    '/api/units/:unit/dashboard',
    {
      config: read,
      schema: {
        summary: 'First page of a unit',
        params: unitPath,
        querystring: windowQuery,
        response: { 200: dashboardAnswer },
      },
    },
    async ({ scope, unit, query }, reply) =>
      sendJson(reply, await readDashboard(deps, remember, { scope, unit, query })),
  );
  http.get(
    '/api/units/:unit/indicators',
    {
      config: read,
      schema: {
        summary: 'Every indicator of a window',
        params: unitPath,
        querystring: windowQuery,
        response: { 200: indicatorsAnswer },
      },
    },
    async ({ scope, unit, query }) => readIndicators(deps, { scope, unit, query }),
  );
  http.get(
    '/api/units/:unit/form-ii06a',
    {
      config: read,
      schema: {
        summary: 'Form II.06a by field or channel',
        params: unitPath,
        querystring: formQuery,
        response: { 200: formAnswer },
      },
    },
    async ({ scope, unit, query }) => readForm(deps, { scope, unit, query }, query.by),
  );
  http.get(
    '/api/units/:unit/indicator-trend',
    {
      config: read,
      schema: { summary: 'Twelve months', params: unitPath, querystring: windowQuery, response: { 200: trendAnswer } },
    },
    async ({ scope, unit, query }) => readTrend(deps, { scope, unit, query }),
  );
}

function typedRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/indicator-values',
    { config: read, schema: { summary: 'Typed-in figures', params: unitPath, response: { 200: typedValuesAnswer } } },
    async ({ scope, unit }) => readTyped(deps, scope, unit.agencyId),
  );
  http.post(
    '/api/units/:unit/indicator-values',
    {
      config: { permission: 'indicators:type' },
      schema: { summary: 'Type a figure in', params: unitPath, body: typeValueRequest, response: { 200: typedValue } },
    },
    async ({ scope, unit, body }) => typeValue(deps, scope, unit.agencyId, body),
  );
  http.post(
    '/api/units/:unit/indicator-values/:id/withdraw',
    {
      config: { permission: 'indicators:type' },
      schema: {
        summary: 'Withdraw a typed figure',
        params: valuePath,
        body: withdrawValueRequest,
        response: { 200: z.object({}) },
      },
    },
    async ({ scope, unit, params, body }) => {
      await withdrawValue(deps, scope, unit.agencyId, params.id, body.reason);
      return {};
    },
  );
  http.get(
    '/api/units/:unit/indicator-targets',
    { config: read, schema: { summary: 'Targets', params: unitPath, response: { 200: targetsAnswer } } },
    async ({ scope, unit }) => readTargets(deps, scope, unit.agencyId),
  );
  http.put(
    '/api/units/:unit/indicator-targets',
    {
      config: { permission: 'indicators:set-target' },
      schema: { summary: 'Set a target', params: unitPath, body: setTargetRequest, response: { 200: targetShape } },
    },
    async ({ scope, unit, body }) => setTarget(deps, scope, unit.agencyId, body),
  );
}
