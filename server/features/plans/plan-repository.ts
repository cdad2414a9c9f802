import type { Measure } from '#core/assessments/measure.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { PlanId, Task, TaskId, TaskState } from '#core/plans/task.ts';
import type { Database } from '#server/platform/database.ts';

export interface Plan {
  readonly id: PlanId;
  readonly agencyId: UnitId;
  /** The year in which it is carried out; the sheet is of the year before. */
  readonly year: number;
  readonly assessmentId: string;
  readonly state: 'draft' | 'accepted';
  readonly documentNumber: string | undefined;
  readonly documentDate: PlainDate | undefined;
  readonly note: string;
  readonly acceptedAt: Date | undefined;
  readonly acceptedBy: string | undefined;
}

export interface Writing {
  readonly at: Date;
  readonly actorName: string;
}

export async function loadPlan(tx: Database, agencyId: UnitId, year: number): Promise<Plan | undefined> {
  const row = await tx
    .selectFrom('remediation_plan')
    .select([
      'remediation_plan.id',
      'remediation_plan.assessment_id',
      'remediation_plan.state',
      'remediation_plan.document_number',
      'remediation_plan.document_date',
      'remediation_plan.note',
      'remediation_plan.accepted_at',
      'remediation_plan.accepted_by',
    ])
    .where('remediation_plan.agency_id', '=', agencyId)
    .where('remediation_plan.year', '=', year)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as PlanId,
      agencyId,
      year,
      assessmentId: row.assessment_id,
      state: row.state === 'accepted' ? 'accepted' : 'draft',
      documentNumber: row.document_number ?? undefined,
      documentDate: row.document_date ?? undefined,
      note: row.note,
      acceptedAt: row.accepted_at ?? undefined,
      acceptedBy: row.accepted_by ?? undefined,
    }
  );
}

export async function insertPlan(
  tx: Database,
  plan: Pick<Plan, 'id' | 'agencyId' | 'year' | 'assessmentId' | 'note'>,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('remediation_plan')
    .values({
      agency_id: plan.agencyId,
      id: plan.id,
      year: plan.year,
      assessment_id: plan.assessmentId,
      state: 'draft',
      note: plan.note,
      created_at: at,
      created_by: actorName,
    })
    .execute();
}

export async function savePlanAcceptance(
  tx: Database,
  { agencyId, id }: Pick<Plan, 'agencyId' | 'id'>,
  document: { readonly number: string | undefined; readonly date: PlainDate | undefined },
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .updateTable('remediation_plan')
    .set({
      state: 'accepted',
      accepted_at: at,
      accepted_by: actorName,
      document_number: document.number ?? null,
      document_date: document.date ?? null,
    })
    .where('remediation_plan.agency_id', '=', agencyId)
    .where('remediation_plan.id', '=', id)
    .execute();
}

/** The plan's tasks in the order of their criteria, with who cooperates and how much proof there is. */
export async function loadTasks(
  tx: Database,
  { agencyId, id }: Pick<Plan, 'agencyId' | 'id'>,
): Promise<readonly Task[]> {
  const rows = await tx
    .selectFrom('remediation_task')
    .select((expression) => [
      'remediation_task.id',
      'remediation_task.criterion_code',
      'remediation_task.criterion_name',
      'remediation_task.lost_points',
      'remediation_task.reason',
      'remediation_task.proposed_section',
      'remediation_task.title',
      'remediation_task.lead_section_id',
      'remediation_task.measure_kind',
      'remediation_task.last_value',
      'remediation_task.last_part',
      'remediation_task.last_whole',
      'remediation_task.max_points',
      'remediation_task.target_value',
      'remediation_task.target_reason',
      'remediation_task.deadline',
      'remediation_task.state',
      'remediation_task.drop_reason',
      'remediation_task.done_on',
      'remediation_task.version',
      expression
        .selectFrom('remediation_evidence')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('remediation_evidence.agency_id', '=', 'remediation_task.agency_id')
        .whereRef('remediation_evidence.task_id', '=', 'remediation_task.id')
        .as('evidence_count'),
    ])
    .where('remediation_task.agency_id', '=', agencyId)
    .where('remediation_task.plan_id', '=', id)
    .orderBy('remediation_task.position')
    .execute();
  const cooperating = await loadCooperating(tx, agencyId, id);
  const sections = Map.groupBy(cooperating, ({ task_id }) => task_id);
  return rows.map((row) => ({
    id: row.id as TaskId,
    criterion: row.criterion_code,
    criterionName: row.criterion_name,
    max: row.max_points,
    lost: row.lost_points,
    reason: row.reason,
    proposedSection: row.proposed_section,
    title: row.title,
    lead: row.lead_section_id ?? undefined,
    cooperating: (sections.get(row.id) ?? []).map(({ section_id }) => section_id),
    measure: measureFrom(row),
    target: row.target_value ?? undefined,
    targetReason: row.target_reason,
    deadline: row.deadline ?? undefined,
    state: row.state as TaskState,
    dropReason: row.drop_reason,
    doneOn: row.done_on ?? undefined,
    evidenceCount: row.evidence_count ?? 0,
    version: row.version,
  }));
}

