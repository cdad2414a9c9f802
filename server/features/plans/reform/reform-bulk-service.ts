import type { BulkTaskRequest } from '#core/plans/reform/contract.ts';
import { type ReformPlan, requireAmendable } from '#core/plans/reform/plan.ts';
import { requireOpen } from '#core/plans/reform/progress.ts';
import { contentChanges, type ReformPlanId, type ReformTask, withContent } from '#core/plans/reform/task.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { groundOf, type OfficeGround, type PlanDesk } from './reform-ground.ts';
import { requireReformPlan } from './reform-plan-service.ts';
import {
  insertTaskEvents,
  loadReformTasks,
  saveReformTask,
  type TaskEvent,
  type TaskEventId,
} from './reform-task-repository.ts';

/** Another deadline or another section for several tasks at once: all of them, or none. */
export async function changeTasksTogether(desk: PlanDesk, request: BulkTaskRequest): Promise<{ changed: number }> {
  const { deps, scope, unit } = desk;
  if (request.deadline === undefined && request.lead === undefined) {
    throw refusePlan('nothing-to-change');
  }
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const tasks = await chosenTasks(tx, desk, request);
    const plans = await plansOf(tx, desk, tasks);
    const ground = await groundOf(tx, desk);
    const writing = { at: deps.now(), actorName: scope.actor.name };
    let changed = 0;
    const amended: { task: ReformTask; event: TaskEvent }[] = [];
    for (const task of tasks) {
      const plan = task.planId ? plans.get(task.planId) : undefined;
      requireAmendable(plan, request.reason);
      const next = changedTask(task, request, ground);
      const changes = contentChanges(task, next);
      if (Object.keys(changes).length === 0) {
        continue;
      }
      changed += 1;
      await saveReformTask(tx, unit.agencyId, next, writing, true);
      if (plan?.state !== 'draft') {
        const id = newId<TaskEventId>(writing.at);
        const event = { id, kind: 'amend', day: ground.today, note: request.reason, changes } as const;
        amended.push({ task: next, event });
      }
    }
    await insertTaskEvents(tx, unit.agencyId, amended, writing);
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
    return { changed };
  });
}

/** The tasks named, each as the person saw it; those that somebody changed meanwhile are named. */
async function chosenTasks(tx: Database, { unit }: PlanDesk, { tasks: named }: BulkTaskRequest) {
  const loaded = await loadReformTasks(
    tx,
    unit.agencyId,
    named.map(({ id }) => id),
  );
  const byId = new Map(loaded.map((task) => [task.id, task]));
  const chosen = named.map(({ id, version }) => {
    const task = byId.get(id);
    if (!task) {
      throw refusePlan('task-unknown', { id });
    }
    return { task, isNewer: task.version !== version };
  });
  const newer = chosen.filter(({ isNewer }) => isNewer);
  if (newer.length > 0) {
    throw refusePlan('tasks-changed', { tasks: newer.map(({ task: { id, code, title } }) => ({ id, code, title })) });
  }
  return chosen.map(({ task }) => {
    requireOpen(task);
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
