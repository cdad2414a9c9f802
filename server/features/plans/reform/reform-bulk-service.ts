import type { BulkTaskRequest } from '#core/plans/reform/contract.ts';
import { type ReformPlan, requireAmendable } from '#core/plans/reform/plan.ts';
import {
  contentChanges,
  type ReformPlanId,
  type ReformTask,
  requireReformTaskVersion,
  withContent,
} from '#core/plans/reform/task.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { groundOf, type OfficeGround, type PlanDesk } from './reform-ground.ts';
import { requireReformPlan } from './reform-plan-service.ts';
import { insertTaskEvents, loadReformTasks, saveReformTask, type TaskEventId } from './reform-task-repository.ts';

/** Another deadline or another section for several tasks at once: all of them, or none. */
export async function changeTasksTogether(desk: PlanDesk, request: BulkTaskRequest): Promise<{ changed: number }> {
  const { deps, scope, unit } = desk;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const tasks = await chosenTasks(tx, desk, request);
    const plans = await plansOf(tx, desk, tasks);
    const ground = await groundOf(tx, desk);
    const writing = { at: deps.now(), actorName: scope.actor.name };
    for (const task of tasks) {
      const plan = task.planId ? plans.get(task.planId) : undefined;
      requireAmendable(plan, request.reason);
      const next = changedTask(task, request, ground);
      await saveReformTask(tx, unit.agencyId, next, writing, true);
      if (plan?.state !== 'draft') {
        const id = newId<TaskEventId>(writing.at);
        const changes = contentChanges(task, next);
        const event = { id, kind: 'amend', day: ground.today, note: request.reason, changes } as const;
        await insertTaskEvents(tx, unit.agencyId, [{ task: next, event }], writing);
      }
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action: 'plans:change-tasks',
      subjectKind: 'reform-task',
      subjectId: request.tasks[0]?.id ?? '',
      what: { tasks: request.tasks.map(({ id }) => id), deadline: request.deadline, lead: request.lead },
      why: request.reason || undefined,
    });
    return { changed: tasks.length };
  });
}

/** The tasks named, each as the person saw it. */
async function chosenTasks(tx: Database, { unit }: PlanDesk, { tasks: named }: BulkTaskRequest) {
  const loaded = await loadReformTasks(
    tx,
    unit.agencyId,
    named.map(({ id }) => id),
  );
  return named.map(({ id, version }) => {
    const task = loaded.find((one) => one.id === id);
    if (!task) {
      throw refusePlan('task-unknown', { id });
    }
    requireReformTaskVersion(task, version, null);
    return task;
  });
}

async function plansOf(tx: Database, { unit }: PlanDesk, tasks: readonly ReformTask[]) {
  const plans = new Map<ReformPlanId, ReformPlan>();
  for (const id of new Set(tasks.flatMap(({ planId }) => planId ?? []))) {
    plans.set(id, await requireReformPlan(tx, unit.agencyId, id));
  }
  return plans;
}

function changedTask(task: ReformTask, { deadline, lead }: BulkTaskRequest, ground: OfficeGround): ReformTask {
  const wanted = { ...task, deadline: deadline ?? task.deadline, lead: lead ?? task.lead };
  return withContent(task, wanted, ground);
}
