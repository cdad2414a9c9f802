import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CAMPAIGN_MESSAGES } from '#core/assessments/campaigns/messages.ts';
import { sheetResponse } from '#core/assessments/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { ScoreAboveMaximum } from '#core/assessments/set-versions.ts';
import { maximumBelowScore, sheetSets } from '#core/assessments/sets/contract.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { putSheet, sheetPath } from '../load-sheet.ts';

const url = (unit: string, sheet: string) => `/api/units/${unit}/assessments/${sheet}/criteria-set`;

export const sheetSetsPath = (unit: string, sheet: string) => sheetPath(unit, sheet, '/bo-tieu-chi');

/** The set of a sheet and what the sheet may be put under; only asked for those who may do it. */
export function useSheetSets(unit: string, sheet: string, wanted = true) {
  return useQuery({
    queryKey: ['assessments', unit, sheet, 'sets'],
    queryFn: () => send('GET', url(unit, sheet), undefined, sheetSets),
    enabled: wanted,
  });
}

/** Puts the sheet under another version and shows it. */
export function useMoveSheet(unit: string, sheet: string) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  return useMutation({
    mutationFn: (criteriaSetId: string) => send('PUT', url(unit, sheet), { criteriaSetId }, sheetResponse),
    onSuccess: (moved) => {
      putSheet(cache, moved);
      void cache.invalidateQueries({
        queryKey: ['assessments', unit, sheet],
        predicate: ({ queryKey }) => queryKey.length > 3,
      });
      void cache.invalidateQueries({ queryKey: ['criteria-sets'] });
      notify('Đã chuyển phiếu sang bản khác của bộ tiêu chí');
      goTo(sheetPath(unit, sheet));
    },
  });
}

/** The sentence of a refused move; undefined where nothing failed. */
export function moveFailure(error: unknown): string | undefined {
  return error ? messageOf(error, { ...ASSESSMENT_MESSAGES, ...CAMPAIGN_MESSAGES }) : undefined;
}

/** The scores that the other version has no room for, where that is why the move was refused. */
export function scoresAbove(error: unknown): readonly ScoreAboveMaximum[] {
  if (!(error instanceof ApiRefusal) || error.code !== 'maximum-below-score') {
    return [];
  }
  const read = maximumBelowScore.safeParse(error.detail);
  return read.success ? read.data.criteria : [];
}
