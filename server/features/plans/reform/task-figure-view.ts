import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { TaskFigure } from '#core/plans/reform/figures.ts';

export interface FigureWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Today, where the window still runs. */
  readonly asOf?: PlainDate | undefined;
}

/**
 * Which tasks a figure counts, over the columns origin, plan_year, state, assigned_on, due_on, counted_on, backdated of
 * `task`. The list behind a figure uses the same words, so that the two cannot part. A plan counts in the year in which
 * the window ends; only the annual plan, so that a sub-plan counts nothing twice.
 */
export function figureCondition(figure: TaskFigure, { from, to, asOf }: FigureWindow): RawBuilder<unknown> {
  const end = sql`least(${to}::date, ${asOf ?? to}::date)`;
  const year = Number(to.slice(0, 4));
  const doneInTime = sql`task.counted_on <= task.due_on`;
  const doneByEnd = sql`coalesce(task.counted_on <= ${end}, false)`;
  const annual = sql`task.state <> 'dropped' and task.origin = 'annual' and task.plan_year = ${year}::integer`;
  const communication = sql`task.state <> 'dropped' and task.origin = 'communication' and task.plan_year = ${year}::integer`;
  const assigned = sql`task.state <> 'dropped' and task.origin = 'superior' and task.assigned_on <= ${end}
    and coalesce(task.counted_on >= ${from}::date, true)`;
  const conditions = {
    plan_tasks_total: annual,
    plan_tasks_done: sql`${annual} and ${doneByEnd}`,
    plan_tasks_done_late: sql`${annual} and ${doneByEnd} and not ${doneInTime}`,
    plan_tasks_overdue: sql`${annual} and not ${doneByEnd} and task.due_on < ${end}`,
    plan_tasks_backdated: sql`${annual} and ${doneByEnd} and task.backdated`,
    communication_tasks: communication,
    communication_tasks_done: sql`${communication} and ${doneByEnd}`,
    assigned_tasks_total: assigned,
    assigned_tasks_on_time: sql`${assigned} and ${doneByEnd} and ${doneInTime}`,
    assigned_tasks_late: sql`${assigned} and ${doneByEnd} and not ${doneInTime}`,
    assigned_tasks_overdue: sql`${assigned} and not ${doneByEnd} and task.due_on < ${end}`,
  } as const satisfies Record<TaskFigure, RawBuilder<unknown>>;
  return conditions[figure];
}
