import { useQuery } from '@tanstack/react-query';
import type { Period } from '#core/indicators/periods.ts';
import { type ReportListItem, reportList } from '#core/reports/contract.ts';
import { send } from './api.ts';
import { withSearch } from './navigation.ts';
import { may, type Session } from './session.ts';

/**
 * What a reporting period is at this unit: its window (perhaps an exception with a reason), its deadline and who holds
 * its lock, as the reports feature says it. Nothing for calendar years and months, which nobody reports.
 */
export function usePeriodStanding(session: Session, unit: string | undefined, period: Period) {
  const reported = period.kind !== 'calendar-year' && period.kind !== 'month';
  const asks = reported && unit !== undefined && may(session, 'reports:read', unit);
  const { data, isPending } = useQuery({
    queryKey: ['reports', unit, 'periods', period.year],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/reports`, { year: period.year }), undefined, reportList),
    enabled: asks,
  });
  const item: ReportListItem | undefined = asks ? data?.items.find((one) => one.period === period.code) : undefined;
  return { item, isPending: asks && isPending };
}
