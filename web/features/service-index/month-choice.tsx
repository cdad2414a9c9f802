import { earlierDay } from '#core/indicators/windows.ts';
import { today } from '#web/lib/format.ts';
import { useSearchValues, useSetSearch } from '#web/lib/navigation.ts';

const FIRST_YEAR = 2021;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const twoDigits = (month: number) => String(month).padStart(2, '0');

/** The month (or whole year) of the page, kept in the address as `thang=2026-05`. */
export function useMonth(): string {
  return useSearchValues().thang ?? today().slice(0, 7);
}

/** Year and month side by side; a year without month is summed up so far. */
export function MonthChoice() {
  const setSearch = useSetSearch();
  const month = useMonth();
  const [year = '', part = ''] = month.split('-');
  const now = today();
  const thisYear = Number(now.slice(0, 4));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => String(thisYear - index));
  const begun = MONTHS.filter((one) => `${year}-${twoDigits(one)}` <= now.slice(0, 7));
  const go = (thang: string) => setSearch({ thang, trang: undefined });
  return (
    <div className="row">
      <label className="row">
        <span>Tháng</span>
        <select value={part} onChange={({ target }) => go(target.value === '' ? year : `${year}-${target.value}`)}>
          {begun.map((one) => (
            <option key={one} value={twoDigits(one)}>
              {one}
            </option>
          ))}
          <option value="">Cả năm</option>
        </select>
      </label>
      <label className="row">
        <span>Năm</span>
        <select value={year} onChange={({ target }) => go(inYear(target.value, part, now))}>
          {years.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The same month of another year, or this month where that one has not come yet. */
function inYear(year: string, part: string, now: string): string {
  const wanted = part === '' ? year : `${year}-${part}`;
  return earlierDay(wanted, now.slice(0, 7));
}
