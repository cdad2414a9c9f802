import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { PlanKind } from '#core/plans/reform/plan.ts';
import type {
  CascadeSource,
  MeasuredTarget,
  ReformPlanId,
  ReformTaskId,
  ReformTaskState,
} from '#core/plans/reform/task.ts';
import type { Database } from '#server/platform/database.ts';

export interface PlanAbove {
  readonly agencyId: UnitId;
  readonly id: ReformPlanId;
  readonly kind: PlanKind;
  readonly year: number;
  readonly title: string;
  readonly symbol: string | null;
  readonly date: PlainDate | null;
  readonly tasks: number;
}

/** The issued plans of the committees above: orders to the units below, whoever reads them. */
export async function plansAbove(tx: Database, agencyId: UnitId, today: PlainDate): Promise<readonly PlanAbove[]> {
  const { rows } = await sql<PlanAbove>`
    select above.agency_id as "agencyId", above.plan_id as id, above.kind, above.year, above.title,
      above.document_symbol as symbol, above.document_date as date, above.tasks
    from plans_above(${agencyId}::integer, ${today}::date) above`.execute(tx);
  return rows;
}

export interface TaskAbove {
  readonly id: ReformTaskId;
  readonly code: string;
  readonly title: string;
  readonly deliverable: string;
  readonly legalBasis: string;
  readonly deadline: PlainDate | null;
  readonly target: MeasuredTarget | undefined;
  /** One's own task that carries it out. */
  readonly takenAs: ReformTaskId | null;
}

interface TaskAboveRow extends Omit<TaskAbove, 'target'> {
  readonly indicator_code: string | null;
  readonly comparison: MeasuredTarget['comparison'] | null;
  readonly target_value: number | null;
}

/** The tasks of one issued plan above, and which of them the unit has taken over already. */
export async function tasksAbove(
  tx: Database,
  agencyId: UnitId,
  today: PlainDate,
  plan: CascadeSource<ReformPlanId>,
): Promise<readonly TaskAbove[]> {
  const { rows } = await sql<TaskAboveRow>`
    select above.id, above.code, above.title, above.deliverable, above.legal_basis as "legalBasis", above.deadline,
      above.indicator_code, above.comparison, above.target_value,
      (select own.id from reform_task own
        where own.agency_id = ${agencyId}::integer and own.source_agency_id = ${plan.agencyId}::integer
          and own.source_task_id = above.id and own.state <> 'dropped' limit 1) as "takenAs"
    from plan_tasks_above(${agencyId}::integer, ${today}::date, ${plan.agencyId}::integer, ${plan.id}::uuid) above`.execute(
    tx,
  );
  return rows.map(({ indicator_code, comparison, target_value, ...task }) => ({
    ...task,
    target:
      indicator_code && comparison && target_value !== null
        ? { indicator: indicator_code, comparison, value: target_value }
        : undefined,
  }));
}

/** The words of the superior's task behind one's own. */
export async function taskAbove(
  tx: Database,
  agencyId: UnitId,
  today: PlainDate,
  source: CascadeSource<ReformTaskId>,
): Promise<{ readonly title: string; readonly planTitle: string } | undefined> {
  const { rows } = await sql<{ title: string; planTitle: string }>`
    select above.title, above.plan_title as "planTitle"
    from task_above(${agencyId}::integer, ${today}::date, ${source.agencyId}::integer, ${source.id}::uuid) above`.execute(
    tx,
  );
  return rows[0];
}

export interface TaskBelow {
  readonly id: ReformTaskId;
  readonly code: string;
  readonly title: string;
  readonly taken: number;
  readonly done: number;
  readonly doneLate: number;
  readonly overdue: number;
  readonly running: number;
}

/** How many units below are how far with each task of a plan. One statement, however many units. */
export async function progressBelow(
  tx: Database,
  agencyId: UnitId,
  planId: ReformPlanId,
  today: PlainDate,
): Promise<readonly TaskBelow[]> {
  const { rows } = await sql<TaskBelow>`
    select task.id, task.code, task.title, coalesce(below.taken, 0) as taken, coalesce(below.done, 0) as done,
      coalesce(below.done_late, 0) as "doneLate", coalesce(below.overdue, 0) as overdue,
      coalesce(below.running, 0) as running
    from reform_task task
    left join tasks_below(${agencyId}::integer, ${planId}::uuid, ${today}::date) below on below.task_id = task.id
    where task.agency_id = ${agencyId}::integer and task.plan_id = ${planId}::uuid and task.state <> 'dropped'
    order by task.code, task.id`.execute(tx);
  return rows;
}

export interface UnitTask {
  readonly agencyId: UnitId;
  readonly id: ReformTaskId;
  readonly title: string;
  readonly state: ReformTaskState;
  readonly percent: number;
  readonly dueOn: PlainDate | null;
  readonly countedOn: PlainDate | null;
  readonly note: string;
}

/** The tasks of the units below that carry out one task: those that the session may see. */
export async function unitTasks(
  tx: Database,
  agencyId: UnitId,
  taskId: ReformTaskId,
  page: { readonly page: number; readonly size: number },
): Promise<{ readonly items: readonly UnitTask[]; readonly total: number }> {
  const { rows } = await sql<UnitTask & { total: number }>`
    select task.agency_id as "agencyId", task.id, task.title, task.state, task.percent, task.due_on as "dueOn",
      task.counted_on as "countedOn", task.note, count(*) over () as total
    from reform_task task
    left join reform_plan plan on plan.agency_id = task.agency_id and plan.id = task.plan_id
    where task.source_agency_id = ${agencyId}::integer and task.source_task_id = ${taskId}::uuid
      and task.state <> 'dropped' and coalesce(plan.state = 'issued', true)
    order by task.state = 'done', task.due_on, task.agency_id
    limit ${page.size}::integer offset ${(page.page - 1) * page.size}::integer`.execute(tx);
  return { items: rows.map(({ total: _total, ...task }) => task), total: rows[0]?.total ?? 0 };
}
