import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { type SchemeAnswer, type SchemeDraft, schemeAnswer, schemeList } from '#core/reports/schemes/contract.ts';
import { send } from '#web/lib/api.ts';
import { unitPath } from '#web/lib/navigation.ts';

const url = (unit: string, rest = '') => `/api/units/${unit}/reporting-schemes${rest}`;
const key = (unit: string, ...rest: readonly string[]) => ['schemes', unit, ...rest] as const;

export const schemePath = (unit: string, id = '') => unitPath(unit, ['che-do-bao-cao', id].filter(Boolean).join('/'));

export function useSchemes(unit: string) {
  return useQuery({ queryKey: key(unit), queryFn: () => send('GET', url(unit), undefined, schemeList) });
}

export function useScheme(unit: string, id: string) {
  return useQuery({
    queryKey: key(unit, id),
    queryFn: () => send('GET', url(unit, `/${id}`), undefined, schemeAnswer),
    refetchOnWindowFocus: false,
  });
}

function useSchemeCall<Wish>(call: (wish: Wish) => Promise<SchemeAnswer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: call, onSuccess: () => cache.invalidateQueries() });
}

export function useDraftScheme(unit: string) {
  return useSchemeCall((wish: { readonly from: string; readonly level: string }) =>
    send('POST', url(unit), wish, schemeAnswer),
  );
}

export function useSaveScheme(unit: string, id: string) {
  return useSchemeCall((wish: { readonly scheme: SchemeDraft; readonly revision: number }) =>
    send('PUT', url(unit, `/${id}`), wish, schemeAnswer),
  );
}

export function usePublishScheme(unit: string, id: string) {
  return useSchemeCall((revision: number) => send('POST', url(unit, `/${id}/publish`), { revision }, schemeAnswer));
}

export function useDiscardScheme(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => send('DELETE', url(unit, `/${id}`), undefined, z.undefined()),
    // The list alone: the page of the draft is left before it would be asked for again.
    onSuccess: () => cache.invalidateQueries({ queryKey: key(unit), exact: true }),
  });
}
