import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { fieldList, procedureDetail, procedureList } from '#core/procedures/contract.ts';
import { send } from '#web/lib/api.ts';
import { type SearchValues, withSearch } from '#web/lib/navigation.ts';

export function useCatalogue(unit: string, query: SearchValues) {
  return useQuery({
    queryKey: ['procedures', unit, 'list', query],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/procedures`, query), undefined, procedureList),
    placeholderData: keepPreviousData,
  });
}

export function useProcedure(unit: string, id: string) {
  return useQuery({
    queryKey: ['procedures', unit, id],
    queryFn: () => send('GET', `/api/units/${unit}/procedures/${id}`, undefined, procedureDetail),
  });
}

export function useFields(unit: string) {
  return useQuery({
    queryKey: ['procedures', unit, 'fields'],
    queryFn: () => send('GET', `/api/units/${unit}/procedure-fields`, undefined, fieldList),
    staleTime: 600_000,
  });
}
