import type { AccountId } from '#core/accounts/account.ts';
import { DEFINITIONS } from '#core/indicators/definitions.ts';
import type { TaskGroundAnswer, TaskLine, TaskListAnswer, TaskListQuery } from '#core/plans/reform/contract.ts';
import { standingOf } from '#core/plans/reform/progress.ts';
import { mayReport, type Worker } from '#core/plans/reform/task.ts';
import { readIn } from '#server/platform/scope.ts';
import { groundOf, type ListGround, listGroundOf, type PlanDesk } from './reform-ground.ts';
import { countTasks, type ListedTask, listTasks } from './reform-list-view.ts';
import { listReformPlans } from './reform-view.ts';

/** One page of the agency's tasks, and how the selection stands. */
export async function readTasks(desk: PlanDesk, query: TaskListQuery): Promise<TaskListAnswer> {
  const { deps, scope, unit, worker } = desk;
  return readIn(deps.db, scope, async (tx) => {
    const ground = await listGroundOf(tx, desk);
    const at = { agencyId: unit.agencyId, today: ground.today, soon: ground.soon, worker };
    const items = await listTasks(tx, at, query);
    const { listed, ...counts } = await countTasks(tx, at, query);
    return { items: items.map((task) => lineOf(task, ground, worker)), total: listed, counts };
  });
}

export function lineOf(task: ListedTask, ground: ListGround, worker: Worker): TaskLine {
  const { countedOn: _counted, legalBasis: _basis, budget: _budget, ...shown } = task;
  const who = {
    lead: task.leadId ?? undefined,
    cooperating: task.cooperating.map(({ id }) => id),
    personId: (task.personId as AccountId | null) ?? undefined,
  };
  const open = task.state !== 'done' && task.state !== 'dropped';
  const { light, lateDays, daysLeft } = standingOf(
    { state: task.state, dueOn: task.dueOn ?? undefined, countedOn: task.countedOn ?? undefined },
    ground,
  );
  return {
    ...shown,
    cooperating: [...task.cooperating],
    light,
    lateDays,
    daysLeft: daysLeft ?? null,
    mayReport: open && !ground.agencyClosed && mayReport(worker, who),
  };
}

/** What the forms of a task choose among: sections, people, indicators, plans. */
export async function readTaskGround(desk: PlanDesk, year: number | undefined): Promise<TaskGroundAnswer> {
  const { deps, scope, unit } = desk;
  return readIn(deps.db, scope, async (tx) => {
    const { sectionNames, persons, today } = await groundOf(tx, desk, year);
    const plans = await listReformPlans(tx, unit.agencyId, today);
    return {
      sections: sectionNames.map(({ id, name }) => ({ id, name })),
      people: persons.map(({ id, name }) => ({ id, name })),
      indicators: DEFINITIONS.map(({ code, name, unitOfMeasure, kind }) => ({
        code,
        name,
        unitOfMeasure,
        isRate: kind === 'rate',
      })),
      plans: plans.map(({ id, title, kind, year: of }) => ({ id, title, kind, year: of })),
    };
  });
}
