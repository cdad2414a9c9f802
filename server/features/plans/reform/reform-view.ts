import { sql } from 'kysely';
import type { AccountId } from '#core/accounts/account.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { PlanKind } from '#core/plans/reform/plan.ts';
import type { ReformPlanId, ReformTaskId, ReformTaskState } from '#core/plans/reform/task.ts';
import type { Database } from '#server/platform/database.ts';
import type { DocumentUse } from '#server/platform/document-use.ts';
import type { Measurement, TaskEventKind } from './reform-task-repository.ts';

export interface ListedPlan {
  readonly id: ReformPlanId;
  readonly kind: PlanKind;
  readonly parentId: ReformPlanId | null;
  readonly year: number;
  readonly title: string;
  readonly state: 'draft' | 'issued';
  readonly documentId: string | null;
  readonly total: number;
  readonly done: number;
  readonly late: number;
  readonly budget: number;
  readonly version: number;
}

/** An agency's plans, newest year first, the annual one before its sub-plans; counts in the same statement. */
export async function listReformPlans(
  tx: Database,
  agencyId: UnitId,
  today: PlainDate,
  only?: ReformPlanId,
): Promise<readonly ListedPlan[]> {
  const chosen = only ? sql`and (plan.id = ${only}::uuid or plan.parent_id = ${only}::uuid)` : sql``;
  const { rows } = await sql<ListedPlan>`
    select plan.id, plan.kind, plan.parent_id as "parentId", plan.year, plan.title, plan.state,
      plan.document_id as "documentId", plan.version,
      count(task.id) as total, count(task.id) filter (where task.state = 'done') as done,
      count(task.id) filter (where plan.state = 'issued' and task.state <> 'done' and task.due_on < ${today}::date) as late,
      coalesce(sum(task.budget), 0)::bigint as budget
    from reform_plan plan
    left join reform_task task on task.agency_id = plan.agency_id and task.plan_id = plan.id and task.state <> 'dropped'
    where plan.agency_id = ${agencyId}::integer ${chosen}
    group by plan.agency_id, plan.id
    order by plan.year desc, plan.kind <> 'annual', plan.kind, plan.id
    limit 500`.execute(tx);
  return rows;
}

export interface TaskPerson {
  readonly id: AccountId;
  readonly name: string;
}

/** Who works at the agency today and may answer for a task. */
export async function peopleOf(tx: Database, agencyId: UnitId, today: PlainDate): Promise<readonly TaskPerson[]> {
  const { rows } = await sql<TaskPerson>`
    select account.id, account.name from account
    where account.closed_at is null and exists (
      select from role_grant
      where role_grant.agency_id = ${agencyId}::integer and role_grant.account_id = account.id
        and role_grant.revoked_at is null and role_grant.valid_from <= ${today}::date
        and coalesce(role_grant.valid_to >= ${today}::date, true)
        and role_grant.role in ('counter-officer', 'specialist', 'focal-officer', 'chair'))
    order by account.name collate "vi-x-icu"`.execute(tx);
  return rows;
}

export interface EventLine {
  readonly id: string;
  readonly kind: TaskEventKind;
  readonly day: PlainDate;
  readonly state: ReformTaskState;
  readonly percent: number;
  readonly note: string;
  readonly measured: Measurement | undefined;
  readonly changes: Readonly<Record<string, readonly unknown[]>>;
  readonly at: Date;
  readonly actorName: string;
}

interface EventRow {
  readonly id: string;
  readonly kind: TaskEventKind;
  readonly on_day: PlainDate;
  readonly state: ReformTaskState;
  readonly percent: number;
  readonly note: string;
  readonly measured_code: string | null;
  readonly measured_count: number | null;
  readonly measured_numerator: number | null;
  readonly measured_denominator: number | null;
  readonly measured_rate: number | null;
  readonly measured_from: PlainDate | null;
  readonly measured_to: PlainDate | null;
  readonly changes: Readonly<Record<string, readonly unknown[]>>;
  readonly at: Date;
  readonly actor_name: string;
}

/** What happened to a task, newest first. */
export async function eventsOfTask(tx: Database, agencyId: UnitId, id: ReformTaskId): Promise<readonly EventLine[]> {
  const { rows } = await sql<EventRow>`
    select event.id, event.kind, event.on_day, event.state, event.percent, event.note, event.measured_code,
      event.measured_count, event.measured_numerator, event.measured_denominator, event.measured_rate,
      event.measured_from, event.measured_to, event.changes, event.at, event.actor_name
    from reform_task_event event
    where event.agency_id = ${agencyId}::integer and event.task_id = ${id}::uuid
    order by event.at desc, event.id desc limit 200`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    day: row.on_day,
    state: row.state,
    percent: row.percent,
    note: row.note,
    measured: measurementFrom(row),
    changes: row.changes,
    at: row.at,
    actorName: row.actor_name,
  }));
}

function measurementFrom(row: EventRow): Measurement | undefined {
  const { measured_code, measured_from, measured_to } = row;
  return measured_code && measured_from && measured_to
    ? {
        code: measured_code,
        count: row.measured_count ?? undefined,
        numerator: row.measured_numerator ?? undefined,
        denominator: row.measured_denominator ?? undefined,
        rate: row.measured_rate ?? undefined,
        from: measured_from,
        to: measured_to,
      }
    : undefined;
}

/** The documents of a task's last closing: what was undone by a reopening proves nothing any more. */
export async function proofOfTask(tx: Database, agencyId: UnitId, id: ReformTaskId): Promise<readonly string[]> {
  const { rows } = await sql<{ document_id: string }>`
    select reform_task_proof.document_id from reform_task_proof
    where reform_task_proof.agency_id = ${agencyId}::integer and reform_task_proof.event_id = (
      select event.id from reform_task_event event
      where event.agency_id = ${agencyId}::integer and event.task_id = ${id}::uuid and event.kind in ('close', 'reopen')
      order by event.at desc, event.id desc limit 1)`.execute(tx);
  return rows.map(({ document_id }) => document_id);
}

/** What of the plans quotes a registered document: plans issued by it, orders given in it, closings that rest on it. */
export async function usesOfDocument(
  tx: Database,
  agencyId: UnitId,
  documentId: string,
): Promise<readonly DocumentUse[]> {
  const { rows } = await sql<DocumentUse>`
    select 'Kế hoạch' as what, plan.title, 'ke-hoach/' || plan.id as path from reform_plan plan
    where plan.agency_id = ${agencyId}::integer and plan.document_id = ${documentId}::uuid
    union all
    select 'Giao nhiệm vụ', task.title, 'nhiem-vu/' || task.id from reform_task task
    where task.agency_id = ${agencyId}::integer and task.source_document_id = ${documentId}::uuid
    union all
    select distinct 'Chứng minh nhiệm vụ', task.title, 'nhiem-vu/' || task.id
    from reform_task_proof proof
    join reform_task_event event on event.agency_id = proof.agency_id and event.id = proof.event_id
    join reform_task task on task.agency_id = event.agency_id and task.id = event.task_id
    where proof.agency_id = ${agencyId}::integer and proof.document_id = ${documentId}::uuid
    limit 200`.execute(tx);
  return rows;
}
