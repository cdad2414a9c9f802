import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dashboardAnswer } from '#core/indicators/contract.ts';
import { send } from '#web/lib/api.ts';
import { withSearch } from '#web/lib/navigation.ts';

export function useDashboard(unit: string, period: string) {
  return useQuery({
    queryKey: ['indicators', unit, 'dashboard', period],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/dashboard`, { period }), undefined, dashboardAnswer),
    placeholderData: keepPreviousData,
  });
}
