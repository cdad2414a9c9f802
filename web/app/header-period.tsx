import { useQuery } from '@tanstack/react-query';
import type { Period, PeriodKind } from '#core/indicators/periods.ts';
import { reportList } from '#core/reports/contract.ts';
import { send } from '#web/lib/api.ts';
import { useSearchValues, useSetSearch, withSearch } from '#web/lib/navigation.ts';
import { currentYear, keepPeriod, usePeriod } from '#web/lib/period.ts';
import { may, type Session } from '#web/lib/session.ts';
import { PeriodPicker } from '#web/ui/period-picker/period-picker.tsx';
import classes from './header.module.css';

const FIRST_YEAR = 2021;

const KINDS: readonly { readonly value: Exclude<PeriodKind, 'month'>; readonly label: string }[] = [
  { value: 'calendar-year', label: 'Năm dương lịch' },
  { value: 'q1', label: 'Báo cáo quý I' },
  { value: '6m', label: 'Báo cáo 6 tháng' },
  { value: 'q3', label: 'Báo cáo quý III' },
  { value: 'year', label: 'Báo cáo năm' },
];

/** The period of the whole frame, kept in the address of the page. */
export function HeaderPeriod({ session, unit }: { readonly session: Session; readonly unit: string | undefined }) {
  const period = usePeriod();
  const inAddress = useSearchValues().ky;
  const words = useStanding(session, unit, period);
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
    <>
      <PeriodPicker
        kind={period.kind === 'month' ? 'calendar-year' : period.kind}
        year={period.year}
        kinds={KINDS}
        years={years}
        onPick={pick}
      />
      {words && <p className={classes.standing}>{words}</p>}
    </>
  );
}

/** For a reporting period: its window, its deadline and who holds its lock, as the reports feature says it. */
function useStanding(session: Session, unit: string | undefined, period: Period): string | undefined {
  const reported = period.kind !== 'calendar-year' && period.kind !== 'month';
  const { data } = useQuery({
    queryKey: ['reports', unit, 'periods', period.year],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/reports`, { year: period.year }), undefined, reportList),
    enabled: reported && unit !== undefined && may(session, 'reports:read', unit),
  });
  return reported ? data?.items.find((item) => item.period === period.code)?.words : undefined;
}
