import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { PlanId } from '#core/plans/task.ts';
import type { Database } from '#server/platform/database.ts';
import type { TaskEvidence } from './plan-repository.ts';

export interface ProgressLine {
  readonly taskId: string;
  readonly day: PlainDate;
  readonly percent: number;
  readonly note: string;
  readonly at: Date;
  readonly actorName: string;
}

/** Everything reported on a plan's tasks, newest first. */
export async function planProgress(tx: Database, agencyId: UnitId, planId: PlanId): Promise<readonly ProgressLine[]> {
  const rows = await tx
    .selectFrom('remediation_progress')
    .innerJoin('remediation_task', (join) =>
      join
        .onRef('remediation_task.agency_id', '=', 'remediation_progress.agency_id')
        .onRef('remediation_task.id', '=', 'remediation_progress.task_id'),
    )
    .select([
      'remediation_progress.task_id',
      'remediation_progress.on_day',
      'remediation_progress.percent',
      'remediation_progress.note',
      'remediation_progress.at',
      'remediation_progress.actor_name',
    ])
    .where('remediation_progress.agency_id', '=', agencyId)
    .where('remediation_task.plan_id', '=', planId)
    .orderBy('remediation_progress.at', 'desc')
    .orderBy('remediation_progress.id', 'desc')
    .execute();
  return rows.map((row) => ({
    taskId: row.task_id,
    day: row.on_day,
    percent: row.percent,
    note: row.note,
    at: row.at,
    actorName: row.actor_name,
  }));
}

export async function planEvidence(
  tx: Database,
  agencyId: UnitId,
  planId: PlanId,
): Promise<readonly (TaskEvidence & { readonly taskId: string })[]> {
  const rows = await tx
    .selectFrom('remediation_evidence')
    .innerJoin('remediation_task', (join) =>
      join
        .onRef('remediation_task.agency_id', '=', 'remediation_evidence.agency_id')
        .onRef('remediation_task.id', '=', 'remediation_evidence.task_id'),
    )
    .select([
      'remediation_evidence.id',
      'remediation_evidence.task_id',
      'remediation_evidence.title',
      'remediation_evidence.document_number',
      'remediation_evidence.document_date',
      'remediation_evidence.link',
    ])
    .where('remediation_evidence.agency_id', '=', agencyId)
    .where('remediation_task.plan_id', '=', planId)
    .orderBy('remediation_evidence.at')
    .execute();
  return rows.map((row) => ({
    taskId: row.task_id,
    id: row.id,
    title: row.title,
    documentNumber: row.document_number,
    documentDate: row.document_date,
    link: row.link,
  }));
}

/** A unit's plans, newest first, with how many of their tasks are done. */
export async function listPlans(tx: Database, agencyId: UnitId) {
  const rows = await tx
    .selectFrom('remediation_plan')
    .leftJoin('remediation_task', (join) =>
      join
        .onRef('remediation_task.agency_id', '=', 'remediation_plan.agency_id')
        .onRef('remediation_task.plan_id', '=', 'remediation_plan.id')
        .on('remediation_task.state', '<>', 'dropped'),
    )
    .select(({ fn }) => [
      'remediation_plan.year',
      'remediation_plan.state',
      fn.count<number>('remediation_task.id').as('total'),
      fn.count<number>('remediation_task.done_on').as('done'),
    ])
    .where('remediation_plan.agency_id', '=', agencyId)
    .groupBy(['remediation_plan.year', 'remediation_plan.state'])
    .orderBy('remediation_plan.year', 'desc')
    .execute();
  return rows.map((row) => ({
    year: row.year,
    state: row.state === 'accepted' ? ('accepted' as const) : ('draft' as const),
    total: row.total,
    done: row.done,
  }));
}
