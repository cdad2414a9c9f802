import type { PeriodKind } from '#core/indicators/periods.ts';
import { useSearchValues, useSetSearch } from '#web/lib/navigation.ts';
import { currentYear, keepPeriod, usePeriod } from '#web/lib/period.ts';
import { PeriodPicker } from '#web/ui/period-picker/period-picker.tsx';

const FIRST_YEAR = 2021;

const KINDS: readonly { readonly value: Exclude<PeriodKind, 'month'>; readonly label: string }[] = [
  { value: 'calendar-year', label: 'Năm dương lịch' },
  { value: 'q1', label: 'Báo cáo quý I' },
  { value: '6m', label: 'Báo cáo 6 tháng' },
  { value: 'q3', label: 'Báo cáo quý III' },
  { value: 'year', label: 'Báo cáo năm' },
];

/** The period of the whole frame, kept in the address of the page. */
export function HeaderPeriod() {
  const period = usePeriod();
  const inAddress = useSearchValues().ky;
  const setSearch = useSetSearch();
  const years = Array.from({ length: currentYear() - FIRST_YEAR + 1 }, (_, back) => currentYear() - back);

  function pick(kind: string, year: number) {
    const code = kind === 'calendar-year' ? String(year) : `${year}-${kind}`;
    keepPeriod(code);
    if (inAddress !== undefined) {
      setSearch({ ky: code });
    }
  }

  return (
    <PeriodPicker
      kind={period.kind === 'month' ? 'calendar-year' : period.kind}
      year={period.year}
      kinds={KINDS}
      years={years}
      onPick={pick}
    />
  );
}
