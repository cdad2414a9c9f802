import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { TASK_ORIGINS, TaskListQuery } from '#core/plans/reform/contract.ts';
import type { ReformTaskState, Worker } from '#core/plans/reform/task.ts';
import type { Database } from '#server/platform/database.ts';
import { figureCondition } from './task-figure-view.ts';

/** One task of a list, whatever it comes from: plan, order or remediation. */
export interface ListedTask {
  readonly id: string;
  readonly origin: (typeof TASK_ORIGINS)[number];
  readonly planId: string | null;
  readonly planYear: number | null;
  readonly planTitle: string | null;
  readonly code: string;
  readonly title: string;
  readonly deliverable: string;
  readonly leadId: UnitId | null;
  readonly leadName: string | null;
  readonly cooperating: readonly { readonly id: UnitId; readonly name: string }[];
  readonly personId: string | null;
  readonly personName: string | null;
  readonly startsOn: PlainDate | null;
  readonly deadline: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly state: ReformTaskState;
  readonly percent: number;
  readonly note: string;
  readonly doneOn: PlainDate | null;
  readonly countedOn: PlainDate | null;
  readonly backdated: boolean;
  readonly measured: boolean;
  readonly legalBasis: string;
  readonly budget: number | null;
  readonly version: number;
}

export interface ListDesk {
  readonly agencyId: UnitId;
  readonly today: PlainDate;
  /** The last day that counts as near. */
  readonly soon: PlainDate;
  readonly worker: Worker;
}

/**
 * The tasks of an agency in one shape: reform tasks of issued plans (or of the one draft asked for), orders, and
 * accepted remediation tasks. A remediation task's own deadline is its last day in time.
 */
function allTasks({ agencyId }: Pick<ListDesk, 'agencyId'>, plan: string | undefined): RawBuilder<unknown> {
  return sql`
    select task.id, case when task.plan_id is null then task.assigned_by else plan.kind end as origin,
      task.plan_id, plan.year as plan_year, plan.title as plan_title,
      coalesce(plan.year, extract(year from task.deadline)::integer) as year,
      task.code, task.title, task.deliverable, task.lead_section_id, task.person_id, task.starts_on, task.deadline,
      task.due_on, task.state, task.percent, task.note, task.done_on, task.counted_on, task.backdated,
      task.assigned_on, task.legal_basis, task.budget, task.indicator_code is not null as measured, task.version, task.search,
      array(select helper.section_id from reform_task_section helper
        where helper.agency_id = task.agency_id and helper.task_id = task.id) as helpers
    from reform_task task
    left join reform_plan plan on plan.agency_id = task.agency_id and plan.id = task.plan_id
    where task.agency_id = ${agencyId}::integer
      and coalesce(plan.state = 'issued' or plan.id = ${plan ?? null}::uuid, true)
    union all
    select task.id, 'remediation', task.plan_id, plan.year, 'Kế hoạch khắc phục năm ' || plan.year, plan.year,
      task.criterion_code, task.title, '', task.lead_section_id, null::uuid, null::date, task.deadline, task.deadline,
      case when task.state = 'done' then 'done' when last.percent > 0 then 'running' else 'not-started' end,
      case when task.state = 'done' then 100 else coalesce(last.percent, 0) end, coalesce(last.note, ''),
      task.done_on, task.done_on, false, null::date, '', null::bigint, false, task.version,
      fold_vi(task.criterion_code || ' ' || task.title),
      array(select helper.section_id from remediation_task_section helper
        where helper.agency_id = task.agency_id and helper.task_id = task.id)
    from remediation_task task
    join remediation_plan plan on plan.agency_id = task.agency_id and plan.id = task.plan_id and plan.state = 'accepted'
    left join lateral (
      select progress.percent, progress.note from remediation_progress progress
      where progress.agency_id = task.agency_id and progress.task_id = task.id
      order by progress.at desc, progress.id desc limit 1) last on true
    where task.agency_id = ${agencyId}::integer and task.state in ('accepted', 'done')`;
}

const OPEN = sql`task.state not in ('done', 'dropped')`;

