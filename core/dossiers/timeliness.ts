import { type Instant, vietnamDay } from '#core/kernel/dates.ts';
import type { DueDate } from './dossier.ts';

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
