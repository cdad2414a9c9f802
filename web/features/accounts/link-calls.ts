import { useMutation, useQuery } from '@tanstack/react-query';
import {
  type FirstAdministratorRequest,
  firstAdministratorResponse,
  linkResponse,
  nothing,
} from '#core/accounts/contract.ts';
import { send } from '#web/lib/api.ts';

export function useLink(token: string) {
  return useQuery({
    queryKey: ['links', token],
    queryFn: () => send('GET', `/api/links/${encodeURIComponent(token)}`, undefined, linkResponse),
    retry: false,
  });
}

export function useSetPassword(token: string) {
  return useMutation({
    mutationFn: (password: string) =>
      send('POST', `/api/links/${encodeURIComponent(token)}/password`, { password }, nothing),
  });
}

export function useFirstAdministrator(token: string) {
  return useMutation({
    mutationFn: (wish: FirstAdministratorRequest) =>
      send('POST', `/api/links/${encodeURIComponent(token)}/first-administrator`, wish, firstAdministratorResponse),
  });
}