function whenCondition(when: NonNullable<TaskListQuery['when']>, { today, soon }: ListDesk): RawBuilder<unknown> {
  const conditions = {
    open: OPEN,
    late: sql`${OPEN} and task.due_on < ${today}::date`,
    soon: sql`${OPEN} and task.due_on between ${today}::date and ${soon}::date`,
    done: sql`task.state = 'done'`,
    'done-late': sql`task.state = 'done' and task.counted_on > task.due_on`,
    backdated: sql`task.backdated`,
  };
  return conditions[when];
}

function originCondition(origin: NonNullable<TaskListQuery['origin']>): RawBuilder<unknown> {
  switch (origin) {
    case 'plan':
      return sql`task.origin not in ('superior', 'chair', 'remediation')`;
    case 'assigned':
      return sql`task.origin in ('superior', 'chair')`;
    default:
      return sql`task.origin = ${origin}`;
  }
}

function mineCondition({ accountId, sections, all }: Worker): RawBuilder<unknown> {
  if (all && accountId === undefined) {
    return sql`true`;
  }
  return sql`(task.person_id::text = ${accountId ?? null}
    or task.lead_section_id = any (${sql.val([...sections])}::integer[])
    or task.helpers && ${sql.val([...sections])}::integer[])`;
}

/** What is chosen, without state and “when”: the counts above a list are of this. */
function selection(desk: ListDesk, query: TaskListQuery): RawBuilder<unknown> {
  const words = query.text.replaceAll(/[\\%_]/gu, (letter) => `\\${letter}`);
  const conditions = [
    query.state === 'dropped' ? sql`true` : sql`task.state <> 'dropped'`,
    ...(query.plan ? [sql`task.plan_id = ${query.plan}::uuid`] : []),
    ...(query.year ? [sql`task.year = ${query.year}::integer`] : []),
    ...(query.origin ? [originCondition(query.origin)] : []),
    ...(query.section
      ? [sql`(task.lead_section_id = ${query.section}::integer or ${query.section}::integer = any (task.helpers))`]
      : []),
    ...(query.person ? [sql`task.person_id = ${query.person}::uuid`] : []),
    ...(query.mine ? [mineCondition(desk.worker)] : []),
    ...(query.figure && query.from && query.to
      ? [figureCondition(query.figure, { from: query.from, to: query.to, asOf: desk.today })]
      : []),
    ...(words ? [sql`task.search like '%' || fold_vi(${words}) || '%'`] : []),
  ];
  return sql.join(conditions, sql` and `);
}

const ORDERS = {
  due: sql`task.state in ('done', 'dropped'), task.due_on`,
  code: sql`task.origin, string_to_array(regexp_replace(task.code, '[^0-9.]', '', 'g'), '.'), task.code`,
  title: sql`task.title collate "vi-x-icu"`,
  lead: sql`section.name collate "vi-x-icu"`,
  state: sql`array_position(array['stuck', 'running', 'not-started', 'done', 'dropped'], task.state)`,
} as const satisfies Record<TaskListQuery['sort'], RawBuilder<unknown>>;

const DOWN = {
  due: sql`task.state in ('done', 'dropped'), task.due_on desc`,
  code: sql`task.origin desc, task.code desc`,
  title: sql`task.title collate "vi-x-icu" desc`,
  lead: sql`section.name collate "vi-x-icu" desc`,
  state: sql`array_position(array['stuck', 'running', 'not-started', 'done', 'dropped'], task.state) desc`,
} as const satisfies Record<TaskListQuery['sort'], RawBuilder<unknown>>;

interface Row {
  readonly id: string;
  readonly origin: ListedTask['origin'];
  readonly plan_id: string | null;
  readonly plan_year: number | null;
  readonly plan_title: string | null;
  readonly code: string;
  readonly title: string;
  readonly deliverable: string;
  readonly lead_section_id: UnitId | null;
  readonly lead_name: string | null;
  readonly cooperating: readonly { readonly id: UnitId; readonly name: string }[] | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly starts_on: PlainDate | null;
  readonly deadline: PlainDate | null;
  readonly due_on: PlainDate | null;
  readonly state: ReformTaskState;
  readonly percent: number;
  readonly note: string;
  readonly done_on: PlainDate | null;
  readonly counted_on: PlainDate | null;
  readonly backdated: boolean;
  readonly measured: boolean;
  readonly legal_basis: string;
  readonly budget: number | null;
  readonly version: number;
}

