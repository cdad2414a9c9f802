import { useQuery } from '@tanstack/react-query';
import {
  type DossierPage,
  dossierList,
  dossierPage,
  inbox,
  officeDesk,
  promise,
  type QueueCounts,
  queueCounts,
  readingList,
  searchResult,
} from '#core/dossiers/contract.ts';
import { send } from '#web/lib/api.ts';
import { type SearchValues, unitPath, withSearch } from '#web/lib/navigation.ts';

export const PAGE_SIZE = 25;

export function dossierPath(unit: string, id: string, rest = '', search: SearchValues = {}): string {
  return unitPath(unit, rest ? `ho-so/${id}/${rest}` : `ho-so/${id}`, search);
}

export interface InboxChoice {
  readonly of: 'unit' | 'mine';
  readonly queue: string;
  readonly page: number;
}

export function useInbox(unit: string, choice: InboxChoice) {
  return useQuery({
    queryKey: ['dossiers', unit, 'inbox', choice],
    queryFn: () =>
      send('GET', withSearch(`/api/units/${unit}/inbox`, { ...choice, size: PAGE_SIZE }), undefined, inbox),
    placeholderData: (before) => before,
  });
}

export function useFigure(unit: string, asked: SearchValues) {
  return useQuery({
    queryKey: ['dossiers', unit, 'figure', asked],
    queryFn: () =>
      send('GET', withSearch(`/api/units/${unit}/dossiers`, { ...asked, size: PAGE_SIZE }), undefined, dossierList),
    placeholderData: (before) => before,
  });
}

export function useSearch(typed: string) {
  return useQuery({
    queryKey: ['dossiers', 'search', typed],
    queryFn: () => send('GET', withSearch('/api/dossiers/search', { q: typed }), undefined, searchResult),
    placeholderData: (before) => before,
  });
}

/** Every opening is logged as a reading of personal data, so it is not asked again merely because a window came up. */
export function useDossier(unit: string, id: string) {
  return useQuery<DossierPage>({
    queryKey: ['dossiers', unit, 'page', id],
    queryFn: () => send('GET', `/api/units/${unit}/dossiers/${id}`, undefined, dossierPage),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

export function useReaders(unit: string, id: string) {
  return useQuery({
    queryKey: ['dossiers', unit, 'readers', id],
    queryFn: () => send('GET', `/api/units/${unit}/dossiers/${id}/readings`, undefined, readingList),
  });
}

export function useDesk(unit: string) {
  return useQuery({
    queryKey: ['dossiers', unit, 'desk'],
    queryFn: () => send('GET', `/api/units/${unit}/desk`, undefined, officeDesk),
    staleTime: 5 * 60_000,
  });
}

export interface PromiseOf {
  readonly procedureId: string;
  readonly verification: boolean;
  readonly receivedAt: string | undefined;
}

export function usePromise(unit: string, { procedureId, verification, receivedAt }: PromiseOf) {
  return useQuery({
    queryKey: ['dossiers', unit, 'promise', procedureId, verification, receivedAt],
    queryFn: () => {
      const search = { procedureId, verification: String(verification), receivedAt };
      return send('GET', withSearch(`/api/units/${unit}/promise`, search), undefined, promise);
    },
    enabled: procedureId !== '',
  });
}

let asked: { unit: string; at: number; answer: Promise<QueueCounts> } | undefined;
const TOGETHER_MS = 1_000;

/** The side bar asks for every queue by itself; questions of one moment share one answer. */
export function loadQueueCounts(unit: string): Promise<QueueCounts> {
  const now = Date.now();
  if (asked?.unit !== unit || now - asked.at > TOGETHER_MS) {
    asked = { unit, at: now, answer: send('GET', `/api/units/${unit}/inbox/counts`, undefined, queueCounts) };
  }
  return asked.answer;
}
