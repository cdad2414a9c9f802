import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { TASK_FIGURES, type TaskFigure } from '#core/plans/reform/figures.ts';
import type { Database } from '#server/platform/database.ts';
import { type FigureWindow, figureCondition } from './reform/task-figure-view.ts';

/** How far the tasks of accepted plans are that fall due in a window. */
export interface PlanCompletion {
  readonly total: number;
  readonly done: number;
}

/**
 * Tasks of accepted plans whose deadline lies in the window, and those of them done by its last day: numerator and
 * denominator of a completion rate, summed over agencies.
 */
export async function planCompletion(
  tx: Database,
  { agencyIds, from, to }: { readonly agencyIds: readonly UnitId[]; readonly from: PlainDate; readonly to: PlainDate },
): Promise<PlanCompletion> {
  if (agencyIds.length === 0) {
    return { total: 0, done: 0 };
  }
  const row = await tx
    .selectFrom('remediation_task')
    .innerJoin('remediation_plan', (join) =>
      join
        .onRef('remediation_plan.agency_id', '=', 'remediation_task.agency_id')
        .onRef('remediation_plan.id', '=', 'remediation_task.plan_id'),
    )
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.countAll<number>().filterWhere('remediation_task.done_on', '<=', to).as('done'),
    ])
    .where('remediation_task.agency_id', 'in', agencyIds)
    .where('remediation_plan.state', '=', 'accepted')
    .where('remediation_task.state', 'in', ['accepted', 'done'])
    .where('remediation_task.deadline', '>=', from)
    .where('remediation_task.deadline', '<=', to)
    .executeTakeFirstOrThrow();
  return { total: row.total, done: row.done };
}

/** A figure of the plans: a count, or undefined where nobody keeps such tasks (nothing recorded is not zero). */
export type TaskFigures = Readonly<Record<TaskFigure, number | undefined>>;

/**
 * Tasks of issued annual plans and tasks assigned by superiors, counted over agencies for a window. One statement,
 * however many agencies.
 */
export async function taskFigures(
  tx: Database,
  { agencyIds, ...window }: FigureWindow & { readonly agencyIds: readonly UnitId[] },
): Promise<TaskFigures> {
  const counts = TASK_FIGURES.map(
    (figure) => sql`count(*) filter (where ${figureCondition(figure, window)}) as ${sql.ref(figure)}`,
  );
  const { rows } = await sql<Record<TaskFigure | 'assigned_ever', number>>`
    select ${sql.join(counts)}, count(*) filter (where task.origin = 'superior') as assigned_ever
    from (
      select reform_task.state, reform_task.assigned_on, reform_task.due_on, reform_task.counted_on,
        reform_task.backdated, coalesce(reform_plan.kind, reform_task.assigned_by) as origin,
        reform_plan.year as plan_year
      from reform_task
      left join reform_plan
        on reform_plan.agency_id = reform_task.agency_id and reform_plan.id = reform_task.plan_id
      where reform_task.agency_id = any (${sql.val([...agencyIds])}::integer[])
        and coalesce(reform_plan.state = 'issued', true)) task`.execute(tx);
  const [row] = rows;
  const kept = (figure: TaskFigure) => {
    const known = figure.startsWith('assigned_')
      ? row?.assigned_ever
      : row?.[figure.startsWith('plan_') ? 'plan_tasks_total' : 'communication_tasks'];
    return known ? row?.[figure] : undefined;
  };
  return Object.fromEntries(TASK_FIGURES.map((figure) => [figure, kept(figure)])) as TaskFigures;
}

export interface DueTask {
  readonly title: string;
  readonly dueOn: PlainDate;
  /** Its page, after `/don-vi/<unit>/`. */
  readonly path: string;
}

/** The open tasks of issued and accepted plans and the orders that fall due by a day, the most urgent first. */
export async function tasksDue(
  tx: Database,
  agencyIds: readonly UnitId[],
  by: PlainDate,
  limit: number,
): Promise<readonly DueTask[]> {
  const agencies = sql`any (${sql.val([...agencyIds])}::integer[])`;
  const { rows } = await sql<DueTask>`
    select remediation_task.title, remediation_task.deadline as "dueOn", 'khac-phuc' as path
    from remediation_task
    where remediation_task.agency_id = ${agencies} and remediation_task.state = 'accepted'
      and remediation_task.deadline <= ${by}::date
    union all
    select reform_task.title, reform_task.due_on, 'nhiem-vu/' || reform_task.id
    from reform_task
    left join reform_plan on reform_plan.agency_id = reform_task.agency_id and reform_plan.id = reform_task.plan_id
    where reform_task.agency_id = ${agencies} and reform_task.state not in ('done', 'dropped')
      and coalesce(reform_plan.state = 'issued', true) and reform_task.due_on <= ${by}::date
    order by "dueOn" limit ${limit}::integer`.execute(tx);
  return rows;
}

/** What an open task belongs to: a plan of that kind, an order of a superior or of the chair, a commitment of the year. */
export type TaskOrigin = 'annual' | 'communication' | 'superior' | 'chair' | 'remediation' | 'commitment' | 'other';

export interface OpenTask {
  readonly key: string;
  readonly origin: TaskOrigin;
  /** The criterion that a remediation task wins back. */
  readonly criterionCode: string | null;
  readonly title: string;
  readonly dueOn: PlainDate;
  /** Its page, after `/don-vi/<unit>/`. */
  readonly path: string;
  readonly sectionId: UnitId | null;
  readonly personId: string | null;
}

const MOST_OPEN_TASKS = 500;

/** The open tasks in force and the unjudged commitments of an agency that fall due by a day, the most urgent first. */
export async function openTasks(tx: Database, agencyId: UnitId, until: PlainDate): Promise<readonly OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    select 'reform-task:' || task.id as key,
      case when plan.kind in ('annual', 'communication') then plan.kind
        when plan.kind is null then task.assigned_by else 'other' end as origin,
      null as "criterionCode", task.title, task.due_on as "dueOn", 'nhiem-vu/' || task.id as path,
      task.lead_section_id as "sectionId", task.person_id as "personId"
    from reform_task task
    left join reform_plan plan on plan.agency_id = task.agency_id and plan.id = task.plan_id
    where task.agency_id = ${agencyId} and task.state not in ('done', 'dropped') and task.due_on <= ${until}::date
      and coalesce(plan.state = 'issued', true)
    union all
    select 'remediation-task:' || task.id, 'remediation', task.criterion_code, task.title, task.deadline,
      'khac-phuc/' || plan.year || '/nhiem-vu/' || task.id, task.lead_section_id, null::uuid
    from remediation_task task
    join remediation_plan plan on plan.agency_id = task.agency_id and plan.id = task.plan_id
    where task.agency_id = ${agencyId} and task.state = 'accepted' and plan.state = 'accepted'
      and task.deadline <= ${until}::date
    union all
    select 'commitment:' || pledge.id, 'commitment', null, pledge.text, make_date(pledge.year, 12, 14), 'cam-ket',
      pledge.section_id, null::uuid
    from commitment pledge
    where pledge.agency_id = ${agencyId} and pledge.outcome is null and make_date(pledge.year, 12, 14) <= ${until}::date
    order by "dueOn", key limit ${MOST_OPEN_TASKS}`.execute(tx);
  return rows;
}
