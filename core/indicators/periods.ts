import { isPlainDate } from '#core/kernel/dates.ts';
import { monthEnd, type Window } from './windows.ts';

/** The four periods of the CCHC report, the calendar year and its months. */
export type PeriodKind = 'q1' | '6m' | 'q3' | 'year' | 'calendar-year' | 'month';

export interface Period {
  /** `2023-q1`, `2023-6m`, `2023-q3`, `2023-year`; a calendar year `2023`; a month `2023-05`. */
  readonly code: string;
  readonly kind: PeriodKind;
  readonly year: number;
  readonly window: Window;
}

/**
 * First and last day (month-day) of the report windows; the first one lies in December of the year before where
 * `before` says so. Công văn 581/BNV-CCHC: Q1 15/12–14/3, 6 months 15/12–14/6, Q3 15/6–14/9, year 15/12–14/12.
 */
const REPORT_WINDOWS = {
  q1: { before: true, from: '12-15', to: '03-14' },
  '6m': { before: true, from: '12-15', to: '06-14' },
  q3: { before: false, from: '06-15', to: '09-14' },
  year: { before: true, from: '12-15', to: '12-14' },
} as const;

export type ReportPeriodKind = keyof typeof REPORT_WINDOWS;

/** Reads a period's code; undefined when it is none. */
export function periodOf(code: string): Period | undefined {
  const match = /^(\d{4})(?:-(q1|6m|q3|year|\d{2}))?$/.exec(code);
  if (!match) {
    return undefined;
  }
  const [year, rest] = [Number(match[1]), match[2]];
  if (rest === undefined) {
    return { code, kind: 'calendar-year', year, window: { from: `${match[1]}-01-01`, to: `${match[1]}-12-31` } };
  }
  if (rest in REPORT_WINDOWS) {
    const kind = rest as ReportPeriodKind;
    const { before, from, to } = REPORT_WINDOWS[kind];
    return { code, kind, year, window: { from: `${before ? year - 1 : year}-${from}`, to: `${year}-${to}` } };
  }
  const first = `${match[1]}-${rest}-01`;
  return isPlainDate(first) ? { code, kind: 'month', year, window: { from: first, to: monthEnd(first) } } : undefined;
}

const KIND_NAMES = {
  q1: 'Quý I',
  '6m': '6 tháng đầu năm',
  q3: 'Quý III',
  year: 'Năm',
  'calendar-year': 'Năm dương lịch',
} as const satisfies Record<Exclude<PeriodKind, 'month'>, string>;

/** "Quý I/2023", "Năm 2023", "Tháng 5/2023". */
export function periodName({ kind, year, window }: Period): string {
  if (kind === 'month') {
    return `Tháng ${Number(window.from.slice(5, 7))}/${year}`;
  }
  return kind === 'q1' || kind === 'q3' ? `${KIND_NAMES[kind]}/${year}` : `${KIND_NAMES[kind]} ${year}`;
}
