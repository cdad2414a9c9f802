import { type QueryClient, useQuery } from '@tanstack/react-query';
import {
  criteriaSetResponse,
  evidenceList,
  type LineResponse,
  lineHistory,
  type SheetResponse,
  sheetList,
  sheetResponse,
} from '#core/assessments/contract.ts';
import { send } from '#web/lib/api.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { schemeFrom } from './sheet-model.ts';

export function sheetPath(unit: string, sheet: string, rest = ''): string {
  return unitPath(unit, `cham-diem/${sheet}${rest}`);
}

/** Of a unit and the key of its sheet: "2026", "2026-6m". */
const sheetKey = (unit: string, sheet: string) => ['assessments', unit, sheet];

export function useSheets(unit: string) {
  return useQuery({
    queryKey: ['assessments', unit, 'list'],
    queryFn: () => send('GET', `/api/units/${unit}/assessments`, undefined, sheetList),
  });
}

export function useSheet(unit: string, sheet: string) {
  return useQuery({
    queryKey: sheetKey(unit, sheet),
    queryFn: () => send('GET', `/api/units/${unit}/assessments/${sheet}`, undefined, sheetResponse),
  });
}

/** A published set never changes: fetched once, its rules read once. */
export function useScheme(id: string) {
  return useQuery({
    queryKey: ['criteria-set', id],
    queryFn: async () => schemeFrom(await send('GET', `/api/criteria-sets/${id}`, undefined, criteriaSetResponse)),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    enabled: id !== '',
  });
}

export function useEvidence(unit: string) {
  return useQuery({
    queryKey: ['evidence', unit],
    queryFn: () => send('GET', `/api/units/${unit}/evidence`, undefined, evidenceList),
  });
}

export function useLineHistory(unit: string, sheet: string, code: string, wanted: boolean) {
  return useQuery({
    queryKey: [...sheetKey(unit, sheet), 'history', code],
    queryFn: () => send('GET', `/api/units/${unit}/assessments/${sheet}/lines/${code}/history`, undefined, lineHistory),
    enabled: wanted,
  });
}

/** Puts a line that the server just answered into the sheet at hand; its sums follow from the lines. */
export function putLine(cache: QueryClient, unit: string, sheet: string, line: LineResponse): void {
  cache.setQueryData<SheetResponse>(sheetKey(unit, sheet), (whole) => {
    if (!whole) {
      return whole;
    }
    const known = whole.lines.some(({ code }) => code === line.code);
    const lines = known ? whole.lines.map((one) => (one.code === line.code ? line : one)) : [...whole.lines, line];
    return { ...whole, lines };
  });
  void cache.invalidateQueries({ queryKey: [...sheetKey(unit, sheet), 'history', line.code] });
}

export function refreshSheet(cache: QueryClient, unit: string, sheet: string): Promise<void> {
  return cache.invalidateQueries({ queryKey: sheetKey(unit, sheet), exact: true });
}

export function putSheet(cache: QueryClient, sheet: SheetResponse): void {
  cache.setQueryData(sheetKey(sheet.unit, sheet.key), sheet);
  void cache.invalidateQueries({ queryKey: ['assessments', sheet.unit, 'list'] });
}
