import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type ImportRunView,
  importList,
  importRun,
  type MapColumnsRequest,
  problemList,
} from '#core/imports/contract.ts';
import { send, upload } from '#web/lib/api.ts';
import { withSearch } from '#web/lib/navigation.ts';

export const PAGE_SIZE = 25;
export const PROBLEMS_A_PAGE = 50;

/** Often enough to see a bar move, seldom enough for a slow line. */
const POLL_MS = 1000;

const urlOf = (unit: string, rest = '') => `/api/units/${unit}/imports${rest}`;

export function isRunning({ state, interrupted }: ImportRunView): boolean {
  return (state === 'checking' || state === 'applying') && !interrupted;
}

export function useImports(unit: string, page: number) {
  return useQuery({
    queryKey: ['imports', unit, 'list', page],
    queryFn: () => send('GET', withSearch(urlOf(unit), { page, size: PAGE_SIZE }), undefined, importList),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? POLL_MS * 3 : false),
  });
}

export function useImport(unit: string, id: string) {
  return useQuery({
    queryKey: ['imports', unit, 'run', id],
    queryFn: () => send('GET', urlOf(unit, `/${id}`), undefined, importRun),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? POLL_MS : false),
  });
}

export function useProblems(unit: string, run: ImportRunView, page: number) {
  return useQuery({
    // Asked again when a pass has ended: the list belongs to what it found.
    queryKey: ['imports', unit, 'problems', run.id, run.state, page],
    queryFn: () =>
      send(
        'GET',
        withSearch(urlOf(unit, `/${run.id}/problems`), { page, size: PROBLEMS_A_PAGE }),
        undefined,
        problemList,
      ),
  });
}

export function useUpload(unit: string, onProgress: (share: number) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return upload(urlOf(unit), form, importRun, onProgress);
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['imports', unit] }),
  });
}

export type Step = 'check' | 'apply' | 'discard';

export function useStep(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (step: Step) => send('POST', urlOf(unit, `/${id}/${step}`), {}, importRun),
    onSettled: () => cache.invalidateQueries({ queryKey: ['imports', unit] }),
  });
}

export function useMapColumns(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: MapColumnsRequest) => send('POST', urlOf(unit, `/${id}/mapping`), body, importRun),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['imports', unit] }),
  });
}
