import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AggregationTable, aggregationTable, formList, formVersion } from '#core/reports/contract.ts';
import type { FormVersionData } from '#core/reports/form-version.ts';
import { send } from '#web/lib/api.ts';
import { reportKey, reportsKey, reportUrl } from '../load-reports.ts';

const sumKey = (unit: string, period: string) => [...reportKey(unit, period), 'sum'] as const;

export function useAggregation(unit: string, period: string) {
  return useQuery({
    queryKey: sumKey(unit, period),
    queryFn: () => send('GET', reportUrl(unit, period, '/aggregation'), undefined, aggregationTable),
  });
}

/** Calls that answer with the sum as it then stands; the report itself has other figures then. */
function useSumCall<Wish>(unit: string, period: string, call: (wish: Wish) => Promise<AggregationTable>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: (answer) => {
      void cache.invalidateQueries({ queryKey: reportKey(unit, period) });
      cache.setQueryData(sumKey(unit, period), answer);
    },
  });
}

export type SumMode = AggregationTable['mode'];

export function useChooseSum(unit: string, period: string) {
  return useSumCall(unit, period, (mode: SumMode) =>
    send('PUT', reportUrl(unit, period, '/aggregation'), { mode }, aggregationTable),
  );
}

export interface AdjustmentWish {
  readonly code: string;
  readonly unit: string | null;
  readonly delta: number;
  readonly reason: string;
}

export function useAdjust(unit: string, period: string) {
  return useSumCall(unit, period, (wish: AdjustmentWish) =>
    send('POST', reportUrl(unit, period, '/adjustments'), wish, aggregationTable),
  );
}

export function useRemoveAdjustment(unit: string, period: string) {
  return useSumCall(unit, period, (id: string) =>
    send('DELETE', reportUrl(unit, period, `/adjustments/${id}`), undefined, aggregationTable),
  );
}

const formsKey = (unit: string) => [...reportsKey(unit), 'forms'] as const;

export function useForms(unit: string) {
  return useQuery({
    queryKey: formsKey(unit),
    queryFn: () => send('GET', `/api/units/${unit}/report-forms`, undefined, formList),
  });
}

export function useAddForm(unit: string, code: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: Omit<FormVersionData, 'code' | 'version'>) =>
      send('POST', `/api/units/${unit}/report-forms/${encodeURIComponent(code)}/versions`, wish, formVersion),
    onSuccess: () => void cache.invalidateQueries({ queryKey: reportsKey(unit) }),
  });
}
