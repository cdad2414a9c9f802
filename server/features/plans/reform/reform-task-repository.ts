import { type RawBuilder, sql } from 'kysely';
import type { AccountId } from '#core/accounts/account.ts';
import type { DocumentId } from '#core/documents/document-reference.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type {
  Assigner,
  MeasuredTarget,
  ReformPlanId,
  ReformTask,
  ReformTaskId,
  ReformTaskState,
} from '#core/plans/reform/task.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from './reform-plan-repository.ts';

interface TaskRow {
  readonly id: ReformTaskId;
  readonly plan_id: ReformPlanId | null;
  readonly assigned_by: Assigner | null;
  readonly assigned_on: PlainDate | null;
  readonly source_document_id: DocumentId | null;
  readonly code: string;
  readonly title: string;
  readonly deliverable: string;
  readonly lead_section_id: UnitId | null;
  readonly cooperating: readonly UnitId[];
  readonly person_id: AccountId | null;
  readonly legal_basis: string;
  readonly budget: number | null;
  readonly indicator_code: string | null;
  readonly comparison: MeasuredTarget['comparison'] | null;
  readonly target_value: number | null;
  readonly starts_on: PlainDate | null;
  readonly deadline: PlainDate | null;
  readonly due_on: PlainDate | null;
  readonly state: ReformTaskState;
  readonly percent: number;
  readonly note: string;
  readonly done_on: PlainDate | null;
  readonly counted_on: PlainDate | null;
  readonly backdated: boolean;
  readonly source_agency_id: UnitId | null;
  readonly source_task_id: ReformTaskId | null;
  readonly version: number;
}

async function tasksWhere(
  tx: Database,
  agencyId: UnitId,
  condition: RawBuilder<unknown>,
): Promise<readonly ReformTask[]> {
  const { rows } = await sql<TaskRow>`
    select task.id, task.plan_id, task.assigned_by, task.assigned_on, task.source_document_id, task.code,
      task.title, task.deliverable, task.lead_section_id, task.person_id, task.legal_basis, task.budget,
      task.indicator_code, task.comparison, task.target_value, task.starts_on, task.deadline, task.due_on, task.state,
      task.percent, task.note, task.done_on, task.counted_on, task.backdated, task.source_agency_id,
      task.source_task_id, task.version,
      array(select helper.section_id from reform_task_section helper
        where helper.agency_id = task.agency_id and helper.task_id = task.id order by helper.section_id) as cooperating
    from reform_task task
    where task.agency_id = ${agencyId}::integer and ${condition}
    order by task.code, task.id`.execute(tx);
  return rows.map(taskFrom);
}

function taskFrom(row: TaskRow): ReformTask {
  return {
    id: row.id,
    planId: row.plan_id ?? undefined,
    assignment: assignmentFrom(row),
    code: row.code,
    title: row.title,
    deliverable: row.deliverable,
    lead: row.lead_section_id ?? undefined,
    cooperating: row.cooperating,
    personId: row.person_id ?? undefined,
    legalBasis: row.legal_basis,
    budget: row.budget ?? undefined,
    target: targetFrom(row),
    startsOn: row.starts_on ?? undefined,
    deadline: row.deadline ?? undefined,
    dueOn: row.due_on ?? undefined,
    state: row.state,
    percent: row.percent,
    note: row.note,
    doneOn: row.done_on ?? undefined,
    countedOn: row.counted_on ?? undefined,
    backdated: row.backdated,
    source: sourceFrom(row),
    version: row.version,
  };
}

function assignmentFrom({ assigned_by: by, assigned_on: on, source_document_id }: TaskRow) {
  return by && on ? { by, on, documentId: source_document_id ?? undefined } : undefined;
}

function targetFrom({ indicator_code: indicator, comparison, target_value: value }: TaskRow) {
  return indicator && comparison && value !== null ? { indicator, comparison, value } : undefined;
}

function sourceFrom({ source_agency_id: agencyId, source_task_id: id }: TaskRow) {
  return agencyId && id ? { agencyId, id } : undefined;
}

export async function loadReformTask(
  tx: Database,
  agencyId: UnitId,
  id: ReformTaskId,
): Promise<ReformTask | undefined> {
  return (await tasksWhere(tx, agencyId, sql`task.id = ${id}::uuid`))[0];
}

export async function loadReformTasks(
  tx: Database,
  agencyId: UnitId,
  ids: readonly ReformTaskId[],
): Promise<readonly ReformTask[]> {
  return tasksWhere(tx, agencyId, sql`task.id = any (${sql.val([...ids])}::uuid[])`);
}

/** A plan's tasks by code, without those that an amendment took out. */
export async function loadTasksOfPlan(
  tx: Database,
  agencyId: UnitId,
  planId: ReformPlanId,
): Promise<readonly ReformTask[]> {
  return tasksWhere(tx, agencyId, sql`task.plan_id = ${planId}::uuid and task.state <> 'dropped'`);
}

