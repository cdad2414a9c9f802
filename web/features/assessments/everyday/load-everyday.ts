import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AlertSetting,
  alertSetting,
  provisionalResponse,
  unitScoresResponse,
} from '#core/assessments/everyday/contract.ts';
import { readSheetKey, sheetKeyText } from '#core/assessments/sheet-key.ts';
import { send } from '#web/lib/api.ts';
import { today } from '#web/lib/format.ts';
import { type SearchValues, unitPath, useSearchValues, withSearch } from '#web/lib/navigation.ts';

/** The sheet that the address names (`?phieu=2025`), else this year's. */
export function useSheetOfAddress(): string {
  const { phieu } = useSearchValues();
  const term = phieu === undefined ? undefined : readSheetKey(phieu);
  return term ? sheetKeyText(term) : today().slice(0, 4);
}

/** A page of the provisional score; this year's sheet needs no word in the address. */
export function everydayPath(unit: string, sheet: string, rest = '', search: SearchValues = {}): string {
  const phieu = sheet === today().slice(0, 4) ? undefined : sheet;
  return unitPath(unit, rest ? `diem-tam-tinh/${rest}` : 'diem-tam-tinh', { ...search, phieu });
}

export function useProvisional(unit: string, sheet: string, enabled = true) {
  return useQuery({
    queryKey: ['provisional', unit, sheet],
    queryFn: () => send('GET', `/api/units/${unit}/provisional-scores/${sheet}`, undefined, provisionalResponse),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export const UNITS_PAGE = 210;

export function useUnitScores(unit: string, sheet: string, page: number) {
  return useQuery({
    queryKey: ['provisional', unit, sheet, 'below', page],
    queryFn: () =>
      send(
        'GET',
        withSearch(`/api/units/${unit}/provisional-scores/${sheet}/units-below`, { page, size: UNITS_PAGE }),
        undefined,
        unitScoresResponse,
      ),
    placeholderData: keepPreviousData,
  });
}

export function useAlertSetting(unit: string, enabled: boolean) {
  return useQuery({
    queryKey: ['alert-setting', unit],
    queryFn: () => send('GET', `/api/units/${unit}/score-alert-setting`, undefined, alertSetting),
    enabled,
  });
}

export function useSetAlerts(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (setting: AlertSetting) => send('PUT', `/api/units/${unit}/score-alert-setting`, setting, alertSetting),
    onSuccess: async (saved) => {
      cache.setQueryData(['alert-setting', unit], saved);
      await cache.invalidateQueries({ queryKey: ['provisional', unit] });
    },
  });
}
