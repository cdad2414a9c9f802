/** A period of a report as its code names it: `2026-q1`, `2026-m05`, `2026-9m`. */
export interface ReportPeriod {
  /** The part after the year. */
  readonly kind: string;
  readonly year: number;
  /** As the scheme names it, without the year: "Quý I", "9 tháng đầu năm"; absent where the code says it. */
  readonly title?: string | undefined;
  /** What the tasks at the end of the report are for. */
  readonly nextTitle?: string | undefined;
}

export const PERIOD_CODE = /^(\d{4})-([a-z0-9]{1,8})$/;

/** Reads a period's code; undefined when it is none. Whether a scheme knows the period is another question. */
export function reportPeriodOf(code: string): ReportPeriod | undefined {
  const match = PERIOD_CODE.exec(code);
  return match ? { kind: match[2] ?? '', year: Number(match[1]) } : undefined;
}

/** What the usual codes are called; other codes are named by their scheme. */
export const PERIOD_TITLES: Readonly<Record<string, string>> = {
  q1: 'Quý I',
  q2: 'Quý II',
  q3: 'Quý III',
  q4: 'Quý IV',
  '6m': '6 tháng đầu năm',
  '9m': '9 tháng đầu năm',
  year: 'năm',
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`m${String(index + 1).padStart(2, '0')}`, `tháng ${index + 1}`]),
  ),
};

/** What the usual codes' next periods are called, without the year. */
export const NEXT_TITLES: Readonly<Record<string, string>> = {
  q1: 'Quý II',
  q2: 'Quý III',
  q3: 'Quý IV',
  '6m': '6 tháng cuối năm',
  '9m': '3 tháng cuối năm',
  year: 'năm',
};

/** "Quý I", "9 tháng đầu năm": without the year. */
export function periodName({ kind, title }: Pick<ReportPeriod, 'kind' | 'title'>): string {
  return title || (PERIOD_TITLES[kind] ?? kind);
}

/** "Quý I năm 2024", "6 tháng đầu năm 2024", "năm 2024": as a title says it. */
export function periodTitle(period: ReportPeriod): string {
  return withYear(periodName(period), period.year);
}

/** What the tasks at the end of the report are for. */
export function nextPeriodTitle({ kind, year, nextTitle }: ReportPeriod): string {
  const next = nextTitle || NEXT_TITLES[kind];
  if (next === undefined) {
    return 'thời gian tới';
  }
  return withYear(next, next === 'năm' ? year + 1 : year);
}

function withYear(name: string, year: number): string {
  return /(?:^|\s)năm$/u.test(name) ? `${name} ${year}` : `${name} năm ${year}`;
}
