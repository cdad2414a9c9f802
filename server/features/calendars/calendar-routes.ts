import { z } from 'zod';
import {
  addDayRequest,
  addSwapRequest,
  done,
  publishYearRequest,
  removeDayRequest,
  setHoursRequest,
  settleDayRequest,
  yearAnswer,
  yearQuery,
} from '#core/calendars/contract.ts';
import { plainDate } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn } from '#server/platform/scope.ts';
import { addDay, addSwap, publishYear, removeDay, setHours, settleDay } from './calendar-service.ts';
import { calendarYear } from './calendar-view.ts';

const params = z.object({ unit: z.string() });
const dayParams = params.extend({ day: plainDate });
const answers = { 200: done };

export function calendarRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/calendar',
    {
      config: { permission: 'calendars:read' },
      schema: { summary: 'A year of working time', params, querystring: yearQuery, response: { 200: yearAnswer } },
    },
    async ({ scope, unit, query }) => readIn(deps.db, scope, (tx) => calendarYear(tx, unit.agencyId, query.year)),
  );
  dayRoutes(http, deps);
  http.post(
    '/api/units/:unit/calendar/hours',
    {
      config: { permission: 'calendars:publish' },
      schema: { summary: 'The hours of a week from a day on', params, body: setHoursRequest, response: answers },
    },
    async ({ scope, unit, body }) => ({ days: [...(await setHours(deps, scope, unit, body))] }),
  );
  http.post(
    '/api/units/:unit/calendar/years',
    {
      config: { permission: 'calendars:publish' },
      schema: { summary: 'Declare a year as entered whole', params, body: publishYearRequest, response: answers },
    },
    async ({ scope, unit, body }) => ({ days: [...(await publishYear(deps, scope, unit, body))] }),
  );
}

function dayRoutes(http: Http, deps: Deps): void {
  http.post(
    '/api/units/:unit/calendar/days',
    {
      config: { permission: 'calendars:edit' },
      schema: { summary: 'Add a day off or a half day', params, body: addDayRequest, response: answers },
    },
    async ({ scope, unit, body }) => ({ days: [...(await addDay(deps, scope, unit, body))] }),
  );
  http.post(
    '/api/units/:unit/calendar/swaps',
    {
      config: { permission: 'calendars:edit' },
      schema: { summary: 'Exchange a working day with a day of rest', params, body: addSwapRequest, response: answers },
    },
    async ({ scope, unit, body }) => ({ days: [...(await addSwap(deps, scope, unit, body))] }),
  );
  http.post(
    '/api/units/:unit/calendar/days/:day/settle',
    {
      config: { permission: 'calendars:publish' },
      schema: { summary: 'Settle a doubtful day', params: dayParams, body: settleDayRequest, response: answers },
    },
    async ({ scope, unit, params: { day }, body }) => ({ days: [...(await settleDay(deps, scope, unit, day, body))] }),
  );
  http.post(
    '/api/units/:unit/calendar/days/:day/remove',
    {
      config: { permission: 'calendars:edit' },
      schema: { summary: 'Take back a day entered here', params: dayParams, body: removeDayRequest, response: answers },
    },
    async ({ scope, unit, params: { day }, body }) => ({
      days: [...(await removeDay(deps, scope, unit, day, body.reason))],
    }),
  );
}
