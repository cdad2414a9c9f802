import { type Calendar, closingMinute, type DayKind, isWorkingDay } from '#core/calendars/calendar.ts';
import { clockWords, WEEKDAY_NAMES } from '#core/calendars/hours-text.ts';
import { DAY_KIND_NAMES } from '#core/calendars/messages.ts';
import { addDays, formatDate, type PlainDate, weekdayOf } from '#core/kernel/dates.ts';
import classes from './year-grid.module.css';

/** A letter says what colour alone would not. */
const MARKS = {
  holiday: 'L',
  substitute_off: 'B',
  swap_off: 'H',
  swap_work: 'Làm',
  local_off: 'R',
  half_day: '½',
  ordinary: '',
} as const satisfies Record<DayKind, string>;

const LOOKS = {
  holiday: classes.off,
  substitute_off: classes.off,
  swap_off: classes.off,
  local_off: classes.own,
  half_day: classes.half,
  swap_work: classes.worked,
  ordinary: undefined,
} as const satisfies Record<DayKind, string | undefined>;

const LEGEND: readonly DayKind[] = ['holiday', 'substitute_off', 'swap_off', 'local_off', 'half_day', 'swap_work'];
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0] as const;
const SHORT_WEEKDAYS = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const;

interface YearGridProps {
  readonly year: number;
  readonly calendar: Calendar;
}

/** Twelve months at a glance; what is special about a day also stands in words under its month. */
export function YearGrid({ year, calendar }: YearGridProps) {
  return (
    <section aria-label={`Mười hai tháng của năm ${year}`}>
      <ul className={classes.legend}>
        {LEGEND.map((kind) => (
          <li key={kind}>
            <span className={`${classes.swatch} ${LOOKS[kind] ?? ''}`} aria-hidden="true">
              {MARKS[kind]}
            </span>
            {DAY_KIND_NAMES[kind]}
          </li>
        ))}
        <li>
          <span className={`${classes.swatch} ${classes.rest}`} aria-hidden="true" />
          Nghỉ hằng tuần
        </li>
      </ul>
      <div className={classes.months}>
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} calendar={calendar} />
        ))}
      </div>
    </section>
  );
}

function Month({ year, month, calendar }: YearGridProps & { readonly month: number }) {
  const days = daysOf(year, month);
  const worked = days.filter((day) => isWorkingDay(calendar, day)).length;
  return (
    <div className={classes.month}>
      <table className={classes.table}>
        <caption className={classes.caption}>
          Tháng {month} <span className={classes.count}>{worked} ngày làm việc</span>
        </caption>
        <thead>
          <tr>
            {MONDAY_FIRST.map((weekday) => (
              <th key={weekday} scope="col">
                <abbr title={WEEKDAY_NAMES[weekday]}>{SHORT_WEEKDAYS[weekday]}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week) => (
            <tr key={week[0]?.key}>
              {week.map(({ key, day }) => (day ? <Day key={key} day={day} calendar={calendar} /> : <td key={key} />))}
            </tr>
          ))}
        </tbody>
      </table>
      <SpecialDays days={days} calendar={calendar} />
    </div>
  );
}

interface DayProps {
  readonly day: PlainDate;
  readonly calendar: Calendar;
}

function Day({ day, calendar }: DayProps) {
  const entry = calendar.days[day];
  const works = isWorkingDay(calendar, day);
  const look = entry ? LOOKS[entry.kind] : works ? undefined : classes.rest;
  return (
    <td className={look} title={entry && `${formatDate(day)}: ${entry.name}`}>
      {Number(day.slice(8))}
      {entry && <span className={classes.mark}>{MARKS[entry.kind]}</span>}
      {!works && <span className="unseen"> nghỉ</span>}
    </td>
  );
}

/** The same in words, for reading out and for print. */
function SpecialDays({ days, calendar }: { readonly days: readonly PlainDate[]; readonly calendar: Calendar }) {
  const special = days.flatMap((day) => {
    const entry = calendar.days[day];
    return entry ? [{ day, ...entry }] : [];
  });
  if (special.length === 0) {
    return null;
  }
  return (
    <ul className={classes.special}>
      {special.map(({ day, kind, name }) => (
        <li key={day}>
          <strong>{formatDate(day).slice(0, 5)}</strong> {wordsOf(kind, name)}
          {kind === 'half_day' && `, đến ${clockWords(closingMinute(calendar, day) ?? 0)}`}
        </li>
      ))}
    </ul>
  );
}

/** The name of the day, with the kind where the name does not say it. */
function wordsOf(kind: DayKind, name: string): string {
  const told = kind === 'holiday' || kind === 'swap_off' || kind === 'swap_work' || kind === 'substitute_off';
  return told ? name : `${DAY_KIND_NAMES[kind]}: ${name}`;
}

function daysOf(year: number, month: number): readonly PlainDate[] {
  const first: PlainDate = `${year}-${String(month).padStart(2, '0')}-01`;
  return Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter(
    (day) => day.slice(0, 7) === first.slice(0, 7),
  );
}

interface Cell {
  readonly key: string;
  readonly day: PlainDate | undefined;
}

/** Rows of seven, Monday first, with empty cells before the first day. */
function weeksOf(days: readonly PlainDate[]): readonly (readonly Cell[])[] {
  const [first = ''] = days;
  const blanks = (weekdayOf(first) + 6) % 7;
  const cells: Cell[] = [
    ...Array.from({ length: blanks }, (_, index) => ({ key: `blank-${index}`, day: undefined })),
    ...days.map((day) => ({ key: day, day })),
  ];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
