import { dayNumber, formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { type Extension, lastDayFor } from '../deadline.ts';
import type { ReportState } from '../scheme.ts';

/** What is known of one unit's report of one period. */
export interface CellFacts {
  readonly deadline: PlainDate;
  readonly extension: Extension | undefined;
  /** Undefined: nobody has opened it. */
  readonly state: ReportState | undefined;
  /** The day of the first sending: what came back to be mended was in time all the same. */
  readonly sentOn: PlainDate | undefined;
  /** Places of the outline and annexes that the last sending lacks; undefined while nothing was sent. */
  readonly lacks: readonly string[] | undefined;
}

export type Timeliness = 'in-time' | 'late' | 'due' | 'overdue';

/** One cell of the matrix. A sent report's cell is the same on every later day. */
export interface MatrixCell {
  readonly state: ReportState | 'not-opened';
  readonly timeliness: Timeliness;
  /** Sent late or overdue by so many days; days left while it is due. */
  readonly days: number;
  readonly lastDay: PlainDate;
  readonly extended: boolean;
  readonly complete: boolean | undefined;
  readonly lacks: readonly string[];
}

export function cellOf({ deadline, extension, state, sentOn, lacks }: CellFacts, today: PlainDate): MatrixCell {
  const lastDay = lastDayFor(deadline, extension);
  const gap = dayNumber(sentOn ?? today) - dayNumber(lastDay);
  const timeliness = sentOn === undefined ? (gap > 0 ? 'overdue' : 'due') : gap > 0 ? 'late' : 'in-time';
  return {
    state: state ?? 'not-opened',
    timeliness,
    days: timeliness === 'in-time' ? 0 : Math.abs(gap),
    lastDay,
    extended: lastDay !== deadline,
    complete: lacks === undefined ? undefined : lacks.length === 0,
    lacks: lacks ?? [],
  };
}

const STATE_NAMES = {
  'not-opened': 'Chưa lập',
  draft: 'Đang soạn',
  submitted: 'Trình lãnh đạo',
  approved: 'Đã duyệt, chưa gửi',
  sent: 'Đã gửi',
  returned: 'Bị trả lại',
  accepted: 'Đã tiếp nhận',
} as const satisfies Record<MatrixCell['state'], string>;

export function stateWords({ state }: Pick<MatrixCell, 'state'>): string {
  return STATE_NAMES[state];
}

/** "đúng hạn", "trễ 3 ngày", "còn 4 ngày", "quá hạn 2 ngày": never by colour alone. */
export function timeWords({ timeliness, days, extended, lastDay }: MatrixCell): string {
  const words = {
    'in-time': 'đúng hạn',
    late: `trễ ${days} ngày`,
    due: days === 0 ? 'hạn hôm nay' : `còn ${days} ngày`,
    overdue: `quá hạn ${days} ngày`,
  }[timeliness];
  return extended ? `${words}, gia hạn đến ${formatDate(lastDay)}` : words;
}

/** How a period stands over all units: what the level above reports of those below. */
export interface PeriodSummary {
  readonly units: number;
  /** Whose last day has passed, or who sent before it. */
  readonly due: number;
  readonly sent: number;
  readonly inTime: number;
  /** Sent late, or not sent though the last day has passed. */
  readonly late: number;
  readonly missing: number;
  readonly extended: number;
  readonly complete: number;
  readonly accepted: number;
}

export function summaryOf(cells: readonly MatrixCell[]): PeriodSummary {
  const count = (holds: (cell: MatrixCell) => boolean) => cells.filter(holds).length;
  const isIn = (...kinds: readonly Timeliness[]) => count(({ timeliness }) => kinds.includes(timeliness));
  return {
    units: cells.length,
    due: isIn('in-time', 'late', 'overdue'),
    sent: isIn('in-time', 'late'),
    inTime: isIn('in-time'),
    late: isIn('late', 'overdue'),
    missing: isIn('overdue'),
    extended: count(({ extended }) => extended),
    complete: count(({ complete }) => complete === true),
    accepted: count(({ state }) => state === 'accepted'),
  };
}

export function isLate({ timeliness }: Pick<MatrixCell, 'timeliness'>): boolean {
  return timeliness === 'late' || timeliness === 'overdue';
}

/**
 * The sentence of a superior's report, as huyện Tây Sơn wrote it for 2021: the names of those who were not in time.
 * `names` without the word for the kind of unit ("Tây Thuận").
 */
export function lateSentence(names: readonly string[], { due }: Pick<PeriodSummary, 'due'>, period: string): string {
  if (due === 0) {
    return `Chưa có địa phương nào đến hạn gửi báo cáo cải cách hành chính định kỳ ${period}.`;
  }
  if (names.length === 0) {
    return `${due}/${due} địa phương thực hiện báo cáo cải cách hành chính định kỳ ${period} kịp thời, đúng thời hạn.`;
  }
  return (
    `Công tác báo cáo định kỳ về cải cách hành chính ${period} vẫn còn ${names.length} địa phương ` +
    `chưa thực hiện kịp thời: ${names.join(', ')}.`
  );
}
