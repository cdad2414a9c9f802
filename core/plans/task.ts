import type { Measure } from '#core/assessments/measure.ts';
import type { Points } from '#core/assessments/points.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import { type PlanRefusal, refusePlan } from './refusals.ts';
import { isRelatedSections } from './sections.ts';
import { isWorse, requireTarget, type Target } from './target.ts';

export type PlanId = Id<'RemediationPlan'>;
export type TaskId = Id<'RemediationTask'>;

export const TASK_STATES = ['proposed', 'accepted', 'done', 'dropped'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const TASK_STATE_NAMES = {
  proposed: 'Đề xuất',
  accepted: 'Đang thực hiện',
  done: 'Hoàn thành',
  dropped: 'Không đưa vào',
} as const satisfies Record<TaskState, string>;

/** What wins back the points that one criterion lost. */
export interface Task {
  readonly id: TaskId;
  readonly criterion: string;
  readonly criterionName: string;
  readonly max: Points;
  readonly lost: Points;
  readonly reason: string;
  /** The words of the sheet. */
  readonly proposedSection: string;
  readonly title: string;
  readonly lead: UnitId | undefined;
  readonly cooperating: readonly UnitId[];
  readonly measure: Measure;
  readonly target: Target | undefined;
  readonly targetReason: string;
  readonly deadline: PlainDate | undefined;
  readonly state: TaskState;
  readonly dropReason: string;
  readonly doneOn: PlainDate | undefined;
  readonly evidenceCount: number;
  readonly version: number;
}

export interface TaskChange {
  readonly title: string;
  readonly lead: UnitId | undefined;
  readonly cooperating: readonly UnitId[];
  readonly target: Target | undefined;
  readonly targetReason: string;
  readonly deadline: PlainDate | undefined;
}

/** Two people on one task: the second gets it as it stands now. */
export function requireTaskVersion(task: Task, version: number, shown: unknown): void {
  if (task.version !== version) {
    throw refusePlan('task-changed', { task: shown });
  }
}

export function requireTaskState(task: Task, ...allowed: readonly TaskState[]): void {
  if (!allowed.includes(task.state)) {
    throw refusePlan('task-state-wrong', { state: task.state });
  }
}

/** A proposal with other words, sections, target or deadline. Unfinished is fine, wrong is not. */
export function withTaskChange(task: Task, change: TaskChange, year: number, sections: readonly UnitId[]): Task {
  requireTaskState(task, 'proposed');
  const title = change.title.trim();
  if (title === '') {
    throw refusePlan('task-title-missing');
  }
  const chosen = [...(change.lead === undefined ? [] : [change.lead]), ...change.cooperating];
  const unknown = chosen.find((id) => !sections.includes(id));
  if (unknown !== undefined) {
    throw refusePlan('section-unknown', { section: unknown });
  }
  if (change.target !== undefined) {
    requireTarget(task.measure, task.max, change.target, change.targetReason);
  }
  if (change.deadline !== undefined && !change.deadline.startsWith(`${year}-`)) {
    throw refusePlan('deadline-outside-year', { year });
  }
  const worse = change.target !== undefined && isWorse(task.measure, change.target);
  return {
    ...task,
    title,
    lead: change.lead,
    cooperating: [...new Set(change.cooperating)].filter((id) => id !== change.lead),
    target: change.target,
    targetReason: worse ? change.targetReason.trim() : '',
    deadline: change.deadline,
    version: task.version + 1,
  };
}

/** What still keeps a proposal from being accepted; the first of it. */
export function unready(task: Task): PlanRefusal | undefined {
  if (task.lead === undefined) {
    return 'lead-section-missing';
  }
  if (isRelatedSections(task.proposedSection) && task.cooperating.length === 0) {
    return 'cooperating-sections-missing';
  }
  if (task.target === undefined) {
    return 'target-missing';
  }
  if (isWorse(task.measure, task.target) && task.targetReason === '') {
    return 'target-below-last-year';
  }
  return task.deadline === undefined ? 'deadline-missing' : undefined;
}

export function accepted(task: Task): Task {
  requireTaskState(task, 'proposed');
  const why = unready(task);
  if (why) {
    throw refusePlan(why, { criterion: task.criterion });
  }
  return { ...task, state: 'accepted', version: task.version + 1 };
}

export function dropped(task: Task, reason: string): Task {
  requireTaskState(task, 'proposed');
  if (reason.trim() === '') {
    throw refusePlan('drop-reason-missing');
  }
  return { ...task, state: 'dropped', dropReason: reason.trim(), version: task.version + 1 };
}

/** Back among the proposals, as long as the plan is a draft. */
export function proposedAgain(task: Task): Task {
  requireTaskState(task, 'accepted', 'dropped');
  return { ...task, state: 'proposed', dropReason: '', version: task.version + 1 };
}

/** A task closes only with its document: a tick proves nothing. */
export function done(task: Task, day: PlainDate, today: PlainDate): Task {
  requireTaskState(task, 'accepted');
  if (task.evidenceCount === 0) {
    throw refusePlan('evidence-missing');
  }
  if (day > today) {
    throw refusePlan('done-day-wrong', { today });
  }
  return { ...task, state: 'done', doneOn: day, version: task.version + 1 };
}

export interface ProgressEntry {
  readonly percent: number;
  readonly note: string;
}

export function requireProgress(task: Task, { percent, note }: ProgressEntry): void {
  requireTaskState(task, 'accepted');
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) {
    throw refusePlan('progress-out-of-range');
  }
  if (note.trim() === '') {
    throw refusePlan('progress-note-missing');
  }
}

/** Every proposal of a plan that its chair is about to accept, decided: refuses with what each still lacks. */
export function requireAllReady(tasks: readonly Task[]): void {
  const lacking = tasks.flatMap((task) => {
    const why = task.state === 'proposed' ? unready(task) : undefined;
    return why ? [{ criterion: task.criterion, why }] : [];
  });
  if (lacking.length > 0) {
    throw refusePlan('plan-not-ready', { lacking });
  }
}

/** How a running task stands on a day. */
export type TaskLight = 'done' | 'done-late' | 'overdue' | 'soon' | 'running' | 'unrecorded' | 'none';

const SOON_DAYS = 15;

export function lightOf(
  task: Pick<Task, 'state' | 'deadline' | 'doneOn'>,
  daysLeft: number | undefined,
  agencyClosed = false,
): TaskLight {
  if (task.state === 'done') {
    return task.doneOn && task.deadline && task.doneOn > task.deadline ? 'done-late' : 'done';
  }
  if (task.state !== 'accepted' || daysLeft === undefined) {
    return 'none';
  }
  // Nobody is left who could report on it: what became of the task is unknown, not late.
  if (agencyClosed) {
    return 'unrecorded';
  }
  return daysLeft < 0 ? 'overdue' : daysLeft <= SOON_DAYS ? 'soon' : 'running';
}
