import { useQuery } from '@tanstack/react-query';
import { unitDetail } from '#core/units/contract.ts';
import { send } from '#web/lib/api.ts';

/** The sections of the committee that exist today. */
export function useSections(unit: string) {
  return useQuery({
    queryKey: ['units', unit, 'detail'],
    queryFn: () => send('GET', `/api/catalogue/units/${unit}`, undefined, unitDetail),
    select: ({ sections }) => sections.filter(({ isOpen }) => isOpen),
    staleTime: 600_000,
  });
}