async function loadCooperating(tx: Database, agencyId: UnitId, id: PlanId) {
  return tx
    .selectFrom('remediation_task_section')
    .innerJoin('remediation_task', (join) =>
      join
        .onRef('remediation_task.agency_id', '=', 'remediation_task_section.agency_id')
        .onRef('remediation_task.id', '=', 'remediation_task_section.task_id'),
    )
    .select(['remediation_task_section.task_id', 'remediation_task_section.section_id'])
    .where('remediation_task_section.agency_id', '=', agencyId)
    .where('remediation_task.plan_id', '=', id)
    .orderBy('remediation_task_section.section_id')
    .execute();
}

interface MeasureRow {
  readonly measure_kind: string;
  readonly last_value: number;
  readonly last_part: number | null;
  readonly last_whole: number | null;
  readonly criterion_name: string;
}

function measureFrom(row: MeasureRow): Measure {
  const value = row.last_value;
  if (row.measure_kind === 'events') {
    return { kind: 'events', value, label: row.criterion_name };
  }
  if (row.measure_kind === 'points') {
    return { kind: 'points', value };
  }
  return row.last_part === null || row.last_whole === null
    ? { kind: 'rate', value }
    : { kind: 'rate', value, part: row.last_part, whole: row.last_whole };
}

function measureColumns(measure: Measure) {
  const counts = measure.kind === 'rate' ? measure : undefined;
  return {
    measure_kind: measure.kind,
    last_value: measure.value,
    last_part: counts?.part ?? null,
    last_whole: counts?.whole ?? null,
  };
}

export async function insertTasks(
  tx: Database,
  { agencyId, id }: Pick<Plan, 'agencyId' | 'id'>,
  tasks: readonly Task[],
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('remediation_task')
    .values(
      tasks.map((task, position) => ({
        agency_id: agencyId,
        id: task.id,
        plan_id: id,
        position,
        criterion_code: task.criterion,
        criterion_name: task.criterionName,
        lost_points: task.lost,
        reason: task.reason,
        proposed_section: task.proposedSection,
        title: task.title,
        lead_section_id: task.lead ?? null,
        ...measureColumns(task.measure),
        max_points: task.max,
        target_value: task.target ?? null,
        target_reason: task.targetReason,
        deadline: task.deadline ?? null,
        state: task.state,
        version: task.version,
        changed_at: at,
        changed_by: actorName,
      })),
    )
    .execute();
}

/** Writes what may change of a task; who cooperates is replaced. */
export async function saveTask(tx: Database, agencyId: UnitId, task: Task, { at, actorName }: Writing): Promise<void> {
  await tx
    .updateTable('remediation_task')
    .set({
      title: task.title,
      lead_section_id: task.lead ?? null,
      target_value: task.target ?? null,
      target_reason: task.targetReason,
      deadline: task.deadline ?? null,
      state: task.state,
      drop_reason: task.dropReason,
      done_on: task.doneOn ?? null,
      done_at: task.doneOn ? at : null,
      version: task.version,
      changed_at: at,
      changed_by: actorName,
    })
    .where('remediation_task.agency_id', '=', agencyId)
    .where('remediation_task.id', '=', task.id)
    .execute();
  await tx
    .deleteFrom('remediation_task_section')
    .where('remediation_task_section.agency_id', '=', agencyId)
    .where('remediation_task_section.task_id', '=', task.id)
    .execute();
  if (task.cooperating.length > 0) {
    await tx
      .insertInto('remediation_task_section')
      .values(task.cooperating.map((section) => ({ agency_id: agencyId, task_id: task.id, section_id: section })))
      .execute();
  }
}

export type ProgressId = Id<'RemediationProgress'>;

export async function insertProgress(
  tx: Database,
  agencyId: UnitId,
  taskId: TaskId,
  entry: { readonly id: ProgressId; readonly day: PlainDate; readonly percent: number; readonly note: string },
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('remediation_progress')
    .values({
      agency_id: agencyId,
      id: entry.id,
      task_id: taskId,
      on_day: entry.day,
      percent: entry.percent,
      note: entry.note,
      at,
      actor_name: actorName,
    })
    .execute();
}

export interface TaskEvidence {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly documentDate: PlainDate | null;
  readonly link: string | null;
}

export async function insertTaskEvidence(
  tx: Database,
  agencyId: UnitId,
  taskId: TaskId,
  evidence: TaskEvidence,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('remediation_evidence')
    .values({
      agency_id: agencyId,
      id: evidence.id,
      task_id: taskId,
      title: evidence.title,
      document_number: evidence.documentNumber,
      document_date: evidence.documentDate,
      link: evidence.link,
      at,
      actor_name: actorName,
    })
    .execute();
}
