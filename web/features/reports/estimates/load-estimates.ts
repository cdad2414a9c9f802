import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { PlainDate } from '#core/kernel/dates.ts';
import { estimateAnswer, type PutEstimate, trueUpList } from '#core/reports/estimates/contract.ts';
import { send } from '#web/lib/api.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { reportsKey, reportUrl } from '../load-reports.ts';

/** `cutOff`: counted and proposed as of another day than the one kept. */
export function useEstimate(unit: string, period: string, cutOff: PlainDate | undefined) {
  return useQuery({
    queryKey: [...reportsKey(unit), 'estimate', period, cutOff ?? ''],
    queryFn: () => send('GET', withSearch(reportUrl(unit, period, '/estimate'), { cutOff }), undefined, estimateAnswer),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}

export function usePutEstimate(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: PutEstimate) => send('PUT', reportUrl(unit, period, '/estimate'), wish, estimateAnswer),
    // Said here: the form is drawn anew by the fresh answer and hears nothing any more.
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: reportsKey(unit) });
      notify('Đã lưu số ước');
    },
  });
}

export function useRemoveEstimate(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => send('DELETE', reportUrl(unit, period, '/estimate'), undefined, z.undefined()),
    onSuccess: () => cache.invalidateQueries({ queryKey: reportsKey(unit) }),
  });
}

export function useTrueUps(unit: string, period: string) {
  return useQuery({
    queryKey: [...reportsKey(unit), 'true-ups', period],
    queryFn: () => send('GET', reportUrl(unit, period, '/true-ups'), undefined, trueUpList),
  });
}

export function useMakeTrueUp(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (actuals: Readonly<Record<string, string>>) =>
      send('POST', reportUrl(unit, period, '/true-ups'), { actuals }, trueUpList),
    onSuccess: () => cache.invalidateQueries({ queryKey: reportsKey(unit) }),
  });
}
