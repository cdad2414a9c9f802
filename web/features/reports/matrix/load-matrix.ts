import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { extensionList, reportMatrix, sectionMatrix } from '#core/reports/matrix/contract.ts';
import { send } from '#web/lib/api.ts';
import { unitPath, withSearch } from '#web/lib/navigation.ts';
import { reportsKey, reportUrl } from '../load-reports.ts';

export const matrixPath = (unit: string) => unitPath(unit, 'tinh-hinh-bao-cao');

export function useMatrix(unit: string, year: number, page: number) {
  return useQuery({
    queryKey: [...reportsKey(unit), 'matrix', year, page],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/report-matrix`, { year, page }), undefined, reportMatrix),
  });
}

export function useSectionMatrix(unit: string, year: number) {
  return useQuery({
    queryKey: [...reportsKey(unit), 'sections', year],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/report-sections`, { year }), undefined, sectionMatrix),
  });
}

export function useExtensions(unit: string, period: string) {
  return useQuery({
    queryKey: [...reportsKey(unit), 'extensions', period],
    queryFn: () => send('GET', reportUrl(unit, period, '/extensions'), undefined, extensionList),
  });
}

export interface ExtensionWish {
  readonly until: string;
  readonly reason: string;
  /** Slug of a section; absent: the committee's report. */
  readonly section?: string;
}

export function useGrantExtension(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: ExtensionWish) =>
      send('POST', reportUrl(unit, period, wish.section ? '/extensions/sections' : '/extensions'), wish, extensionList),
    onSuccess: () => cache.invalidateQueries(),
  });
}
