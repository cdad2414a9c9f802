import { z } from 'zod';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import {
  newSetRequest,
  publishSetRequest,
  saveSetRequest,
  setAnswer,
  setList,
} from '#core/assessments/sets/contract.ts';
import { idOf } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { SetDesk } from './set-desk.ts';
import { createDraft, discardSet, publishSet, saveSet } from './set-service.ts';
import { readSet, readSets } from './set-view.ts';

const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ set: idOf<CriteriaSetId>() });
const READ = { permission: 'assessments:read' };
const WRITE = { permission: 'assessments:sets' };
const URL = '/api/units/:unit/criteria-sets';

/** Criteria sets as data: drafts are edited, published under a decision, and then only followed by a next version. */
export function setRoutes(http: Http, deps: Deps): void {
  const deskOf = (request: Omit<SetDesk, 'deps'>): SetDesk => ({
    deps,
    scope: request.scope,
    unit: request.unit,
    identity: request.identity,
  });
  const whole = { 200: setAnswer };

  http.get(
    URL,
    {
      config: READ,
      schema: {
        summary: 'The sets that a committee decides or is scored by',
        params: unitParams,
        response: { 200: setList },
      },
    },
    (request) => readSets(deskOf(request)),
  );
  http.get(
    `${URL}/:set`,
    { config: READ, schema: { summary: 'One version of a set with its tree', params, response: whole } },
    (request) => readSet(deskOf(request), request.params.set),
  );
  http.post(
    URL,
    {
      config: WRITE,
      schema: { summary: 'Start a draft from another set', params: unitParams, body: newSetRequest, response: whole },
    },
    async (request) => {
      const desk = deskOf(request);
      const { from, as, name, effectiveYear } = request.body;
      return readSet(desk, await createDraft(desk, { from, as, name, effectiveYear }));
    },
  );
  http.put(
    `${URL}/:set`,
    { config: WRITE, schema: { summary: 'Save a draft', params, body: saveSetRequest, response: whole } },
    async (request) => {
      const desk = deskOf(request);
      await saveSet(desk, request.params.set, request.body);
      return readSet(desk, request.params.set);
    },
  );
  http.post(
    `${URL}/:set/publish`,
    {
      config: WRITE,
      schema: {
        summary: 'Publish a draft under its decision; it never changes again',
        params,
        body: publishSetRequest,
        response: whole,
      },
    },
    async (request) => {
      const desk = deskOf(request);
      const { revision, documentId, number, date, issuer, effectiveYear } = request.body;
      const wish = { revision, documentId, number, date, issuer, effectiveYear };
      await publishSet(desk, request.params.set, wish);
      return readSet(desk, request.params.set);
    },
  );
  http.delete(
    `${URL}/:set`,
    { config: WRITE, schema: { summary: 'Throw a draft away', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await discardSet(deskOf(request), request.params.set);
      return reply.status(204).send(null);
    },
  );
}
