import { z } from 'zod';
import { idOf } from '#core/kernel/contract.ts';
import {
  newSetRequest,
  publishSetRequest,
  saveSetRequest,
  setAnswer,
  setsAnswer,
} from '#core/service-index/contract.ts';
import type { ComponentSetId } from '#core/service-index/set-version.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import type { Desk } from './portal-service.ts';
import { changeSet, draftSet, dropDraft, publishSet, readSet, readSets } from './set-service.ts';

const unitParams = z.object({ unit: z.string() });
const setParams = unitParams.extend({ id: idOf<ComponentSetId>() });
const URL = '/api/units/:unit/service-index-sets';
const READ = { permission: 'service-index:read' } as const;
const PUBLISH = { permission: 'service-index:publish' } as const;

export function setRoutes(http: Http, deps: Deps): void {
  const deskOf = ({ scope, unit }: { scope: Scope; unit: UnitRef }): Desk => ({ deps, scope, unit });
  http.get(
    URL,
    {
      config: READ,
      schema: { summary: 'Versions of the components', params: unitParams, response: { 200: setsAnswer } },
    },
    async (request) => readSets(deskOf(request)),
  );
  http.post(
    URL,
    {
      config: PUBLISH,
      schema: { summary: 'Draft a version', params: unitParams, body: newSetRequest, response: { 200: setAnswer } },
    },
    async (request) => draftSet(deskOf(request), request.body),
  );
  http.get(
    `${URL}/:id`,
    { config: READ, schema: { summary: 'One version', params: setParams, response: { 200: setAnswer } } },
    async (request) => readSet(deskOf(request), request.params.id),
  );
  http.put(
    `${URL}/:id`,
    {
      config: PUBLISH,
      schema: { summary: 'Change a draft', params: setParams, body: saveSetRequest, response: { 200: setAnswer } },
    },
    async (request) => changeSet(deskOf(request), request.params.id, request.body),
  );
  http.post(
    `${URL}/:id/publish`,
    {
      config: PUBLISH,
      schema: {
        summary: 'Publish a draft: from now on it never changes',
        params: setParams,
        body: publishSetRequest,
        response: { 200: setAnswer },
      },
    },
    async (request) => publishSet(deskOf(request), request.params.id, request.body.revision),
  );
  http.post(
    `${URL}/:id/drop`,
    {
      config: PUBLISH,
      schema: {
        summary: 'Throw a draft away',
        params: setParams,
        body: publishSetRequest,
        response: { 200: z.object({}) },
      },
    },
    async (request) => {
      await dropDraft(deskOf(request), request.params.id, request.body.revision);
      return {};
    },
  );
}
