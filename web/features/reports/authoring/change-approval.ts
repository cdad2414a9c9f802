import { useQuery } from '@tanstack/react-query';
import type { Signing } from '#core/reports/authoring/approval.ts';
import { reportChanges } from '#core/reports/authoring/contract.ts';
import { reportAnswer } from '#core/reports/contract.ts';
import type { Explanation } from '#core/reports/finding.ts';
import { useReportCall } from '#web/features/reports/change-reports.ts';
import { reportKey, reportUrl } from '#web/features/reports/load-reports.ts';
import { send } from '#web/lib/api.ts';

export function useSubmitReport(unit: string, period: string) {
  return useReportCall(unit, (explanations: readonly Explanation[]) =>
    send('POST', reportUrl(unit, period, '/submit'), { explanations }, reportAnswer),
  );
}

export function useApproveReport(unit: string, period: string) {
  return useReportCall(unit, (wish: { readonly signing: Signing; readonly signer: string }) =>
    send('POST', reportUrl(unit, period, '/approve'), wish, reportAnswer),
  );
}

/** decline: the signer gives it back; withdraw: who submitted it takes it back. */
export function useGiveBack(unit: string, period: string, act: 'decline' | 'withdraw') {
  return useReportCall(unit, (reason: string) =>
    send('POST', reportUrl(unit, period, `/${act}`), { reason }, reportAnswer),
  );
}

export function useNumberReport(unit: string, period: string) {
  return useReportCall(unit, (wish: { readonly number: string; readonly documentDate: string }) =>
    send('PUT', reportUrl(unit, period, '/number'), wish, reportAnswer),
  );
}

/** What is different since the report was sent the time before; asked when `wanted`. */
export function useReportChanges(unit: string, period: string, wanted: boolean) {
  return useQuery({
    queryKey: [...reportKey(unit, period), 'changes'],
    queryFn: () => send('GET', reportUrl(unit, period, '/changes'), undefined, reportChanges),
    enabled: wanted,
  });
}
