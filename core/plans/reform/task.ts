import type { AccountId } from '#core/accounts/account.ts';
import type { DocumentId } from '#core/documents/document-reference.ts';
import { definitionOf } from '#core/indicators/definitions.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import { type PlanRefusal, refusePlan } from '#core/plans/refusals.ts';

export type ReformTaskId = Id<'ReformTask'>;
export type ReformPlanId = Id<'ReformPlan'>;

/** A superior's plan or task that one's own carries out. */
export interface CascadeSource<T> {
  readonly agencyId: UnitId;
  readonly id: T;
}

/** `dropped`: taken out of an issued plan by an amendment; it counts nowhere any more. */
export const REFORM_TASK_STATES = ['not-started', 'running', 'stuck', 'done', 'dropped'] as const;
export type ReformTaskState = (typeof REFORM_TASK_STATES)[number];

export const REFORM_TASK_STATE_NAMES = {
  'not-started': 'Chưa thực hiện',
  running: 'Đang thực hiện',
  stuck: 'Đang vướng mắc',
  done: 'Hoàn thành',
  dropped: 'Đã đưa ra khỏi kế hoạch',
} as const satisfies Record<ReformTaskState, string>;

export const ASSIGNERS = { superior: 'Cấp trên giao', chair: 'Chủ tịch giao' } as const;
export type Assigner = keyof typeof ASSIGNERS;

/** A task that no plan holds: who assigned it, when, by which document. */
export interface Assignment {
  readonly by: Assigner;
  readonly on: PlainDate;
  readonly documentId: DocumentId | undefined;
}

/** "on_time_rate at least 95 %": rates in hundredths of a percent, counts whole. */
export interface MeasuredTarget {
  readonly indicator: string;
  readonly comparison: 'at-least' | 'at-most';
  readonly value: number;
}

/** What a person may write of a task. */
export interface TaskContent {
  readonly code: string;
  readonly title: string;
  /** "Sản phẩm": what comes out of it. */
  readonly deliverable: string;
  readonly lead: UnitId | undefined;
  readonly cooperating: readonly UnitId[];
  readonly personId: AccountId | undefined;
  readonly legalBasis: string;
  /** Đồng. */
  readonly budget: number | undefined;
  readonly target: MeasuredTarget | undefined;
  readonly startsOn: PlainDate | undefined;
  readonly deadline: PlainDate | undefined;
}

export interface ReformTask extends TaskContent {
  readonly id: ReformTaskId;
  readonly planId: ReformPlanId | undefined;
  readonly assignment: Assignment | undefined;
  /** The last day in time: the deadline, or the first working day after a day of rest. */
  readonly dueOn: PlainDate | undefined;
  readonly state: ReformTaskState;
  readonly percent: number;
  /** What was said last: the result so far, or what holds it up. */
  readonly note: string;
  readonly doneOn: PlainDate | undefined;
  /** The day that lateness is measured by. */
  readonly countedOn: PlainDate | undefined;
  readonly backdated: boolean;
  readonly source: CascadeSource<ReformTaskId> | undefined;
  readonly version: number;
}

/** What a unit has that a task may name. */
export interface TaskGround {
  readonly sections: readonly UnitId[];
  readonly people: readonly AccountId[];
  /** The first day in time at or after a day. */
  readonly dueDayOf: (deadline: PlainDate) => PlainDate;
}

export function requireReformTaskVersion(task: ReformTask, version: number, shown: unknown): void {
  if (task.version !== version) {
    throw refusePlan('task-changed', { task: shown });
  }
}

/** Task with other content: unfinished is fine in a draft, wrong never is. */
export function withContent<T extends ReformTask>(task: T, content: TaskContent, ground: TaskGround): T {
  requireContent(content, ground);
  const { deadline } = content;
  return {
    ...task,
    ...content,
    title: content.title.trim(),
    cooperating: [...new Set(content.cooperating)].filter((id) => id !== content.lead),
    dueOn: deadline === undefined ? undefined : ground.dueDayOf(deadline),
    version: task.version + 1,
  };
}

