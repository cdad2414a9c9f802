import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AssignRequest, assigned, type SaveVersionRequest, saveVersionAnswer } from '#core/procedures/contract.ts';
import { send } from '#web/lib/api.ts';

function useRefreshed() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['procedures'] });
}

/** The committee's own text of a procedure from a day on. */
export function useAddVersion(unit: string) {
  return useMutation({
    mutationFn: (request: SaveVersionRequest) =>
      send('POST', `/api/units/${unit}/procedure-versions`, request, saveVersionAnswer),
    onSuccess: useRefreshed(),
  });
}

export function useAssign(unit: string, id: string) {
  return useMutation({
    mutationFn: (request: AssignRequest) =>
      send('PUT', `/api/units/${unit}/procedures/${id}/assignment`, request, assigned),
    onSuccess: useRefreshed(),
  });
}

export function useWithdraw(unit: string, id: string) {
  return useMutation({
    mutationFn: () => send('DELETE', `/api/units/${unit}/procedures/${id}/assignment`, undefined, assigned),
    onSuccess: useRefreshed(),
  });
}
