import { useLocation } from '@tanstack/react-router';
import { type Period, type PeriodKind, periodName, periodOf } from '#core/indicators/periods.ts';
import { useSearchValues, useSetSearch } from '#web/lib/navigation.ts';
import { currentYear, keepPeriod, usePeriod } from '#web/lib/period.ts';
import { usePeriodStanding } from '#web/lib/period-standing.ts';
import type { Session } from '#web/lib/session.ts';
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
export function HeaderPeriod(frame: { readonly session: Session; readonly unit: string | undefined }) {
  const own = periodOfPath(useLocation().pathname);
  return own ? <p className={classes.own}>{periodName(own)}</p> : <PeriodChoice {...frame} />;
}

/** A report, a sheet or a plan has a period of its own, which no choice in the frame can change. */
function periodOfPath(path: string): Period | undefined {
  const report = /\/bao-cao\/(\d{4}-[a-z0-9]+)/.exec(path)?.[1];
  const year = /\/(?:cham-diem|khac-phuc)\/(\d{4})/.exec(path)?.[1];
  return periodOf(report ?? (year ? `${year}-year` : ''));
}

function PeriodChoice({ session, unit }: { readonly session: Session; readonly unit: string | undefined }) {
  const period = usePeriod();
  const inAddress = useSearchValues().ky;
  const words = usePeriodStanding(session, unit, period).item?.words;
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
