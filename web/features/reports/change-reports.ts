import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { Mark, SignedPaper } from '#core/reports/authoring/approval.ts';
import { ownFigure, type ReportAnswer, type ReportFrameShape, reportAnswer } from '#core/reports/contract.ts';
import type { Explanation } from '#core/reports/finding.ts';
import { send } from '#web/lib/api.ts';
import { reportKey, reportsKey, reportUrl } from './load-reports.ts';

/** Calls that answer with the report as it then stands. */
export function useReportCall<Wish>(unit: string, call: (wish: Wish) => Promise<ReportAnswer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: (answer) => {
      cache.setQueryData(reportKey(unit, answer.report.period), answer);
      void cache.invalidateQueries({ queryKey: [...reportsKey(unit), 'list'] });
    },
  });
}

export function useOpenReport(unit: string) {
  return useReportCall(unit, (period: string) => send('POST', `/api/units/${unit}/reports`, { period }, reportAnswer));
}

export function useSendReport(unit: string, period: string) {
  return useReportCall(unit, (wish: { readonly explanations: readonly Explanation[]; readonly paper?: SignedPaper }) =>
    send('POST', reportUrl(unit, period, '/send'), wish, reportAnswer),
  );
}

export function useReturnReport(unit: string, period: string) {
  return useReportCall(unit, (wish: { readonly reason: string; readonly marks: readonly Mark[] }) =>
    send('POST', reportUrl(unit, period, '/return'), wish, reportAnswer),
  );
}

export function useAcceptReport(unit: string, period: string) {
  return useReportCall(unit, () => send('POST', reportUrl(unit, period, '/accept'), undefined, reportAnswer));
}

export interface OtherWindow {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Undefined: the prescribed days again. */
export function useSetWindow(unit: string, period: string) {
  return useReportCall(unit, (window: OtherWindow | undefined) =>
    send(window ? 'PUT' : 'DELETE', reportUrl(unit, period, '/window'), window, reportAnswer),
  );
}

export function useEditFrame(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: { readonly frame: ReportFrameShape; readonly version: number }) =>
      send('PUT', reportUrl(unit, period, '/frame'), wish, z.object({ version: z.number() })),
    onSuccess: () => cache.invalidateQueries({ queryKey: reportKey(unit, period) }),
  });
}

export interface FigureWish {
  readonly code: string;
  readonly label: string;
  readonly value: string;
  readonly unitOfMeasure: string;
  readonly source: string;
  readonly estimate: boolean;
}

export function usePutFigure(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ code, ...figure }: FigureWish) =>
      send('PUT', reportUrl(unit, period, `/figures/${code}`), figure, ownFigure),
    onSuccess: () => cache.invalidateQueries({ queryKey: reportKey(unit, period) }),
  });
}

export function useRemoveFigure(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => send('DELETE', reportUrl(unit, period, `/figures/${code}`), undefined, z.undefined()),
    onSuccess: () => cache.invalidateQueries({ queryKey: reportKey(unit, period) }),
  });
}
