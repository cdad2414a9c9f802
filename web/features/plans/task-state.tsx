import type { PlainDate } from '#core/kernel/dates.ts';
import type { TaskResponse } from '#core/plans/contract.ts';
import { TASK_STATE_NAMES } from '#core/plans/task.ts';
import { DueBadge, StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';

const LIGHTS = {
  done: ['done', 'Hoàn thành'],
  'done-late': ['warn', 'Hoàn thành chậm'],
} as const satisfies Record<string, readonly [Tone, string]>;

/** Where a task stands: a proposal's readiness, a running task's distance from its deadline, how it ended. */
export function TaskStateBadge({ task, on }: { readonly task: TaskResponse; readonly on: PlainDate }) {
  const { light, state, deadline, unready } = task;
  if (light === 'done' || light === 'done-late') {
    const [tone, words] = LIGHTS[light];
    return <StatusBadge tone={tone}>{words}</StatusBadge>;
  }
  if (light === 'unrecorded') {
    return <StatusBadge tone="neutral">Không có số liệu</StatusBadge>;
  }
  if (state === 'accepted' && deadline) {
    return <DueBadge due={deadline} on={on} short />;
  }
  if (state === 'proposed') {
    return unready ? (
      <StatusBadge tone="warn">Chưa đủ nội dung</StatusBadge>
    ) : (
      <StatusBadge tone="act">Đề xuất</StatusBadge>
    );
  }
  return <StatusBadge tone={state === 'dropped' ? 'off' : 'neutral'}>{TASK_STATE_NAMES[state]}</StatusBadge>;
}
