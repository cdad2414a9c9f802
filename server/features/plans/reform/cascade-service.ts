import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type {
  CascadeAnswer,
  SuperiorPlans,
  SuperiorTasks,
  TakeOverRequest,
  UnitTasksAnswer,
} from '#core/plans/reform/contract.ts';
import { requireAmendable } from '#core/plans/reform/plan.ts';
import { standingOf } from '#core/plans/reform/progress.ts';
import { type ReformPlanId, type ReformTask, type ReformTaskId, withContent } from '#core/plans/reform/task.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { agenciesDirectlyBelow } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { blankTask } from './blank-task.ts';
import { plansAbove, progressBelow, type TaskAbove, tasksAbove, unitTasks } from './cascade-view.ts';
import { groundOf, listGroundOf, type OfficeGround, type PlanDesk } from './reform-ground.ts';
import { requireReformPlan } from './reform-plan-service.ts';
import { insertReformTasks, insertTaskEvents, type TaskEventId } from './reform-task-repository.ts';

function unitNamed({ deps }: PlanDesk, id: UnitId) {
  const unit = deps.directory.byId(id);
  return { unit: unit?.slug ?? '', unitName: unit?.name ?? '' };
}

function superiorId({ deps }: PlanDesk, slug: string): UnitId {
  const unit = deps.directory.bySlug(slug);
  if (!unit) {
    throw refusePlan('superior-task-unknown', { unit: slug });
  }
  return unit.agencyId;
}

/** The issued plans of the committees above, newest first. */
export async function readSuperiorPlans(desk: PlanDesk): Promise<SuperiorPlans> {
  const { deps, scope, unit } = desk;
  const plans = await readIn(deps.db, scope, (tx) => plansAbove(tx, unit.agencyId, vietnamDay(deps.now())));
  return {
    items: plans.map(({ agencyId, ...plan }) => ({ ...plan, ...unitNamed(desk, agencyId) })),
    total: plans.length,
  };
}

export async function readSuperiorTasks(desk: PlanDesk, superior: string, id: ReformPlanId): Promise<SuperiorTasks> {
  const { deps, scope, unit } = desk;
  const source = { agencyId: superiorId(desk, superior), id };
  const tasks = await readIn(deps.db, scope, (tx) => tasksAbove(tx, unit.agencyId, vietnamDay(deps.now()), source));
  return {
    items: tasks.map(({ target: _target, ...task }) => task),
    total: tasks.length,
  };
}

/** The superior's tasks become one's own: linked, in words that may be adapted afterwards, each once. */
export async function takeOverTasks(desk: PlanDesk, planId: ReformPlanId, request: TakeOverRequest): Promise<number> {
  const { deps, scope, unit } = desk;
  const source = { agencyId: superiorId(desk, request.superior), id: request.plan };
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const plan = await requireReformPlan(tx, unit.agencyId, planId);
    requireAmendable(plan, request.reason);
    const ground = await groundOf(tx, desk, plan.year);
    const above = new Map((await tasksAbove(tx, unit.agencyId, ground.today, source)).map((task) => [task.id, task]));
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const tasks = request.tasks.map((id) => {
      const task = above.get(id);
      if (!task) {
        throw refusePlan('superior-task-unknown', { id });
      }
      if (task.takenAs) {
        throw refusePlan('superior-task-taken', { id, title: task.title });
      }
      return ownTask(task, newId<ReformTaskId>(writing.at), planId, source.agencyId, ground);
    });
    await insertReformTasks(tx, unit.agencyId, tasks, writing);
    if (plan.state === 'issued') {
      const event = { kind: 'amend', day: ground.today, note: request.reason } as const;
      const events = tasks.map((task) => ({ task, event: { ...event, id: newId<TaskEventId>(writing.at) } }));
      await insertTaskEvents(tx, unit.agencyId, events, writing);
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action: 'plans:take-over',
      subjectKind: 'reform-plan',
      subjectId: planId,
      what: { from: request.superior, plan: request.plan, tasks: request.tasks },
      why: request.reason || undefined,
    });
    return tasks.length;
  });
}

/** The office leads until somebody else is named; a code is the unit's own business. */
function ownTask(
  above: TaskAbove,
  id: ReformTaskId,
  planId: ReformPlanId,
  agencyId: UnitId,
  ground: OfficeGround,
): ReformTask {
  const office = ground.sectionNames.find(({ kind }) => kind === 'office') ?? ground.sectionNames[0];
  const content = {
    code: '',
    title: above.title,
    deliverable: above.deliverable,
    lead: office?.id,
    cooperating: [],
    personId: undefined,
    legalBasis: above.legalBasis,
    budget: undefined,
    target: above.target,
    startsOn: undefined,
    deadline: above.deadline ?? undefined,
  };
  return withContent({ ...blankTask(id, planId), source: { agencyId, id: above.id } }, content, ground);
}

/** How far the units directly below are with each task of a plan: counts for every reader of the plan. */
export async function readCascade(desk: PlanDesk, planId: ReformPlanId): Promise<CascadeAnswer> {
  const { deps, scope, unit } = desk;
  const today = vietnamDay(deps.now());
  return readIn(deps.db, scope, async (tx) => {
    await requireReformPlan(tx, unit.agencyId, planId);
    const units = (await agenciesDirectlyBelow(tx, unit.agencyId, today)).length;
    const tasks = await progressBelow(tx, unit.agencyId, planId, today);
    return {
      units,
      items: tasks.map((task) => ({
        ...task,
        notStarted: Math.max(0, Math.max(units, task.taken) - task.done - task.overdue - task.running),
      })),
      total: tasks.length,
    };
  });
}

/** Down from a count: the units' own tasks, as far as the person may see those units. */
export async function readUnitTasks(
  desk: PlanDesk,
  taskId: ReformTaskId,
  page: { readonly page: number; readonly size: number },
): Promise<UnitTasksAnswer> {
  const { deps, scope, unit } = desk;
  return readIn(deps.db, scope, async (tx) => {
    const ground = await listGroundOf(tx, desk);
    const { items, total } = await unitTasks(tx, unit.agencyId, taskId, page);
    return {
      items: items.map(({ agencyId, dueOn, countedOn, ...task }) => {
        const days = { state: task.state, dueOn: dueOn ?? undefined, countedOn: countedOn ?? undefined };
        const { light, lateDays, daysLeft } = standingOf(days, ground);
        return { ...task, ...unitNamed(desk, agencyId), dueOn, light, lateDays, daysLeft: daysLeft ?? null };
      }),
      total,
    };
  });
}
