import { z } from 'zod';
import { confirmNumberRequest, startFromRequest, startFromResponse } from '#core/reports/authoring/contract.ts';
import { periodCode } from '#core/reports/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { confirmNumber, startFromEarlier } from './earlier-text-service.ts';
import { writerOf } from './writer.ts';

const params = z.object({ unit: z.string(), period: periodCode });

/** Text taken over from an earlier report, and its numbers. */
export function textRoutes(http: Http, deps: Deps): void {
  http.post(
    '/api/units/:unit/reports/:period/start-from',
    {
      config: { permission: 'reports:compile' },
      schema: {
        summary: 'Take the prose of an earlier report over into the empty sections',
        params,
        body: startFromRequest,
        response: { 200: startFromResponse },
      },
    },
    async ({ scope, unit, params: { period }, body }) => ({
      sections: [...(await startFromEarlier({ deps, scope, unit, period }, body.which))],
    }),
  );
  http.post(
    '/api/units/:unit/reports/:period/sections/:section/confirm-number',
    {
      config: { permission: 'reports:edit' },
      schema: {
        summary: 'Confirm that a number taken over from an earlier text still holds',
        params: params.extend({ section: z.string().max(20) }),
        body: confirmNumberRequest,
        response: { 204: z.null() },
      },
    },
    async ({ scope, identity, unit, params: { period, section }, body }, reply) => {
      await confirmNumber({ deps, scope, unit, period }, writerOf({ identity, unit }), section, body.printed);
      return reply.status(204).send(null);
    },
  );
}
