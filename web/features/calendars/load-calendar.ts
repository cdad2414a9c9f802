import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { yearAnswer } from '#core/calendars/contract.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { send } from '#web/lib/api.ts';
import { today } from '#web/lib/format.ts';
import { unitPath, useSearchValues, withSearch } from '#web/lib/navigation.ts';

export function useCalendarYear(unit: string, year: number) {
  return useQuery({
    queryKey: ['calendars', unit, year],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/calendar`, { year }), undefined, yearAnswer),
    placeholderData: keepPreviousData,
  });
}

/** The year of the address; this year where it names none that can be looked at. */
export function useYear(): number {
  const asked = Number(useSearchValues().nam);
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : Number(today().slice(0, 4));
}

export function calendarPath(unit: string, year: number | PlainDate): string {
  return unitPath(unit, 'lich-lam-viec', { nam: String(year).slice(0, 4) });
}
