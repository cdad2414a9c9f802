import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  appraisalBoard,
  appraisalWork,
  bulkAccepted,
  criterionAcross,
} from '#core/assessments/appraisal/across/contract.ts';
import { type ExplanationRequest, reviewResponse } from '#core/assessments/appraisal/contract.ts';
import { type AppraisalRequest, type LineResponse, lineResponse } from '#core/assessments/contract.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { unitPath, withSearch } from '#web/lib/navigation.ts';
import { putLine, refreshSheet } from '../load-sheet.ts';

/** Pages of whoever appraises: `tham-dinh`, of a term, of a criterion through all units. */
export function workPath(unit: string, rest = '', set?: string): string {
  return withSearch(unitPath(unit, `tham-dinh${rest}`), { bo: set });
}

const api = (unit: string, rest = '', set?: string) => withSearch(`/api/units/${unit}/appraisals${rest}`, { set });

export function useWork(unit: string) {
  return useQuery({
    queryKey: ['appraisals', unit],
    queryFn: () => send('GET', api(unit), undefined, appraisalWork),
  });
}

export function useBoard(unit: string, sheet: string, set: string | undefined) {
  return useQuery({
    queryKey: ['appraisals', unit, sheet, set ?? '', 'board'],
    queryFn: () => send('GET', api(unit, `/${sheet}`, set), undefined, appraisalBoard),
  });
}

const acrossKey = (unit: string, sheet: string, code: string) => ['appraisals', unit, sheet, 'criterion', code];

export function useAcross(unit: string, sheet: string, code: string, set: string | undefined) {
  return useQuery({
    queryKey: [...acrossKey(unit, sheet, code), set ?? ''],
    queryFn: () => send('GET', api(unit, `/${sheet}/criteria/${code}`, set), undefined, criterionAcross),
  });
}

/** Accepts every unit's full claim of a criterion. */
export function useAcceptAcross(unit: string, sheet: string, code: string, set: string | undefined) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => send('POST', api(unit, `/${sheet}/criteria/${code}/accept-full-claims`, set), {}, bulkAccepted),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['appraisals', unit] }),
  });
}

const reviewKey = (unit: string, sheet: string) => ['assessments', unit, sheet, 'review'];

/** What the rounds said about a sheet; asked only once it has left self-scoring. */
export function useReview(unit: string, sheet: string, wanted = true) {
  return useQuery({
    queryKey: reviewKey(unit, sheet),
    queryFn: () => send('GET', `/api/units/${unit}/assessments/${sheet}/review`, undefined, reviewResponse),
    enabled: wanted,
  });
}

export interface AppraisedCell {
  readonly unit: string;
  readonly sheet: string;
  readonly code: string;
  /** Other lines follow from this one, so the sheet is fetched again after it. */
  readonly followed: boolean;
}

/** The line as somebody else has just left it; undefined for any other failure. */
export function newerLine(error: unknown): LineResponse | undefined {
  if (!(error instanceof ApiRefusal) || error.code !== 'line-changed') {
    return undefined;
  }
  const read = lineResponse.safeParse(error.detail.line);
  return read.success ? read.data : undefined;
}

/** Gives a line its points. `from` is the committee whose list of units shows it too. */
export function useAppraise({ unit, sheet, code, followed }: AppraisedCell, from?: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: AppraisalRequest) =>
      send('PUT', `/api/units/${unit}/assessments/${sheet}/lines/${code}/appraisal`, request, lineResponse),
    onSuccess: async (line) => {
      putLine(cache, unit, sheet, line);
      if (from) {
        await cache.invalidateQueries({ queryKey: acrossKey(from, sheet, code) });
      }
      await cache.invalidateQueries({ queryKey: reviewKey(unit, sheet) });
      return followed ? refreshSheet(cache, unit, sheet) : undefined;
    },
  });
}

export function useExplain(unit: string, sheet: string, code: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: ExplanationRequest) =>
      send('PUT', `/api/units/${unit}/assessments/${sheet}/lines/${code}/explanation`, request, reviewResponse),
    onSuccess: (review) => cache.setQueryData(reviewKey(unit, sheet), review),
    onError: (error) =>
      error instanceof ApiRefusal && error.code === 'explanation-changed'
        ? cache.invalidateQueries({ queryKey: reviewKey(unit, sheet) })
        : undefined,
  });
}
