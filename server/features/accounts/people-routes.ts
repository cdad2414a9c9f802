import { z } from 'zod';
import {
  accountId,
  createdPerson,
  createPersonRequest,
  grantCreated,
  grantId,
  grantRequest,
  linkCreated,
  nothing,
  peopleResponse,
  reasonRequest,
} from '#core/accounts/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn } from '#server/platform/scope.ts';
import {
  createPasswordLink,
  createPerson,
  grantRole,
  lockPerson,
  resetTotp,
  revokeRole,
  unlockPerson,
} from './people-service.ts';
import { listPeople } from './people-view.ts';

const config = { permission: 'accounts:manage' };
const params = z.object({ unit: z.string() });
const ofPerson = params.extend({ id: accountId });

/** People and roles of an agency, for its administrator. */
export function peopleRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/people',
    {
      config: { permission: 'accounts:read' },
      schema: { summary: 'The people of a unit and their roles', params, response: { 200: peopleResponse } },
    },
    ({ scope, unit }) => readIn(deps.db, scope, (tx) => listPeople(tx, deps.directory, unit.agencyId)),
  );

  http.post(
    '/api/units/:unit/people',
    {
      config,
      schema: {
        summary: 'Create a person with a first role',
        params,
        body: createPersonRequest,
        response: { 200: createdPerson },
      },
    },
    ({ scope, unit, body }) => createPerson(deps, scope, unit, body),
  );

  http.post(
    '/api/units/:unit/grants',
    {
      config,
      schema: { summary: 'Give a role', params, body: grantRequest, response: { 200: grantCreated } },
    },
    async ({ scope, unit, body }) => ({ id: await grantRole(deps, scope, unit, body) }),
  );

  http.post(
    '/api/units/:unit/grants/:id/revoke',
    {
      config,
      schema: {
        summary: 'Take a role back',
        params: params.extend({ id: grantId }),
        body: reasonRequest,
        response: { 200: nothing },
      },
    },
    async ({ scope, unit, params: { id }, body }) => {
      await revokeRole(deps, scope, unit, id, body.reason);
      return {};
    },
  );

  http.post(
    '/api/units/:unit/people/:id/password-link',
    {
      config,
      schema: { summary: 'A new password link', params: ofPerson, body: reasonRequest, response: { 200: linkCreated } },
    },
    async ({ scope, unit, params: { id }, body }) => ({
      link: await createPasswordLink(deps, scope, unit, id, body.reason),
    }),
  );

  const changes = { lock: lockPerson, unlock: unlockPerson, 'reset-totp': resetTotp } as const;
  for (const [verb, change] of Object.entries(changes)) {
    http.post(
      `/api/units/:unit/people/:id/${verb}`,
      {
        config,
        schema: {
          summary: `${verb} a person's account`,
          params: ofPerson,
          body: reasonRequest,
          response: { 200: nothing },
        },
      },
      async ({ scope, unit, params: { id }, body }) => {
        await change(deps, scope, unit, id, body.reason);
        return {};
      },
    );
  }
}
