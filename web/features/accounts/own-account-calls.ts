import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { nothing, sessionList, totpSetup } from '#core/accounts/contract.ts';
import { send } from '#web/lib/api.ts';
import { sessionQuery } from '#web/lib/session.ts';

const SESSIONS = ['account', 'sessions'];

export function useOwnSessions() {
  return useQuery({
    queryKey: SESSIONS,
    queryFn: () => send('GET', '/api/account/sessions', undefined, sessionList),
  });
}

export function useChangePassword() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: { current: string; next: string }) => send('POST', '/api/account/password', wish, nothing),
    onSuccess: () => cache.invalidateQueries({ queryKey: SESSIONS }),
  });
}

export function useSignOutEverywhere() {
  return useMutation({
    mutationFn: () => send('POST', '/api/account/sign-out-everywhere', {}, nothing),
    onSuccess: () => window.location.assign('/dang-nhap'),
  });
}

export function useBeginTotp() {
  return useMutation({
    mutationFn: (current: string) => send('POST', '/api/account/totp', { current }, totpSetup),
  });
}

function useTotpChange<Request>(path: string, bodyOf: (request: Request) => object) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: Request) => send('POST', path, bodyOf(request), nothing),
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}

export const useConfirmTotp = () => useTotpChange('/api/account/totp/confirm', (code: string) => ({ code }));
export const useTotpOff = () => useTotpChange('/api/account/totp/off', (current: string) => ({ current }));