function requireContent(content: TaskContent, { sections, people }: TaskGround): void {
  const { title, lead, cooperating, personId, budget, target, startsOn, deadline } = content;
  if (title.trim() === '') {
    throw refusePlan('task-title-missing');
  }
  const unknown = [...(lead === undefined ? [] : [lead]), ...cooperating].find((id) => !sections.includes(id));
  if (unknown !== undefined) {
    throw refusePlan('section-unknown', { section: unknown });
  }
  if (personId !== undefined && !people.includes(personId)) {
    throw refusePlan('person-unknown', { person: personId });
  }
  if (budget !== undefined && (!Number.isSafeInteger(budget) || budget < 0)) {
    throw refusePlan('budget-invalid');
  }
  if (startsOn !== undefined && deadline !== undefined && startsOn > deadline) {
    throw refusePlan('start-after-deadline', { startsOn, deadline });
  }
  if (target) {
    requireMeasurable(target);
  }
}

const WHOLE_RATE = 10_000;

function requireMeasurable({ indicator, value }: MeasuredTarget): void {
  const definition = definitionOf(indicator);
  if (!definition) {
    throw refusePlan('indicator-unknown', { indicator });
  }
  const ceiling = definition.kind === 'rate' ? WHOLE_RATE : Number.MAX_SAFE_INTEGER;
  if (!Number.isSafeInteger(value) || value < 0 || value > ceiling) {
    throw refusePlan('target-out-of-range', { max: ceiling });
  }
}

/** What a task still lacks before its plan can be issued; the first of it. */
export function unreadyToIssue({ lead, deadline, deliverable, target }: ReformTask): PlanRefusal | undefined {
  if (lead === undefined) {
    return 'lead-section-missing';
  }
  if (deadline === undefined) {
    return 'deadline-missing';
  }
  return deliverable.trim() === '' && !target ? 'deliverable-missing' : undefined;
}

/** A task outside a plan is in force at once, so it is complete from the start. */
export function requireAssignable(task: ReformTask, today: PlainDate): void {
  const why =
    task.lead === undefined ? 'lead-section-missing' : task.deadline === undefined ? 'deadline-missing' : undefined;
  if (why) {
    throw refusePlan(why);
  }
  if (!task.assignment?.documentId) {
    throw refusePlan('source-document-missing');
  }
  if (task.assignment.on > today) {
    throw refusePlan('assigned-day-wrong', { today });
  }
}

/** The fields of an issued task that an amendment changed: before and after, as they are kept with its reason. */
export function contentChanges(before: TaskContent, after: TaskContent): Readonly<Record<string, readonly unknown[]>> {
  const keys = Object.keys(CONTENT_NAMES) as (keyof TaskContent)[];
  return Object.fromEntries(
    keys
      .filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null))
      .map((key) => [key, [before[key] ?? null, after[key] ?? null]]),
  );
}

export const CONTENT_NAMES = {
  code: 'Mã',
  title: 'Nội dung',
  deliverable: 'Sản phẩm',
  lead: 'Chủ trì',
  cooperating: 'Phối hợp',
  personId: 'Người phụ trách',
  legalBasis: 'Căn cứ',
  budget: 'Kinh phí',
  target: 'Chỉ tiêu',
  startsOn: 'Bắt đầu',
  deadline: 'Thời hạn',
} as const satisfies Record<keyof TaskContent, string>;

/** Who works at an agency: all of it, or the tasks of some sections and their own. */
export interface Worker {
  readonly all: boolean;
  readonly sections: readonly UnitId[];
  readonly accountId: string | undefined;
}

/** A section's officer reports on what the section leads or helps with, and on what bears their name. */
export function mayReport(worker: Worker, task: Pick<ReformTask, 'lead' | 'cooperating' | 'personId'>): boolean {
  const mine = [...(task.lead === undefined ? [] : [task.lead]), ...task.cooperating];
  return (
    worker.all ||
    mine.some((section) => worker.sections.includes(section)) ||
    (task.personId !== undefined && task.personId === worker.accountId)
  );
}
