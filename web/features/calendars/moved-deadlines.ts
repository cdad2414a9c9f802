import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { calendarChanges } from '#core/dossiers/contract.ts';
import { send } from '#web/lib/api.ts';

/** Promises that today's calendar would move; asked only for those who may move them. */
export function useMovedDeadlines(unit: string, enabled = true) {
  return useQuery({
    queryKey: ['calendars', unit, 'moved'],
    queryFn: () => send('GET', `/api/units/${unit}/deadlines/moved`, undefined, calendarChanges),
    enabled,
  });
}

export function useRecompute(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: { reason: string }) =>
      send('POST', `/api/units/${unit}/deadlines/recompute`, request, calendarChanges),
    onSuccess: () => cache.invalidateQueries(),
  });
}
