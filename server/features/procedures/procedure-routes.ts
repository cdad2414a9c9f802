import { z } from 'zod';
import { plainDate } from '#core/kernel/contract.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import {
  assigned,
  assignRequest,
  catalogueQuery,
  procedureDetail as detailShape,
  endVersionRequest,
  fieldList,
  procedureId,
  procedureList,
  saveVersionAnswer,
  saveVersionRequest,
  versionId,
} from '#core/procedures/contract.ts';
import { refuseProcedure } from '#core/procedures/refusals.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn } from '#server/platform/scope.ts';
import { addVersion, assign, closeVersion, correctVersion, withdraw } from './procedure-service.ts';
import { catalogue, procedureDetail } from './procedure-view.ts';
import { procedureFields } from './read-model.ts';

const params = z.object({ unit: z.string() });
const oneParams = params.extend({ id: procedureId });
const versionParams = params.extend({ version: versionId });

export function procedureRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/procedures',
    {
      config: { permission: 'procedures:read' },
      schema: {
        summary: 'The catalogue as it stands at this agency on a day',
        params,
        querystring: catalogueQuery,
        response: { 200: procedureList },
      },
    },
    async ({ scope, unit, query }) => {
      const day = query.day ?? vietnamDay(deps.now());
      return readIn(deps.db, scope, async (tx) => ({ day, ...(await catalogue(tx, unit.agencyId, day, query)) }));
    },
  );
  http.get(
    '/api/units/:unit/procedure-fields',
    {
      config: { permission: 'procedures:read' },
      schema: { summary: 'Fields of procedures', params, response: { 200: fieldList } },
    },
    async ({ scope }) => {
      const items = [...(await readIn(deps.db, scope, procedureFields))];
      return { items, total: items.length };
    },
  );
  http.get(
    '/api/units/:unit/procedures/:id',
    {
      config: { permission: 'procedures:read' },
      schema: {
        summary: 'One procedure with its versions and components',
        params: oneParams,
        querystring: z.object({ day: plainDate.optional() }),
        response: { 200: detailShape },
      },
    },
    async ({ scope, unit, params: { id }, query }) => {
      const day = query.day ?? vietnamDay(deps.now());
      const found = await readIn(deps.db, scope, (tx) => procedureDetail(tx, unit.agencyId, id, day));
      return found ?? Promise.reject(refuseProcedure('procedure-unknown'));
    },
  );
  versionRoutes(http, deps);
  listRoutes(http, deps);
}

/** A committee's own texts of procedures. */
function versionRoutes(http: Http, deps: Deps): void {
  const permission = 'procedures:edit';
  http.post(
    '/api/units/:unit/procedure-versions',
    {
      config: { permission },
      schema: {
        summary: 'A text of a procedure from a day on',
        params,
        body: saveVersionRequest,
        response: { 200: saveVersionAnswer },
      },
    },
    async ({ scope, unit, body }) => addVersion(deps, scope, unit, body),
  );
  http.put(
    '/api/units/:unit/procedure-versions/:version',
    {
      config: { permission },
      schema: {
        summary: 'Correct a version that has not started',
        params: versionParams,
        body: saveVersionRequest,
        response: { 200: saveVersionAnswer },
      },
    },
    async ({ scope, unit, params: { version }, body }) => correctVersion(deps, scope, unit, version, body),
  );
  http.post(
    '/api/units/:unit/procedure-versions/:version/end',
    {
      config: { permission },
      schema: {
        summary: 'The last day of a version',
        params: versionParams,
        body: endVersionRequest,
        response: { 200: saveVersionAnswer },
      },
    },
    async ({ scope, unit, params: { version }, body }) => closeVersion(deps, scope, unit, version, body),
  );
}

/** Which procedures the agency handles. */
function listRoutes(http: Http, deps: Deps): void {
  const permission = 'procedures:edit';
  http.put(
    '/api/units/:unit/procedures/:id/assignment',
    {
      config: { permission },
      schema: {
        summary: "Put a procedure on the agency's list",
        params: oneParams,
        body: assignRequest,
        response: { 200: assigned },
      },
    },
    async ({ scope, unit, params: { id }, body }) => {
      await assign(deps, scope, unit, id, body);
      return { id };
    },
  );
  http.delete(
    '/api/units/:unit/procedures/:id/assignment',
    {
      config: { permission },
      schema: { summary: "Take a procedure off the agency's list", params: oneParams, response: { 200: assigned } },
    },
    async ({ scope, unit, params: { id } }) => {
      await withdraw(deps, scope, unit, id);
      return { id };
    },
  );
}
