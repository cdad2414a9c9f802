import type { ReactNode } from 'react';
import { Link } from '#web/ui/link/link.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import classes from './steps.module.css';

export interface Step {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
  /** Who and when, under the step. */
  readonly note?: string;
}

/** Where a thing stands on its way: "Tiếp nhận › Xử lý › Trình ký › Trả kết quả". */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((step, place) => (
        <li
          key={step.label}
          className={classes[step.state]}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={classes.number} aria-hidden="true">
            {step.state === 'done' ? '✓' : place + 1}
          </span>
          <span>
            {step.label}
            {step.state === 'done' && <span className="unseen"> (đã xong)</span>}
            {step.note && <span className={classes.note}>{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** "Not looked at" and "looked at, incomplete" are two things: officers need to tell them apart. */
export type TaskState = 'untouched' | 'incomplete' | 'complete' | 'blocked' | 'late';

const TASK_STATES = {
  untouched: { tone: 'neutral', words: 'Chưa xem' },
  incomplete: { tone: 'warn', words: 'Chưa đủ' },
  complete: { tone: 'done', words: 'Đã đủ' },
  blocked: { tone: 'off', words: 'Chưa làm được' },
  late: { tone: 'late', words: 'Quá hạn' },
} as const satisfies Record<TaskState, { tone: Tone; words: string }>;

export interface Task {
  readonly label: string;
  readonly href?: string;
  readonly state: TaskState;
  readonly hint?: ReactNode;
}

/** Parts of one work, each with its state; the label leads to the part. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul className={classes.tasks}>
      {tasks.map(({ label, href, state, hint }) => (
        <li key={label}>
          <span className={classes.taskWords}>
            {href ? <Link href={href}>{label}</Link> : label}
            {hint && <span className={classes.note}>{hint}</span>}
          </span>
          <StatusBadge tone={TASK_STATES[state].tone}>{TASK_STATES[state].words}</StatusBadge>
        </li>
      ))}
    </ul>
  );
}
