import type { Window } from '#core/indicators/windows.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { formatCount, formatDecimal, parseDecimal } from '#core/kernel/decimals.ts';

/** The figures of an earlier period that the prose may set beside this one's; `M` names the counts. */
export interface EarlierCounts<M extends string> {
  /** "Quý I năm 2026" */
  readonly title: string;
  readonly window: Window;
  /** As that period's report was sent on this day; null: as counted today, no report was sent. */
  readonly sentOn: PlainDate | null;
  readonly total: Readonly<Record<M, number>>;
  readonly rates: readonly EarlierRate[];
}

export interface EarlierRate {
  readonly code: string;
  readonly name: string;
  /** Percent with two decimals, "43.09". */
  readonly rate: string | null;
}

/** before: the period whose open dossiers this one carries over; year-ago: the same period of the year before. */
export const EARLIER = { before: 'Kỳ trước', 'year-ago': 'Cùng kỳ năm trước' } as const;
export type Earlier = keyof typeof EARLIER;

/** "tăng 12,5%", "giảm 3%", "không đổi", in hundredths of a percent cut off at two places; undefined from nothing. */
export function changeInWords(then: number, now: number): string | undefined {
  if (then === now) {
    return 'không đổi';
  }
  if (then === 0) {
    return undefined;
  }
  const hundredths = Math.floor((Math.abs(now - then) * 10_000 * 2 + then) / (then * 2));
  return `${now > then ? 'tăng' : 'giảm'} ${percent(hundredths)}%`;
}

/** A rate's change in percentage points: "tăng 1,25 điểm phần trăm". */
export function pointsInWords(then: string, now: string): string | undefined {
  const [before, after] = [hundredthsOf(then), hundredthsOf(now)];
  if (before === undefined || after === undefined) {
    return undefined;
  }
  return before === after
    ? 'không đổi'
    : `${after > before ? 'tăng' : 'giảm'} ${percent(Math.abs(after - before))} điểm phần trăm`;
}

/** "43.09" → 4309. */
function hundredthsOf(rate: string): number | undefined {
  return parseDecimal(rate.replace('.', ','), 2);
}

function percent(hundredths: number): string {
  return formatDecimal(`${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`);
}

interface Now<M extends string> {
  /** This period's counts are estimates, and so is what they differ by. */
  readonly estimate: boolean;
  readonly total: Readonly<Record<M, number>>;
  readonly rateOf: (code: string) => string | null;
}

/** What the palette offers of an earlier period: its figures, and how this period's differ from them. */
export function earlierEntries<M extends string>(
  which: Earlier,
  earlier: EarlierCounts<M>,
  now: Now<M>,
  measures: Readonly<Record<M, string>>,
) {
  const group = `${EARLIER[which]} (${earlier.title})`;
  const source = sourceOf(earlier);
  const entry = (code: string, label: string, text: string | undefined, estimate = false) => ({
    code,
    group,
    label,
    text,
    estimate,
    source,
  });
  const counts = (Object.keys(measures) as M[]).flatMap((measure) => [
    entry(`${which}.dossiers.${measure}`, measures[measure], formatCount(earlier.total[measure])),
    entry(
      `change.${which}.dossiers.${measure}`,
      `${measures[measure]}: tăng, giảm so với ${EARLIER[which].toLocaleLowerCase('vi')}`,
      changeInWords(earlier.total[measure], now.total[measure]),
      now.estimate && measure !== 'carriedOver',
    ),
  ]);
  const rates = earlier.rates.flatMap(({ code, name, rate }) => {
    const current = now.rateOf(code);
    return [
      entry(`${which}.indicators.${code}`, name, rate === null ? undefined : `${formatDecimal(rate)}%`),
      entry(
        `change.${which}.indicators.${code}`,
        `${name}: tăng, giảm so với ${EARLIER[which].toLocaleLowerCase('vi')}`,
        rate === null || current === null ? undefined : pointsInWords(rate, current),
      ),
    ];
  });
  return [...counts, ...rates];
}

function sourceOf({ title, window, sentOn }: Omit<EarlierCounts<never>, 'total'>): string {
  const days = `${formatDate(window.from)}–${formatDate(window.to)}`;
  return sentOn === null
    ? `Tính lại từ dữ liệu của ${title} (${days}); kỳ ấy chưa gửi báo cáo`
    : `Báo cáo ${title} (${days}) đã gửi ngày ${formatDate(sentOn)}`;
}

/** Whether a code names a figure of an earlier period, known today or not. */
export function isEarlierCode(code: string): boolean {
  return /^(?:change\.)?(?:before|year-ago)\.(?:dossiers|indicators)\.[A-Za-z0-9_]+$/u.test(code);
}
