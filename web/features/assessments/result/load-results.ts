import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import {
  lostPointsAnswer,
  lostSummary,
  type PublishResultsRequest,
  publishResultsAnswer,
  rankingAnswer,
  rankingList,
  unitYears,
} from '#core/assessments/result/contract.ts';
import { signedText } from '#core/assessments/result/result-table.ts';
import { planResponse } from '#core/plans/contract.ts';
import { send } from '#web/lib/api.ts';
import { EMPTY } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { type SearchValues, stringifySearch, unitPath } from '#web/lib/navigation.ts';

export function rankingsPath(unit: string, rest = '', search: SearchValues = {}): string {
  return unitPath(unit, rest ? `xep-hang/${rest}` : 'xep-hang', search);
}

export function lostPath(unit: string, sheet: string): string {
  return rankingsPath(unit, `diem-mat/${sheet}`);
}

/** Files are links: the browser shows their progress and keeps them. */
export function rankingFileHref(unit: string, key: string, file: string, search: SearchValues = {}): string {
  const query = stringifySearch(search);
  return `/api/units/${unit}/rankings/${key}/${file}${query && `?${query}`}`;
}

export function useRankings(unit: string) {
  return useQuery({
    queryKey: ['rankings', unit],
    queryFn: () => send('GET', `/api/units/${unit}/rankings`, undefined, rankingList),
  });
}

export function useRanking(unit: string, key: string, by: string | undefined) {
  const query = stringifySearch({ by });
  return useQuery({
    queryKey: ['rankings', unit, key, by ?? ''],
    queryFn: () => send('GET', `/api/units/${unit}/rankings/${key}${query && `?${query}`}`, undefined, rankingAnswer),
    placeholderData: (before) => (before?.key === key ? before : undefined),
  });
}

export function useUnitYears(unit: string) {
  return useQuery({
    queryKey: ['result-years', unit],
    queryFn: () => send('GET', `/api/units/${unit}/result-years`, undefined, unitYears),
  });
}

export function useLostPoints(unit: string, sheet: string) {
  return useQuery({
    queryKey: ['lost-points', unit, sheet],
    queryFn: () => send('GET', `/api/units/${unit}/lost-points/${sheet}`, undefined, lostPointsAnswer),
  });
}

export function useLostSummary(unit: string, key: string) {
  return useQuery({
    queryKey: ['rankings', unit, key, 'lost'],
    queryFn: () => send('GET', `/api/units/${unit}/rankings/${key}/lost-points`, undefined, lostSummary),
  });
}

export function usePublishResults(unit: string, key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: PublishResultsRequest) =>
      send('POST', `/api/units/${unit}/rankings/${key}/publications`, request, publishResultsAnswer),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['rankings'] });
      void cache.invalidateQueries({ queryKey: ['assessments'] });
    },
  });
}

/** Drafts the remediation plan: one proposal for every lost line. */
export function useDraftRemediation(unit: string, sheet: string, year: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => send('POST', `/api/units/${unit}/remediation-plans`, { year }, planResponse),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['lost-points', unit, sheet] });
      void cache.invalidateQueries({ queryKey: ['plans', unit] });
    },
  });
}

export function resultFailure(error: unknown): string | undefined {
  return error === null ? undefined : messageOf(error, ASSESSMENT_MESSAGES);
}

/** "91,32"; a dash where there is nothing. */
export function figure(text: string | null): string {
  return text === null ? EMPTY : signedText(text);
}
