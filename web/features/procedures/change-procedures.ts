import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AssignRequest, assigned, type SaveVersionRequest, saveVersionAnswer } from '#core/procedures/contract.ts';
import { send } from '#web/lib/api.ts';

function useRefreshed() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['procedures'] });
}

/** The committee's own text of a procedure: a new one from a day on, or one that has not started put right. */
export function useSaveVersion(unit: string, version?: string) {
  const base = `/api/units/${unit}/procedure-versions`;
  return useMutation({
    mutationFn: (request: SaveVersionRequest) =>
      version === undefined
        ? send('POST', base, request, saveVersionAnswer)
        : send('PUT', `${base}/${version}`, request, saveVersionAnswer),
    onSuccess: useRefreshed(),
  });
}

export function useEndVersion(unit: string, version: string) {
  return useMutation({
    mutationFn: (request: { validTo: string; reason: string }) =>
      send('POST', `/api/units/${unit}/procedure-versions/${version}/end`, request, saveVersionAnswer),
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
