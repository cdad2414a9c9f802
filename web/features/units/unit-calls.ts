import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  type CloseUnitRequest,
  type CreateUnitRequest,
  type RenameUnitRequest,
  unitDetail,
  unitList,
} from '#core/units/contract.ts';
import { send } from '#web/lib/api.ts';
import { type SearchValues, withSearch } from '#web/lib/navigation.ts';
import { sessionQuery } from '#web/lib/session.ts';

const done = z.object({ slug: z.string() });

export function useUnits(query: SearchValues, enabled = true) {
  return useQuery({
    queryKey: ['units', 'list', query],
    queryFn: () => send('GET', withSearch('/api/units', query), undefined, unitList),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useUnitDetail(slug: string) {
  return useQuery({
    queryKey: ['units', slug],
    queryFn: () => send('GET', `/api/catalogue/units/${slug}`, undefined, unitDetail),
  });
}

function useUnitChange<Request>(slug: string, verb: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: Request) => send('POST', `/api/units/${slug}/${verb}`, request, done),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['units'] });
      await cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}

export const useCreateUnit = (slug: string) => useUnitChange<CreateUnitRequest>(slug, 'units');
export const useRenameUnit = (slug: string) => useUnitChange<RenameUnitRequest>(slug, 'rename');
export const useCloseUnit = (slug: string) => useUnitChange<CloseUnitRequest>(slug, 'close');
