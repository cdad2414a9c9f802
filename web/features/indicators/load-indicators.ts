import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  formAnswer,
  indicatorsAnswer,
  type SetTargetRequest,
  type TypeValueRequest,
  targetShape,
  targetsAnswer,
  typedValue,
  typedValuesAnswer,
} from '#core/indicators/contract.ts';
import { send } from '#web/lib/api.ts';
import { type SearchValues, useSearchValues, withSearch } from '#web/lib/navigation.ts';
import { usePeriod } from '#web/lib/period.ts';

const urlOf = (unit: string, rest: string) => `/api/units/${unit}/${rest}`;

/** The window of the address (`tu`, `den`), or the period of the frame. */
export function useWindowChoice(): { readonly asked: SearchValues; readonly own: boolean } {
  const { tu, den } = useSearchValues();
  const period = usePeriod();
  return tu && den ? { asked: { from: tu, to: den }, own: true } : { asked: { period: period.code }, own: false };
}

export function useIndicators(unit: string, asked: SearchValues) {
  return useQuery({
    queryKey: ['indicators', unit, 'values', asked],
    queryFn: () => send('GET', withSearch(urlOf(unit, 'indicators'), asked), undefined, indicatorsAnswer),
  });
}

export function useForm06a(unit: string, asked: SearchValues, by: 'field' | 'channel') {
  return useQuery({
    queryKey: ['indicators', unit, 'form', asked, by],
    queryFn: () => send('GET', withSearch(urlOf(unit, 'form-ii06a'), { ...asked, by }), undefined, formAnswer),
  });
}

export function useTypedValues(unit: string) {
  return useQuery({
    queryKey: ['indicators', unit, 'typed'],
    queryFn: () => send('GET', urlOf(unit, 'indicator-values'), undefined, typedValuesAnswer),
  });
}

export function useTargets(unit: string) {
  return useQuery({
    queryKey: ['indicators', unit, 'targets'],
    queryFn: () => send('GET', urlOf(unit, 'indicator-targets'), undefined, targetsAnswer),
  });
}

/** Typed figures and targets change every page that shows figures. */
function useChange<Request, Answer>(change: (request: Request) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries() });
}

export function useTypeValue(unit: string) {
  return useChange((body: TypeValueRequest) => send('POST', urlOf(unit, 'indicator-values'), body, typedValue));
}

export function useWithdrawValue(unit: string) {
  return useChange(({ id, reason }: { id: string; reason: string }) =>
    send('POST', urlOf(unit, `indicator-values/${id}/withdraw`), { reason }, z.object({})),
  );
}

export function useSetTarget(unit: string) {
  return useChange((body: SetTargetRequest) => send('PUT', urlOf(unit, 'indicator-targets'), body, targetShape));
}