/** How a section is called: its last name. */
const SECTION_NAMES = sql`
  select distinct on (unit.id) unit.id, unit_version.name
  from unit join unit_version on unit_version.unit_id = unit.id
  where unit.kind = 'section'`;

/** One page of the tasks chosen. One statement. */
export async function listTasks(tx: Database, desk: ListDesk, query: TaskListQuery): Promise<readonly ListedTask[]> {
  const conditions = [
    selection(desk, query),
    ...(query.state ? [sql`task.state = ${query.state}`] : []),
    ...(query.when ? [whenCondition(query.when, desk)] : []),
  ];
  const order = (query.descending ? DOWN : ORDERS)[query.sort];
  const { rows } = await sql<Row>`
    with task as (${allTasks(desk, query.plan)}), section as (
      ${SECTION_NAMES} and unit.agency_id = ${desk.agencyId}::integer order by unit.id, unit_version.valid_from desc)
    select task.id, task.origin, task.plan_id, task.plan_year, task.plan_title, task.code, task.title, task.deliverable,
      task.lead_section_id, section.name as lead_name, task.person_id, account.name as person_name, task.starts_on,
      task.deadline, task.due_on, task.state, task.percent, task.note, task.done_on, task.counted_on, task.backdated,
      task.measured, task.legal_basis, task.budget, task.version,
      (select jsonb_agg(jsonb_build_object('id', helper.id, 'name', helper.name) order by helper.id)
        from section helper where helper.id = any (task.helpers)) as cooperating
    from task
    left join section on section.id = task.lead_section_id
    left join account on account.id = task.person_id
    where ${sql.join(conditions, sql` and `)}
    order by ${order}, task.id
    limit ${query.size}::integer offset ${(query.page - 1) * query.size}::integer`.execute(tx);
  return rows.map(lineFrom);
}

function lineFrom(row: Row): ListedTask {
  return {
    id: row.id,
    origin: row.origin,
    planId: row.plan_id,
    planYear: row.plan_year,
    planTitle: row.plan_title,
    code: row.code,
    title: row.title,
    deliverable: row.deliverable,
    leadId: row.lead_section_id,
    leadName: row.lead_name,
    cooperating: row.cooperating ?? [],
    personId: row.person_id,
    personName: row.person_name,
    startsOn: row.starts_on,
    deadline: row.deadline,
    dueOn: row.due_on,
    state: row.state,
    percent: row.percent,
    note: row.note,
    doneOn: row.done_on,
    countedOn: row.counted_on,
    backdated: row.backdated,
    measured: row.measured,
    legalBasis: row.legal_basis,
    budget: row.budget,
    version: row.version,
  };
}

export interface CountedTasks {
  readonly total: number;
  readonly done: number;
  readonly late: number;
  readonly soon: number;
  readonly backdated: number;
  /** With the state and “when” filters: what the pages go through. */
  readonly listed: number;
}

/** How the selection stands, and how many rows the list has. One statement. */
export async function countTasks(tx: Database, desk: ListDesk, query: TaskListQuery): Promise<CountedTasks> {
  const narrowed = [
    sql`true`,
    ...(query.state ? [sql`task.state = ${query.state}`] : []),
    ...(query.when ? [whenCondition(query.when, desk)] : []),
  ];
  const { rows } = await sql<CountedTasks>`
    with task as (${allTasks(desk, query.plan)})
    select count(*) as total, count(*) filter (where ${whenCondition('done', desk)}) as done,
      count(*) filter (where ${whenCondition('late', desk)}) as late,
      count(*) filter (where ${whenCondition('soon', desk)}) as soon,
      count(*) filter (where task.backdated) as backdated,
      count(*) filter (where ${sql.join(narrowed, sql` and `)}) as listed
    from task where ${selection(desk, query)}`.execute(tx);
  return rows[0] ?? { total: 0, done: 0, late: 0, soon: 0, backdated: 0, listed: 0 };
}
