import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { type NewSetRequest, type PublishSetRequest, setAnswer, setList } from '#core/assessments/sets/contract.ts';
import type { SetDraft } from '#core/assessments/sets/draft.ts';
import { send } from '#web/lib/api.ts';
import { unitPath } from '#web/lib/navigation.ts';

export const setUrl = (unit: string, rest = '') => `/api/units/${unit}/criteria-sets${rest}`;
const key = (unit: string, ...rest: readonly string[]) => ['criteria-sets', unit, ...rest] as const;

export const setPath = (unit: string, id = '', rest = '') =>
  unitPath(unit, `bo-tieu-chi${id === '' ? '' : `/${id}`}${rest}`);

export function useSets(unit: string) {
  return useQuery({ queryKey: key(unit), queryFn: () => send('GET', setUrl(unit), undefined, setList) });
}

/** Not asked again behind the editor's back: what others save meanwhile is shown when it is saved. */
export function useSet(unit: string, id: string) {
  return useQuery({
    queryKey: key(unit, id),
    queryFn: () => send('GET', setUrl(unit, `/${id}`), undefined, setAnswer),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export function useCreateSet(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: NewSetRequest) => send('POST', setUrl(unit), wish, setAnswer),
    onSuccess: (answer) => {
      cache.setQueryData(key(unit, answer.head.id), answer);
      return cache.invalidateQueries({ queryKey: key(unit), exact: true });
    },
  });
}

export interface Saving {
  readonly revision: number;
  readonly draft: SetDraft;
  readonly unfinished: boolean;
}

export function useSaveSet(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (saving: Saving) => send('PUT', setUrl(unit, `/${id}`), saving, setAnswer),
    onSuccess: (answer) => {
      cache.setQueryData(key(unit, id), answer);
      return cache.invalidateQueries({ queryKey: key(unit), exact: true });
    },
  });
}

export function usePublishSet(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: PublishSetRequest) => send('POST', setUrl(unit, `/${id}/publish`), wish, setAnswer),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['criteria-sets'] }),
  });
}

export function useDiscardSet(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => send('DELETE', setUrl(unit, `/${id}`), undefined, z.undefined()),
    // The list alone: the page of the draft is left before it would be asked for again.
    onSuccess: () => cache.invalidateQueries({ queryKey: key(unit), exact: true }),
  });
}
