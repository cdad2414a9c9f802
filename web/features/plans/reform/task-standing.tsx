import { formatDate } from '#core/kernel/dates.ts';
import type { TaskLine } from '#core/plans/reform/contract.ts';
import { PLAN_KIND_NAMES } from '#core/plans/reform/plan.ts';
import { ASSIGNERS } from '#core/plans/reform/task.ts';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';

export const ORIGIN_NAMES: Readonly<Record<TaskLine['origin'], string>> = {
  ...PLAN_KIND_NAMES,
  ...ASSIGNERS,
  remediation: 'Khắc phục điểm trừ',
};

const TONES = {
  done: 'done',
  'done-late': 'warn',
  overdue: 'late',
  soon: 'warn',
  'in-time': 'neutral',
  unrecorded: 'neutral',
  none: 'off',
} as const satisfies Record<TaskLine['light'], Tone>;

type Standing = Pick<TaskLine, 'light' | 'lateDays' | 'daysLeft' | 'backdated'>;

/** "chậm 3 ngày làm việc", "còn 5 ngày làm việc": lateness is counted in the unit's working days. */
export function standingWords({ light, lateDays, daysLeft, backdated }: Standing): string {
  switch (light) {
    case 'done':
      return backdated ? 'Hoàn thành (ghi nhận sau)' : 'Hoàn thành';
    case 'done-late':
      return `Xong chậm ${lateDays} ngày làm việc`;
    case 'overdue':
      return `Quá hạn ${lateDays} ngày làm việc`;
    case 'soon':
      return daysLeft === 0 ? 'Hạn hôm nay' : `Còn ${daysLeft} ngày làm việc`;
    case 'in-time':
      return `Còn ${daysLeft} ngày làm việc`;
    case 'unrecorded':
      return 'Không có số liệu';
    default:
      return 'Chưa có thời hạn';
  }
}

export function StandingBadge({ task }: { readonly task: Standing & Pick<TaskLine, 'state'> }) {
  if (task.state === 'dropped') {
    return <StatusBadge tone="off">Đã đưa ra khỏi kế hoạch</StatusBadge>;
  }
  return <StatusBadge tone={TONES[task.light]}>{standingWords(task)}</StatusBadge>;
}

/** The deadline as printed, and where it fell on a day of rest the last day in time. */
export function deadlineWords({ deadline, dueOn }: Pick<TaskLine, 'deadline' | 'dueOn'>): string | undefined {
  if (!deadline) {
    return undefined;
  }
  return dueOn && dueOn !== deadline ? `${formatDate(deadline)} (tính đến ${formatDate(dueOn)})` : formatDate(deadline);
}
