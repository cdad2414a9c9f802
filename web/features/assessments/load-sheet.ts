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

export function sheetPath(unit: string, year: number | string, rest = ''): string {
  return unitPath(unit, `cham-diem/${year}${rest}`);
}

const sheetKey = (unit: string, year: number) => ['assessments', unit, year];

export function useSheets(unit: string) {
  return useQuery({
    queryKey: ['assessments', unit, 'list'],
    queryFn: () => send('GET', `/api/units/${unit}/assessments`, undefined, sheetList),
  });
}

export function useSheet(unit: string, year: number) {
  return useQuery({
    queryKey: sheetKey(unit, year),
    queryFn: () => send('GET', `/api/units/${unit}/assessments/${year}`, undefined, sheetResponse),
  });
}

/** A published set never changes: fetched once, its rules read once. */
export function useScheme(id: string) {
  return useQuery({
    queryKey: ['criteria-set', id],
    queryFn: async () => schemeFrom(await send('GET', `/api/criteria-sets/${id}`, undefined, criteriaSetResponse)),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

export function useEvidence(unit: string) {
  return useQuery({
    queryKey: ['evidence', unit],
    queryFn: () => send('GET', `/api/units/${unit}/evidence`, undefined, evidenceList),
  });
}

export function useLineHistory(unit: string, year: number, code: string, wanted: boolean) {
  return useQuery({
    queryKey: [...sheetKey(unit, year), 'history', code],
    queryFn: () => send('GET', `/api/units/${unit}/assessments/${year}/lines/${code}/history`, undefined, lineHistory),
    enabled: wanted,
  });
}

/** Puts a line that the server just answered into the sheet at hand; its sums follow from the lines. */
export function putLine(cache: QueryClient, unit: string, year: number, line: LineResponse): void {
  cache.setQueryData<SheetResponse>(sheetKey(unit, year), (sheet) => {
    if (!sheet) {
      return sheet;
    }
    const known = sheet.lines.some(({ code }) => code === line.code);
    const lines = known ? sheet.lines.map((one) => (one.code === line.code ? line : one)) : [...sheet.lines, line];
    return { ...sheet, lines };
  });
  void cache.invalidateQueries({ queryKey: [...sheetKey(unit, year), 'history', line.code] });
}

export function refreshSheet(cache: QueryClient, unit: string, year: number): Promise<void> {
  return cache.invalidateQueries({ queryKey: sheetKey(unit, year), exact: true });
}

export function putSheet(cache: QueryClient, sheet: SheetResponse): void {
  cache.setQueryData(sheetKey(sheet.unit, sheet.year), sheet);
  void cache.invalidateQueries({ queryKey: ['assessments', sheet.unit, 'list'] });
}
