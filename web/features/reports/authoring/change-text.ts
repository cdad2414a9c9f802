import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { startFromResponse } from '#core/reports/authoring/contract.ts';
import type { Earlier } from '#core/reports/authoring/earlier.ts';
import { reportKey, reportUrl } from '#web/features/reports/load-reports.ts';
import { send } from '#web/lib/api.ts';

/** Takes the prose of an earlier report over into the empty sections. */
export function useStartFrom(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (which: Earlier) => send('POST', reportUrl(unit, period, '/start-from'), { which }, startFromResponse),
    onSuccess: () => cache.invalidateQueries({ queryKey: reportKey(unit, period) }),
  });
}

/** A number that came with an earlier text holds in this period too. */
export function useConfirmNumber(unit: string, period: string, section: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (printed: string) =>
      send(
        'POST',
        reportUrl(unit, period, `/sections/${encodeURIComponent(section)}/confirm-number`),
        { printed },
        z.undefined(),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: reportKey(unit, period) }),
  });
}
