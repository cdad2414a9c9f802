import { dayNumber, formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { type Extension, lastDayFor, locksOn } from './deadline.ts';
import { periodName } from './period.ts';
import type { ReportState, ScheduledPeriod } from './scheme.ts';

export interface PeriodStanding {
  readonly period: Pick<ScheduledPeriod, 'kind' | 'year' | 'title' | 'window' | 'deadline' | 'lockAfter'>;
  /** Undefined while nobody has opened the report. */
  readonly state: ReportState | undefined;
  /** The day it was first sent. */
  readonly sentOn: PlainDate | undefined;
  readonly extension?: Extension | undefined;
  /** The level above, who alone can return a sent report. */
  readonly receiver: string;
}

const short = (day: PlainDate) => `${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}`;

/** "Kỳ Quý I: số liệu 15/12–14/3, gửi trước 10/3, còn 4 ngày": window, deadline and lock in one sentence. */
export function standingInWords(standing: PeriodStanding, today: PlainDate): string {
  const { period } = standing;
  const name = period.kind === 'year' ? `Kỳ năm ${period.year}` : `Kỳ ${periodName(period)}`;
  const window = `số liệu ${short(period.window.from)}–${short(period.window.to)}`;
  return `${name}: ${window}, ${endOfSentence(standing, today)}`;
}

function endOfSentence({ period, state, sentOn, extension, receiver }: PeriodStanding, today: PlainDate): string {
  const last = lastDayFor(period.deadline, extension);
  const extended = extension ? ` (${extension.by} gia hạn đến ${formatDate(extension.until)})` : '';
  if ((state === 'sent' || state === 'accepted') && sentOn !== undefined) {
    const late = dayNumber(sentOn) - dayNumber(last);
    const when = `đã gửi ngày ${formatDate(sentOn)}${late > 0 ? ` (trễ ${late} ngày)` : ''}`;
    return state === 'accepted'
      ? `${when}, ${receiver} đã tiếp nhận; báo cáo đã khóa`
      : `${when} và đã khóa; ${receiver} trả lại thì mới sửa được`;
  }
  const returned = beforeSending(state, receiver);
  const by = `${returned}gửi trước ${short(period.deadline)}${extended}`;
  const lock = locksOn(period, extension);
  if (lock !== undefined && lock <= today) {
    return `${by}, đã khóa từ ngày ${formatDate(lock)}; ${receiver} gia hạn thì mới lập và gửi được`;
  }
  const left = dayNumber(last) - dayNumber(today);
  if (left < 0) {
    return `${by}, đã quá hạn ${-left} ngày${lock === undefined ? '' : `, khóa ngày ${formatDate(lock)}`}`;
  }
  return `${by}, ${left === 0 ? 'hạn hôm nay' : `còn ${left} ngày`}`;
}

function beforeSending(state: ReportState | undefined, receiver: string): string {
  switch (state) {
    case 'returned':
      return `bị ${receiver} trả lại, `;
    case 'submitted':
      return 'đã trình ký và đã khóa, người ký trả lại thì mới sửa được; ';
    case 'approved':
      return 'đã duyệt và đã khóa, chờ ghi số và gửi; ';
    default:
      return '';
  }
}
