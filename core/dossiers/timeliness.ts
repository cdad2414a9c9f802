import { type Instant, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { Dossier, DueDate } from './dossier.ts';
import { isOpen, isPaused, outcomeOf } from './statuses.ts';

export type Timeliness = 'early' | 'onTime' | 'late';

export const TIMELINESS_NAMES = {
  early: 'Trước hạn',
  onTime: 'Đúng hạn',
  late: 'Quá hạn',
} as const satisfies Record<Timeliness, string>;

/** Days are compared, not times, unless the procedure counts hours. Without an appointment nothing can be late. */
export function timelinessOf(due: DueDate | null, finishedAt: Instant): Timeliness {
  if (!due) {
    return 'onTime';
  }
  const [finished, promised] = due.at ? [Date.parse(finishedAt), Date.parse(due.at)] : [vietnamDay(finishedAt), due.on];
  if (finished === promised) {
    return 'onTime';
  }
  return finished < promised ? 'early' : 'late';
}

/** What the inbox says of a dossier on a day: a word for every colour. */
export type Urgency = 'overdue' | 'due-today' | 'due-soon' | 'within-term' | 'paused' | 'no-appointment' | 'closed';

export const URGENCY_NAMES = {
  overdue: 'Quá hạn',
  'due-today': 'Hạn hôm nay',
  'due-soon': 'Sắp đến hạn',
  'within-term': 'Trong hạn',
  paused: 'Tạm dừng tính giờ',
  'no-appointment': 'Không hẹn trả',
  closed: 'Đã kết thúc',
} as const satisfies Record<Urgency, string>;

/** `soon` is the last day that counts as soon, in working days from today (the caller knows the calendar). */
export function urgencyOf(dossier: Pick<Dossier, 'status' | 'due'>, today: PlainDate, soon: PlainDate): Urgency {
  if (!isOpen(dossier.status)) {
    return 'closed';
  }
  if (isPaused(dossier.status)) {
    return 'paused';
  }
  if (!dossier.due) {
    return 'no-appointment';
  }
  const { on } = dossier.due;
  if (on < today) {
    return 'overdue';
  }
  if (on === today) {
    return 'due-today';
  }
  return on <= soon ? 'due-soon' : 'within-term';
}

/** How a finished dossier ended in time; undefined while it is open and where it was not resolved. */
export function resultOf(dossier: Pick<Dossier, 'status' | 'due' | 'closedAt'>): Timeliness | undefined {
  const resolved = outcomeOf(dossier.status) === 'resolved';
  return resolved && dossier.closedAt ? timelinessOf(dossier.due, dossier.closedAt) : undefined;
}
