import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

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
