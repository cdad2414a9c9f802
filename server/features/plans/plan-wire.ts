import { type Points, pointsString } from '#core/assessments/points.ts';
import { dayNumber, type PlainDate } from '#core/kernel/dates.ts';
import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import { isRelatedSections } from '#core/plans/sections.ts';
import { isWorse, measureInWords, targetInWords, targetTyped } from '#core/plans/target.ts';
import { lightOf, type Task, unready } from '#core/plans/task.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import type { Plan, TaskEvidence } from './plan-repository.ts';
import type { ProgressLine } from './plan-view.ts';

export interface LoadedPlan {
  readonly unit: UnitRef;
  readonly plan: Plan;
  readonly tasks: readonly Task[];
  readonly progress: readonly ProgressLine[];
  readonly evidence: readonly (TaskEvidence & { readonly taskId: string })[];
  readonly sections: readonly { readonly id: number; readonly name: string }[];
  readonly today: PlainDate;
  /** The committee has ended. */
  readonly closed: boolean;
}

export function planToWire(loaded: LoadedPlan): PlanResponse {
  const { unit, plan, tasks, sections } = loaded;
  const running = tasks.filter(({ state }) => state === 'accepted' || state === 'done');
  const lost: Points = tasks.reduce((sum, task) => sum + task.lost, 0);
  return {
    id: plan.id,
    unit: unit.slug,
    unitName: unit.name,
    year: plan.year,
    state: plan.state,
    note: plan.note,
    documentNumber: plan.documentNumber ?? null,
    documentDate: plan.documentDate ?? null,
    acceptedAt: plan.acceptedAt?.toISOString() ?? null,
    acceptedBy: plan.acceptedBy ?? null,
    lost: pointsString(lost),
    completion: {
      total: running.length,
      done: running.filter(({ state }) => state === 'done').length,
      overdue: running.filter((task) => lightOn(task, loaded) === 'overdue').length,
    },
    sections: sections.map(({ id, name }) => ({ id, name })),
    tasks: tasks.map((task) => taskToWire(task, loaded)),
  };
}

function lightOn(task: Task, { today, closed }: Pick<LoadedPlan, 'today' | 'closed'>) {
  const daysLeft = task.deadline === undefined ? undefined : dayNumber(task.deadline) - dayNumber(today);
  return lightOf(task, daysLeft, closed);
}

export function taskToWire(
  task: Task,
  loaded: Pick<LoadedPlan, 'progress' | 'evidence' | 'today' | 'closed'>,
): TaskResponse {
  const { progress, evidence } = loaded;
  const { measure, target } = task;
  return {
    id: task.id,
    criterion: task.criterion,
    criterionName: task.criterionName,
    max: pointsString(task.max),
    lost: pointsString(task.lost),
    reason: task.reason,
    proposedSection: task.proposedSection,
    needsCooperation: isRelatedSections(task.proposedSection),
    title: task.title,
    lead: task.lead ?? null,
    cooperating: [...task.cooperating],
    measure: { kind: measure.kind, value: measure.value, words: measureInWords(measure, task.max) },
    target:
      target === undefined
        ? null
        : {
            value: target,
            typed: targetTyped(measure.kind, target),
            words: targetInWords(measure.kind, target),
            belowLastYear: isWorse(measure, target),
          },
    targetReason: task.targetReason,
    deadline: task.deadline ?? null,
    state: task.state,
    light: lightOn(task, loaded),
    unready: task.state === 'proposed' ? (unready(task) ?? null) : null,
    dropReason: task.dropReason,
    doneOn: task.doneOn ?? null,
    progress: progress
      .filter(({ taskId }) => taskId === task.id)
      .map(({ day, percent, note, at, actorName }) => ({ day, percent, note, at: at.toISOString(), actorName })),
    evidence: evidence
      .filter(({ taskId }) => taskId === task.id)
      .map(({ id, title, documentNumber, documentDate, link }) => ({ id, title, documentNumber, documentDate, link })),
    version: task.version,
  };
}
