import type { ReportPeriodKind } from '#core/indicators/periods.ts';
import type { Window } from '#core/indicators/windows.ts';
import { addDays, dayNumber, formatDate, type PlainDate } from '#core/kernel/dates.ts';

/** Who sends: a section to its committee, a commune or district or province to the level above it. */
export type ReportingLevel = 'section' | 'commune' | 'district' | 'province';

/**
 * Which periods are reported, over which days, by when: data of a decision, for a range of years and one level. A
 * scheme of an agency holds for it and the units below; without one the nation's holds.
 */
export interface ReportingScheme {
  readonly name: string;
  readonly level: ReportingLevel;
  readonly firstYear: number;
  readonly lastYear: number | undefined;
  readonly basis: string;
  /** The basis says nothing of these days: taken for the sample, to be set by the level above. */
  readonly invented: boolean;
  readonly periods: readonly SchemePeriod[];
}

/** Days as `MM-DD`; `before`: in the year before the report's. */
export interface SchemePeriod {
  readonly kind: ReportPeriodKind;
  readonly from: { readonly before: boolean; readonly day: string };
  readonly to: string;
  readonly deadline: string;
}

export interface ScheduledPeriod {
  /** `2024-q1` */
  readonly code: string;
  readonly kind: ReportPeriodKind;
  readonly year: number;
  readonly window: Window;
  readonly deadline: PlainDate;
}

export function scheduledPeriods(scheme: ReportingScheme, year: number): readonly ScheduledPeriod[] {
  return scheme.periods.map(({ kind, from, to, deadline }) => ({
    code: `${year}-${kind}`,
    kind,
    year,
    window: { from: `${from.before ? year - 1 : year}-${from.day}`, to: `${year}-${to}` },
    deadline: `${year}-${deadline}`,
  }));
}

/** The one of the schemes that says most about the year: the agency's own before those of the levels above it. */
export function schemeOf<Scheme extends ReportingScheme>(
  nearestFirst: readonly Scheme[],
  year: number,
): Scheme | undefined {
  return nearestFirst.find(
    ({ firstYear, lastYear }) => firstYear <= year && (lastYear === undefined || year <= lastYear),
  );
}

export interface ScheduledYear<Scheme extends ReportingScheme> {
  readonly scheme: Scheme;
  readonly periods: readonly ScheduledPeriod[];
  /** By when the committee's own sections send their parts, where it decided so. */
  readonly sectionDeadlines: ReadonlyMap<ReportPeriodKind, PlainDate>;
}

/** An agency's periods of a year, from the schemes that hold for it (nearest decision first). */
export function scheduledIn<Scheme extends ReportingScheme>(
  schemes: readonly Scheme[],
  year: number,
): ScheduledYear<Scheme> | undefined {
  const isForSections = ({ level }: ReportingScheme) => level === 'section';
  const scheme = schemeOf(
    schemes.filter((one) => !isForSections(one)),
    year,
  );
  const forSections = schemeOf(schemes.filter(isForSections), year);
  const parts = forSections ? scheduledPeriods(forSections, year) : [];
  return (
    scheme && {
      scheme,
      periods: scheduledPeriods(scheme, year),
      sectionDeadlines: new Map(parts.map(({ kind, deadline }) => [kind, deadline])),
    }
  );
}

export const PERIOD_TITLES = {
  q1: 'Quý I',
  '6m': '6 tháng đầu năm',
  q3: 'Quý III',
  year: 'năm',
} as const satisfies Record<ReportPeriodKind, string>;

const NEXT_PERIODS = {
  q1: 'Quý II',
  '6m': '6 tháng cuối năm',
  q3: 'Quý IV',
  year: 'năm',
} as const satisfies Record<ReportPeriodKind, string>;

/** "Quý I năm 2024", "6 tháng đầu năm 2024", "năm 2024": as a title says it. */
export function periodTitle({ kind, year }: { kind: ReportPeriodKind; year: number }): string {
  return kind === 'q1' || kind === 'q3' ? `${PERIOD_TITLES[kind]} năm ${year}` : `${PERIOD_TITLES[kind]} ${year}`;
}

/** What the tasks at the end of the report are for. */
export function nextPeriodTitle({ kind, year }: { kind: ReportPeriodKind; year: number }): string {
  if (kind === 'year') {
    return `${NEXT_PERIODS.year} ${year + 1}`;
  }
  return kind === '6m' ? `${NEXT_PERIODS[kind]} ${year}` : `${NEXT_PERIODS[kind]} năm ${year}`;
}

/** The period whose open dossiers this one must carry over; Q3 follows the half year, the others the year before. */
export function periodBefore({ kind, year }: { kind: ReportPeriodKind; year: number }): string {
  return kind === 'q3' ? `${year}-6m` : `${year - 1}-year`;
}

export type ReportState = 'draft' | 'sent' | 'returned' | 'accepted';

export interface PeriodStanding {
  readonly period: Pick<ScheduledPeriod, 'kind' | 'year' | 'window' | 'deadline'>;
  /** Undefined while nobody has opened the report. */
  readonly state: ReportState | undefined;
  readonly sentOn: PlainDate | undefined;
  /** The level above, who alone can return a sent report. */
  readonly receiver: string;
}

/** "Kỳ Quý I: số liệu 15/12–14/3, gửi trước 10/3, còn 4 ngày": window, deadline and lock in one sentence. */
export function standingInWords({ period, state, sentOn, receiver }: PeriodStanding, today: PlainDate): string {
  const short = (day: PlainDate) => `${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}`;
  const name = period.kind === 'year' ? `Kỳ năm ${period.year}` : `Kỳ ${PERIOD_TITLES[period.kind]}`;
  const window = `số liệu ${short(period.window.from)}–${short(period.window.to)}`;
  return `${name}: ${window}, ${endOfSentence(period.deadline, state, sentOn, receiver, today)}`;
}

function endOfSentence(
  deadline: PlainDate,
  state: ReportState | undefined,
  sentOn: PlainDate | undefined,
  receiver: string,
  today: PlainDate,
): string {
  const by = `gửi trước ${Number(deadline.slice(8, 10))}/${Number(deadline.slice(5, 7))}`;
  if ((state === 'sent' || state === 'accepted') && sentOn !== undefined) {
    const late = dayNumber(sentOn) - dayNumber(deadline);
    const when = `đã gửi ngày ${formatDate(sentOn)}${late > 0 ? ` (trễ ${late} ngày)` : ''}`;
    return state === 'accepted'
      ? `${when}, ${receiver} đã tiếp nhận; báo cáo đã khóa`
      : `${when} và đã khóa; ${receiver} trả lại thì mới sửa được`;
  }
  const left = dayNumber(deadline) - dayNumber(today);
  const returned = state === 'returned' ? `bị ${receiver} trả lại, ` : '';
  if (left < 0) {
    return `${returned}${by}, đã quá hạn ${-left} ngày`;
  }
  return `${returned}${by}, ${left === 0 ? 'hạn hôm nay' : `còn ${left} ngày`}`;
}

/** Whether two windows meet: the second begins on the day after the first ends. */
export function follows(first: Window, second: Window): boolean {
  return addDays(first.to, 1) === second.from;
}
