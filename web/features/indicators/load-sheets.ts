import { useQuery } from '@tanstack/react-query';
import { sheetList } from '#core/assessments/contract.ts';
import { send } from '#web/lib/api.ts';

/** The score sheets of every unit that the person sees. */
export function useSheets() {
  return useQuery({
    queryKey: ['assessments', 'all'],
    queryFn: () => send('GET', '/api/assessments', undefined, sheetList),
  });
}
