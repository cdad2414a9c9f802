import { z } from 'zod';
import { calendarChanges, recomputeRequest } from '#core/dossiers/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readCalendarChanges, recomputeDeadlines } from './deadline-service.ts';

const params = z.object({ unit: z.string() });

/** A calendar that changed after promises were made: look first, then move them. */
export function deadlineRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/deadlines/moved',
    {
      config: { permission: 'dossiers:read' },
      schema: {
        summary: "Promises that today's calendar would move",
        params,
        response: { 200: calendarChanges },
      },
    },
    async ({ scope, unit }) => readCalendarChanges(deps, scope, unit.agencyId),
  );
  http.post(
    '/api/units/:unit/deadlines/recompute',
    {
      config: { permission: 'dossiers:recompute' },
      schema: {
        summary: "Move promises to where today's calendar puts them",
        params,
        body: recomputeRequest,
        response: { 200: calendarChanges },
      },
    },
    async ({ scope, unit, body }) => recomputeDeadlines(deps, scope, unit.agencyId, body.reason),
  );
}
