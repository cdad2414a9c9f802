import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type CreatePersonRequest,
  createdPerson,
  type GrantRequest,
  grantCreated,
  linkCreated,
  nothing,
  peopleResponse,
} from '#core/accounts/contract.ts';
import { unitDetail } from '#core/units/contract.ts';
import { send } from '#web/lib/api.ts';

export function usePeople(unit: string) {
  return useQuery({
    queryKey: ['people', unit],
    queryFn: () => send('GET', `/api/units/${unit}/people`, undefined, peopleResponse),
  });
}

/** The unit with its sections, where a role can be held. */
export function usePlaces(unit: string) {
  return useQuery({
    queryKey: ['units', unit],
    queryFn: () => send('GET', `/api/catalogue/units/${unit}`, undefined, unitDetail),
  });
}

function usePeopleChange<Request, Answer>(unit: string, call: (request: Request) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: call, onSuccess: () => cache.invalidateQueries({ queryKey: ['people', unit] }) });
}

export function useCreatePerson(unit: string) {
  return usePeopleChange(unit, (wish: CreatePersonRequest) =>
    send('POST', `/api/units/${unit}/people`, wish, createdPerson),
  );
}

export function useGrantRole(unit: string) {
  return usePeopleChange(unit, (wish: GrantRequest) => send('POST', `/api/units/${unit}/grants`, wish, grantCreated));
}

export function useRevokeRole(unit: string, grant: string) {
  return usePeopleChange(unit, (reason: string) =>
    send('POST', `/api/units/${unit}/grants/${grant}/revoke`, { reason }, nothing),
  );
}

export function usePasswordLink(unit: string, person: string) {
  return usePeopleChange(unit, (reason: string) =>
    send('POST', `/api/units/${unit}/people/${person}/password-link`, { reason }, linkCreated),
  );
}

export function useManagePerson(unit: string, person: string, verb: 'lock' | 'unlock' | 'reset-totp') {
  return usePeopleChange(unit, (reason: string) =>
    send('POST', `/api/units/${unit}/people/${person}/${verb}`, { reason }, nothing),
  );
}
