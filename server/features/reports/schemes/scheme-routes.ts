import { z } from 'zod';
import { vietnamDay } from '#core/kernel/dates.ts';
import {
  newSchemeRequest,
  publishSchemeRequest,
  saveSchemeRequest,
  schemeAnswer as schemeAnswerShape,
  schemeList as schemeListShape,
} from '#core/reports/schemes/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { discardScheme, draftScheme, editScheme, publishScheme } from './scheme-service.ts';
import { schemeAnswer, schemeList } from './scheme-view.ts';

const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ scheme: z.uuid() });
const READ = { permission: 'reports:read' };
const EDIT = { permission: 'reports:scheme' };
const URL = '/api/units/:unit/reporting-schemes';

/** Reporting schemes as data: drafts are edited, put in force, and then only followed by a next version. */
export function schemeRoutes(http: Http, deps: Deps): void {
  const thisYear = () => Number(vietnamDay(deps.now()).slice(0, 4));
  const answer = (scope: Scope, unit: UnitRef, id: string) => {
    const asked = { year: thisYear(), today: vietnamDay(deps.now()) };
    return readIn(deps.db, scope, (tx) => schemeAnswer(tx, unit, id, asked));
  };
  const whole = { 200: schemeAnswerShape };

  http.get(
    URL,
    {
      config: READ,
      schema: {
        summary: 'The reporting schemes a committee keeps or stands under, and its chain of deadlines',
        params: unitParams,
        querystring: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
        response: { 200: schemeListShape },
      },
    },
    async ({ scope, unit, query }) =>
      readIn(deps.db, scope, (tx) => schemeList(tx, unit, query.year ?? thisYear(), vietnamDay(deps.now()))),
  );
  http.get(
    `${URL}/:scheme`,
    { config: READ, schema: { summary: 'One version of a scheme, with what it changes', params, response: whole } },
    async ({ scope, unit, params: { scheme } }) => answer(scope, unit, scheme),
  );
  http.post(
    URL,
    {
      config: EDIT,
      schema: { summary: 'Start a draft', params: unitParams, body: newSchemeRequest, response: whole },
    },
    async ({ scope, unit, body }) => answer(scope, unit, await draftScheme({ deps, scope, unit }, body)),
  );
  http.put(
    `${URL}/:scheme`,
    { config: EDIT, schema: { summary: 'Save a draft', params, body: saveSchemeRequest, response: whole } },
    async ({ scope, unit, params: { scheme }, body }) => {
      await editScheme({ deps, scope, unit }, scheme, body);
      return answer(scope, unit, scheme);
    },
  );
  http.post(
    `${URL}/:scheme/publish`,
    {
      config: EDIT,
      schema: {
        summary: 'Put a draft in force; it never changes again',
        params,
        body: publishSchemeRequest,
        response: whole,
      },
    },
    async ({ scope, unit, params: { scheme }, body }) => {
      await publishScheme({ deps, scope, unit }, scheme, body.revision);
      return answer(scope, unit, scheme);
    },
  );
  http.delete(
    `${URL}/:scheme`,
    { config: EDIT, schema: { summary: 'Throw a draft away', params, response: { 204: z.null() } } },
    async ({ scope, unit, params: { scheme } }, reply) => {
      await discardScheme({ deps, scope, unit }, scheme);
      return reply.status(204).send(null);
    },
  );
}