function columnsOf(task: ReformTask) {
  return {
    code: task.code,
    title: task.title,
    deliverable: task.deliverable,
    lead_section_id: task.lead ?? null,
    person_id: task.personId ?? null,
    legal_basis: task.legalBasis,
    budget: task.budget ?? null,
    indicator_code: task.target?.indicator ?? null,
    comparison: task.target?.comparison ?? null,
    target_value: task.target?.value ?? null,
    starts_on: task.startsOn ?? null,
    deadline: task.deadline ?? null,
    due_on: task.dueOn ?? null,
    state: task.state,
    percent: task.percent,
    note: task.note,
    done_on: task.doneOn ?? null,
    counted_on: task.countedOn ?? null,
    backdated: task.backdated,
    version: task.version,
  };
}

export async function insertReformTasks(
  tx: Database,
  agencyId: UnitId,
  tasks: readonly ReformTask[],
  { at, actorName }: Writing,
): Promise<void> {
  if (tasks.length === 0) {
    return;
  }
  const rows = tasks.map((task) => ({
    agency_id: agencyId,
    id: task.id,
    plan_id: task.planId ?? null,
    assigned_by: task.assignment?.by ?? null,
    assigned_on: task.assignment?.on ?? null,
    source_document_id: task.assignment?.documentId ?? null,
    source_agency_id: task.source?.agencyId ?? null,
    source_task_id: task.source?.id ?? null,
    ...columnsOf(task),
    changed_at: at,
    changed_by: actorName,
  }));
  await tx.insertInto('reform_task').values(rows).execute();
  await insertCooperating(tx, agencyId, tasks);
}

async function insertCooperating(tx: Database, agencyId: UnitId, tasks: readonly ReformTask[]): Promise<void> {
  const rows = tasks.flatMap(({ id, cooperating }) =>
    cooperating.map((section) => ({ agency_id: agencyId, task_id: id, section_id: section })),
  );
  if (rows.length > 0) {
    await tx.insertInto('reform_task_section').values(rows).execute();
  }
}

/** Writes what may change of a task; who cooperates is replaced where it changed. */
export async function saveReformTask(
  tx: Database,
  agencyId: UnitId,
  task: ReformTask,
  { at, actorName }: Writing,
  sectionsToo = false,
): Promise<void> {
  await tx
    .updateTable('reform_task')
    .set({ ...columnsOf(task), changed_at: at, changed_by: actorName })
    .where('reform_task.agency_id', '=', agencyId)
    .where('reform_task.id', '=', task.id)
    .execute();
  if (!sectionsToo) {
    return;
  }
  await tx
    .deleteFrom('reform_task_section')
    .where('reform_task_section.agency_id', '=', agencyId)
    .where('reform_task_section.task_id', '=', task.id)
    .execute();
  await insertCooperating(tx, agencyId, [task]);
}

/** Only of a draft: a task of an issued plan is dropped, never deleted. */
export async function deleteReformTask(tx: Database, agencyId: UnitId, id: ReformTaskId): Promise<void> {
  await tx
    .deleteFrom('reform_task')
    .where('reform_task.agency_id', '=', agencyId)
    .where('reform_task.id', '=', id)
    .execute();
}

/** What a measured target showed on the day of completion. */
export interface Measurement {
  readonly code: string;
  readonly count: number | undefined;
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  readonly rate: number | undefined;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export type TaskEventId = Id<'ReformTaskEvent'>;
export type TaskEventKind = 'report' | 'amend' | 'close' | 'reopen' | 'drop';

export interface TaskEvent {
  readonly id: TaskEventId;
  readonly kind: TaskEventKind;
  readonly day: PlainDate;
  readonly note: string;
  readonly measured?: Measurement | undefined;
  /** The issued documents of a closing. */
  readonly proof?: readonly DocumentId[];
  readonly changes?: Readonly<Record<string, readonly unknown[]>>;
}

export async function insertTaskEvents(
  tx: Database,
  agencyId: UnitId,
  entries: readonly { readonly task: ReformTask; readonly event: TaskEvent }[],
  { at, actorName }: Writing,
): Promise<void> {
  if (entries.length === 0) {
    return;
  }
  await tx
    .insertInto('reform_task_event')
    .values(
      entries.map(({ task, event: { id, kind, day, note, measured, changes } }) => ({
        agency_id: agencyId,
        id,
        task_id: task.id,
        kind,
        on_day: day,
        state: task.state,
        percent: task.percent,
        note,
        measured_code: measured?.code ?? null,
        measured_count: measured?.count ?? null,
        measured_numerator: measured?.numerator ?? null,
        measured_denominator: measured?.denominator ?? null,
        measured_rate: measured?.rate ?? null,
        measured_from: measured?.from ?? null,
        measured_to: measured?.to ?? null,
        changes: JSON.stringify(changes ?? {}),
        at,
        actor_name: actorName,
      })),
    )
    .execute();
  const proof = entries.flatMap(({ event }) =>
    (event.proof ?? []).map((documentId) => ({ agency_id: agencyId, event_id: event.id, document_id: documentId })),
  );
  if (proof.length > 0) {
    await tx.insertInto('reform_task_proof').values(proof).execute();
  }
}
