import { z } from 'zod';
import { auditPage, auditQuery, chainState } from '#core/audit/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn } from '#server/platform/scope.ts';
import { listAudit } from './audit-view.ts';
import { checkChain } from './chain-service.ts';

const params = z.object({ unit: z.string() });

export function auditRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/audit',
    {
      config: { permission: 'audit:read' },
      schema: {
        summary: 'Who changed what, when and why',
        params,
        querystring: auditQuery,
        response: { 200: auditPage },
      },
    },
    ({ scope, unit, query }) => readIn(deps.db, scope, (tx) => listAudit(tx, unit.agencyId, query)),
  );

  http.get(
    '/api/units/:unit/audit/chain',
    {
      config: { permission: 'audit:read' },
      schema: { summary: 'Whether the chain is whole', params, response: { 200: chainState } },
    },
    ({ scope, unit }) => readIn(deps.db, scope, (tx) => checkChain(tx, unit.agencyId)),
  );
}
