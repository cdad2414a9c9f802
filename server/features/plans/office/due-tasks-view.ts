import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DueThing } from '#server/platform/due-thing.ts';

/** Open tasks in force whose last day has come near: of issued plans, orders, and accepted remediation plans. */
export async function dueTasks(tx: Database, agencyId: UnitId, until: PlainDate): Promise<readonly DueThing[]> {
  const { rows } = await sql<DueThing>`
    select 'reform-task:' || task.id as key, 'Nhiệm vụ' as what, task.title, 'nhiem-vu/' || task.id as path,
      task.due_on as "dueOn", task.person_id as "personId", task.lead_section_id as "sectionId"
    from reform_task task
    left join reform_plan plan on plan.agency_id = task.agency_id and plan.id = task.plan_id
    where task.agency_id = ${agencyId} and task.state not in ('done', 'dropped') and task.due_on <= ${until}::date
      and coalesce(plan.state = 'issued', true)
    union all
    select 'remediation-task:' || task.id, 'Nhiệm vụ khắc phục', task.title,
      'khac-phuc/' || plan.year || '/nhiem-vu/' || task.id, task.deadline, null::uuid, task.lead_section_id
    from remediation_task task
    join remediation_plan plan on plan.agency_id = task.agency_id and plan.id = task.plan_id
    where task.agency_id = ${agencyId} and task.state = 'accepted' and plan.state = 'accepted'
      and task.deadline <= ${until}::date`.execute(tx);
  return rows;
}
