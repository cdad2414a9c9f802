import { type Calendar, workingDayFrom } from '#core/calendars/calendar.ts';
import { workingDaysBetween } from '#core/calendars/deadlines.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import type { ReformTask, ReformTaskState } from './task.ts';

/** A closing needs an issued document or a reached target; every other state may be said by whoever works on it. */
export const REPORTED_STATES = ['not-started', 'running', 'stuck'] as const;
export type ReportedState = (typeof REPORTED_STATES)[number];

export interface TaskReport {
  readonly state: ReportedState;
  readonly percent: number;
  readonly note: string;
}

/** The task as it stands after a report. What holds it up is said, so that the chair can act. */
export function reported(task: ReformTask, report: TaskReport): ReformTask {
  requireOpen(task);
  const note = report.note.trim();
  if (!Number.isInteger(report.percent) || report.percent < 0 || report.percent > 100) {
    throw refusePlan('progress-out-of-range');
  }
  if (report.state === 'stuck' && note === '') {
    throw refusePlan('obstacle-missing');
  }
  const percent = report.state === 'not-started' ? 0 : report.percent;
  return { ...task, state: report.state, percent, note: note || task.note, version: task.version + 1 };
}

/** What is done or dropped is opened again first. */
export function requireOpen({ state }: ReformTask): void {
  if (state === 'done' || state === 'dropped') {
    throw refusePlan('task-state-wrong', { state });
  }
}

/** What a closing rests on: the latest day printed on its documents, or the measured target. */
export interface ClosingProof {
  readonly documentDates: readonly PlainDate[];
  readonly measured: 'reached' | 'missed' | 'unknown' | undefined;
  /** The measure counts dated records, so that it proves the day itself. */
  readonly measureIsDated: boolean;
}

export interface Closing {
  readonly doneOn: PlainDate;
  readonly reason: string;
}

/**
 * "Done, not clicked": an earlier day of completion needs a reason and counts, for lateness, from the day its proof
 * bears; without such a day it counts from today.
 */
export function closed(task: ReformTask, closing: Closing, proof: ClosingProof, today: PlainDate): ReformTask {
  requireOpen(task);
  requireProof(task, proof);
  const { doneOn } = closing;
  if (doneOn > today) {
    throw refusePlan('done-day-wrong', { today });
  }
  const documented = proof.documentDates.toSorted().at(-1);
  if (documented !== undefined && documented > doneOn) {
    throw refusePlan('proof-after-completion', { documented, doneOn });
  }
  const backdated = doneOn < today;
  if (backdated && closing.reason.trim() === '') {
    throw refusePlan('backdate-reason-missing');
  }
  const proved = documented !== undefined || proof.measureIsDated;
  return {
    ...task,
    state: 'done',
    percent: 100,
    doneOn,
    countedOn: backdated && !proved ? today : doneOn,
    backdated,
    version: task.version + 1,
  };
}

function requireProof(task: ReformTask, { documentDates, measured }: ClosingProof): void {
  if (documentDates.length > 0) {
    return;
  }
  if (!task.target) {
    throw refusePlan('closing-proof-missing');
  }
  if (measured !== 'reached') {
    throw refusePlan(measured === 'missed' ? 'target-not-reached' : 'target-not-measured', {
      indicator: task.target.indicator,
      target: task.target.value,
    });
  }
}

/** Open again, with what was done so far; the closing stays in the history. */
export function reopened(task: ReformTask, reason: string): ReformTask {
  if (task.state !== 'done') {
    throw refusePlan('task-state-wrong', { state: task.state });
  }
  if (reason.trim() === '') {
    throw refusePlan('reopen-reason-missing');
  }
  return {
    ...task,
    state: 'running',
    percent: 99,
    doneOn: undefined,
    countedOn: undefined,
    backdated: false,
    version: task.version + 1,
  };
}

/** Out of an issued plan: an amendment with its reason. */
export function droppedFromPlan(task: ReformTask, reason: string): ReformTask {
  requireOpen(task);
  if (reason.trim() === '') {
    throw refusePlan('amendment-reason-missing');
  }
  return { ...task, state: 'dropped', version: task.version + 1 };
}

/** How a task stands on a day. */
export const REFORM_LIGHTS = ['done', 'done-late', 'overdue', 'soon', 'in-time', 'unrecorded', 'none'] as const;
export type ReformLight = (typeof REFORM_LIGHTS)[number];

/** So many working days ahead a deadline is near. */
export const SOON_WORKING_DAYS = 5;

export interface Standing {
  readonly light: ReformLight;
  /** Working days past the last day in time; 0 where it is not late. */
  readonly lateDays: number;
  /** Working days left; undefined where the task is closed or late. */
  readonly daysLeft: number | undefined;
}

interface StandingOn {
  readonly calendar: Calendar;
  readonly today: PlainDate;
  /** The committee has ended: what became of an open task is unknown, not late. */
  readonly agencyClosed: boolean;
}

/** Lateness in working days of the unit's calendar: a Friday's task done on Monday is one day late. */
export function standingOf(
  task: {
    readonly state: ReformTaskState;
    readonly dueOn: PlainDate | undefined;
    readonly countedOn: PlainDate | undefined;
  },
  { calendar, today, agencyClosed }: StandingOn,
): Standing {
  const { state, dueOn, countedOn } = task;
  if (state === 'dropped' || dueOn === undefined) {
    return { light: 'none', lateDays: 0, daysLeft: undefined };
  }
  if (state === 'done' && countedOn !== undefined) {
    const late = countedOn > dueOn;
    const lateDays = late ? Math.max(1, workingDaysBetween(calendar, dueOn, countedOn)) : 0;
    return { light: late ? 'done-late' : 'done', lateDays, daysLeft: undefined };
  }
  if (agencyClosed) {
    return { light: 'unrecorded', lateDays: 0, daysLeft: undefined };
  }
  if (today > dueOn) {
    return { light: 'overdue', lateDays: Math.max(1, workingDaysBetween(calendar, dueOn, today)), daysLeft: undefined };
  }
  const daysLeft = workingDaysBetween(calendar, today, dueOn);
  return { light: daysLeft <= SOON_WORKING_DAYS ? 'soon' : 'in-time', lateDays: 0, daysLeft };
}

/** Bộ luật Dân sự 2015, Điều 148 khoản 5: a last day of rest moves to the end of the next working day. */
export function dueDayOf(calendar: Calendar, deadline: PlainDate): PlainDate {
  return workingDayFrom(calendar, deadline);
}
