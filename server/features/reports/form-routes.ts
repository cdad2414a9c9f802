import { z } from 'zod';
import {
  addFormRequest,
  adjustmentRequest,
  aggregationRequest,
  aggregationTable,
  formList,
  formVersion,
  periodCode,
} from '#core/reports/contract.ts';
import { FORM_CODES } from '#core/reports/form-code.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import { adjust, aggregationOf, chooseAggregation, removeAdjustment } from './aggregation-service.ts';
import { addForm, listForms } from './form-service.ts';

const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ period: periodCode });
const READ = { permission: 'reports:read' };
const SEND = { permission: 'reports:send' };

/** The sum of the lower levels with its adjustments, and the versions of the forms. */
export function formRoutes(http: Http, deps: Deps): void {
  const one = ({ scope, unit, params: { period } }: { scope: Scope; unit: UnitRef; params: { period: string } }) => ({
    deps,
    scope,
    unit,
    period,
  });
  const table = { 200: aggregationTable };
  http.get(
    '/api/units/:unit/reports/:period/aggregation',
    { config: READ, schema: { summary: 'The sum of the units below, unit by unit', params, response: table } },
    async (request) => aggregationOf(one(request)),
  );
  http.put(
    '/api/units/:unit/reports/:period/aggregation',
    {
      config: SEND,
      schema: { summary: 'Sum the units below, or not', params, body: aggregationRequest, response: table },
    },
    async (request) => {
      await chooseAggregation(one(request), request.body.mode);
      return aggregationOf(one(request));
    },
  );
  http.post(
    '/api/units/:unit/reports/:period/adjustments',
    {
      config: SEND,
      schema: { summary: 'Adjust the sum, with the reason', params, body: adjustmentRequest, response: table },
    },
    async (request) => {
      await adjust(one(request), request.body);
      return aggregationOf(one(request));
    },
  );
  http.delete(
    '/api/units/:unit/reports/:period/adjustments/:id',
    {
      config: SEND,
      schema: { summary: 'Take an adjustment off', params: params.extend({ id: z.uuid() }), response: table },
    },
    async (request) => {
      await removeAdjustment(one(request), request.params.id);
      return aggregationOf(one(request));
    },
  );
  versionRoutes(http, deps);
}

function versionRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/report-forms',
    {
      config: READ,
      schema: { summary: 'Every version of the forms', params: unitParams, response: { 200: formList } },
    },
    async ({ scope, unit }) => {
      const items = await listForms({ deps, scope, unit });
      return { items: [...items], total: items.length };
    },
  );
  http.post(
    '/api/units/:unit/report-forms/:code/versions',
    {
      config: { permission: 'reports:forms' },
      schema: {
        summary: 'Enter the next version of a form',
        params: unitParams.extend({ code: z.enum(FORM_CODES) }),
        body: addFormRequest,
        response: { 200: formVersion },
      },
    },
    async ({ scope, unit, params: { code }, body }) => addForm({ deps, scope, unit }, code, body),
  );
}
