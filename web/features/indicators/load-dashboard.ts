import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dashboardAnswer } from '#core/indicators/contract.ts';
import { send } from '#web/lib/api.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { usePeriod } from '#web/lib/period.ts';
import { usePeriodStanding } from '#web/lib/period-standing.ts';
import { useSession } from '#web/lib/session.ts';

/** The figures of the period in the frame; where its report counts other days (an exception), those days. */
export function useDashboard(unit: string) {
  const period = usePeriod();
  const { item, isPending } = usePeriodStanding(useSession(), unit, period);
  const asked = item?.exception ? { from: item.window.from, to: item.window.to } : { period: period.code };
  const dashboard = useQuery({
    queryKey: ['indicators', unit, 'dashboard', asked],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/dashboard`, asked), undefined, dashboardAnswer),
    placeholderData: keepPreviousData,
    enabled: !isPending,
  });
  return { dashboard, period, exception: item?.exception ?? undefined };
}
