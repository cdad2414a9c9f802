import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type DismissRequest,
  figureList,
  findingList,
  lineList,
  nothing,
  type ReportCheckView,
  referenceList,
  reportCheck,
  reportCheckList,
  type TakeOverRequest,
  takeOverAnswer,
  targetUnits,
} from '#core/checks/contract.ts';
import { send, upload } from '#web/lib/api.ts';
import { withSearch } from '#web/lib/navigation.ts';

export const PAGE_SIZE = 25;
export const FINDINGS_A_PAGE = 100;
export const LINES_A_PAGE = 300;
const POLL_MS = 1000;

export const urlOf = (unit: string, rest = '') => `/api/units/${unit}/checks${rest}`;

export function isRunning({ state, interrupted }: ReportCheckView): boolean {
  return (state === 'waiting' || state === 'checking') && !interrupted;
}

export function useChecks(unit: string, page: number) {
  return useQuery({
    queryKey: ['checks', unit, 'list', page],
    queryFn: () => send('GET', withSearch(urlOf(unit), { page, size: PAGE_SIZE }), undefined, reportCheckList),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? POLL_MS : false),
  });
}

export function useCheck(unit: string, id: string) {
  return useQuery({
    queryKey: ['checks', unit, 'check', id],
    queryFn: () => send('GET', urlOf(unit, `/${id}`), undefined, reportCheck),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? POLL_MS : false),
  });
}

export function useFindings(unit: string, check: ReportCheckView, page: number, severity: string | undefined) {
  const search = { page, size: FINDINGS_A_PAGE, severity };
  return useQuery({
    queryKey: ['checks', unit, 'findings', check.id, check.checkedAt, search],
    queryFn: () => send('GET', withSearch(urlOf(unit, `/${check.id}/findings`), search), undefined, findingList),
    placeholderData: keepPreviousData,
  });
}

/** The page of the text that holds the line; without one the first. */
export function useLines(unit: string, check: ReportCheckView, asked: { line?: number; page?: number }) {
  const search = { size: LINES_A_PAGE, ...asked };
  return useQuery({
    queryKey: ['checks', unit, 'lines', check.id, check.checkedAt, search],
    queryFn: () => send('GET', withSearch(urlOf(unit, `/${check.id}/lines`), search), undefined, lineList),
    placeholderData: keepPreviousData,
  });
}

export function useReferences(unit: string, check: ReportCheckView, page: number, words: string) {
  const search = { page, size: FINDINGS_A_PAGE, search: words };
  return useQuery({
    queryKey: ['checks', unit, 'references', check.id, check.checkedAt, search],
    queryFn: () => send('GET', withSearch(urlOf(unit, `/${check.id}/references`), search), undefined, referenceList),
    placeholderData: keepPreviousData,
  });
}

export function useFigures(unit: string, check: ReportCheckView, page: number, proposed: 'yes' | 'no') {
  const search = { page, size: FINDINGS_A_PAGE, proposed };
  return useQuery({
    queryKey: ['checks', unit, 'figures', check.id, check.checkedAt, search],
    queryFn: () => send('GET', withSearch(urlOf(unit, `/${check.id}/figures`), search), undefined, figureList),
    placeholderData: keepPreviousData,
  });
}

export function useTargets(unit: string, check: ReportCheckView) {
  return useQuery({
    queryKey: ['checks', unit, 'targets', check.id],
    queryFn: () => send('GET', urlOf(unit, `/${check.id}/targets`), undefined, targetUnits),
  });
}

export function sendReport(unit: string, file: File, onProgress: (share: number) => void): Promise<ReportCheckView> {
  const form = new FormData();
  form.append('file', file);
  return upload(urlOf(unit), form, reportCheck, onProgress);
}

function useChange<Input, Output>(unit: string, work: (input: Input) => Promise<Output>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => cache.invalidateQueries({ queryKey: ['checks', unit] }),
  });
}

export function useCheckAgain(unit: string) {
  return useChange(unit, (id: string) => send('POST', urlOf(unit, `/${id}/again`), {}, reportCheck));
}

export function useDismiss(unit: string, id: string) {
  return useChange(unit, (body: DismissRequest) => send('POST', urlOf(unit, `/${id}/dismissals`), body, nothing));
}

export function useRestore(unit: string, id: string) {
  return useChange(unit, (finding: string) =>
    send('POST', urlOf(unit, `/${id}/dismissals/withdraw`), { finding }, nothing),
  );
}

export function useTakeOver(unit: string, id: string) {
  return useChange(unit, (body: TakeOverRequest) =>
    send('POST', urlOf(unit, `/${id}/take-over`), body, takeOverAnswer),
  );
}
