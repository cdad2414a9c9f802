import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { auditPage, chainState } from '#core/audit/contract.ts';
import { send } from '#web/lib/api.ts';
import { type SearchValues, withSearch } from '#web/lib/navigation.ts';

export function useAudit(unit: string, query: SearchValues) {
  return useQuery({
    queryKey: ['audit', unit, query],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/audit`, query), undefined, auditPage),
    placeholderData: keepPreviousData,
  });
}

/** Recomputes the chain on the server; asked for by a button, because a long chain takes a moment. */
export function useChain(unit: string, wanted: boolean) {
  return useQuery({
    queryKey: ['audit', unit, 'chain'],
    queryFn: () => send('GET', `/api/units/${unit}/audit/chain`, undefined, chainState),
    enabled: wanted,
    gcTime: 0,
  });
}
