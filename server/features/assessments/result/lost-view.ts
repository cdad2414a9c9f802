import { type RawBuilder, sql } from 'kysely';
import type { AssessmentId } from '#core/assessments/assessment.ts';
import type { Points } from '#core/assessments/points.ts';
import type { PublicationId } from '#core/assessments/result/ranking-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** The remediation task that a lost line became. */
export interface TaskOfLine {
  readonly id: string;
  readonly title: string;
  readonly state: 'proposed' | 'accepted' | 'done' | 'dropped';
  readonly deadline: PlainDate | null;
  readonly planYear: number;
}

/** The tasks of the plan that was made from this sheet, by criterion. */
export async function tasksOfSheet(
  tx: Database,
  agencyId: UnitId,
  assessmentId: AssessmentId,
): Promise<ReadonlyMap<string, TaskOfLine>> {
  const { rows } = await sql<TaskOfLine & { readonly code: string }>`
    select task.criterion_code as code, task.id, task.title, task.state, task.deadline, plan.year as "planYear"
    from remediation_plan plan
    join remediation_task task on task.agency_id = plan.agency_id and task.plan_id = plan.id
    where plan.agency_id = ${agencyId} and plan.assessment_id = ${assessmentId}`.execute(tx);
  return new Map(rows.map(({ code, ...task }) => [code, task]));
}

export async function hasRemediationPlan(tx: Database, agencyId: UnitId, year: number): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from remediation_plan plan where plan.agency_id = ${agencyId} and plan.year = ${year}) as there`.execute(
    tx,
  );
  return rows[0]?.there ?? false;
}

/** What a criterion lost over many sheets, and where most. */
export interface LostByCriterion {
  readonly code: string;
  readonly units: number;
  readonly of: number;
  readonly lost: Points;
  readonly most: readonly { readonly unit: UnitId; readonly lost: Points; readonly reason: string }[];
}

const MOST = 5;

async function summed(tx: Database, lines: RawBuilder<unknown>): Promise<readonly LostByCriterion[]> {
  const { rows } = await sql<LostByCriterion>`
    with line as (${lines}),
    placed as (
      select line.code, line.unit_id, line.lost, line.reason,
        row_number() over (partition by line.code order by line.lost desc, line.unit_id) as place
      from line where line.lost > 0),
    whole as (
      select line.code, (count(*) filter (where line.lost > 0))::integer as units, count(*)::integer as of_units,
        sum(line.lost)::integer as lost
      from line group by line.code having sum(line.lost) > 0)
    select whole.code, whole.units, whole.of_units as "of", whole.lost,
      (select jsonb_agg(jsonb_build_object('unit', placed.unit_id, 'lost', placed.lost, 'reason', placed.reason)
          order by placed.place)
        from placed where placed.code = whole.code and placed.place <= ${MOST}) as most
    from whole order by whole.lost desc, whole.code`.execute(tx);
  return rows;
}

/** Over settled sheets, as they stand. One statement. */
export async function lostOverSheets(
  tx: Database,
  sheets: readonly (readonly [UnitId, AssessmentId])[],
): Promise<readonly LostByCriterion[]> {
  return summed(
    tx,
    sql`select line.criterion_code as code, line.agency_id as unit_id, line.appraisal_reason as reason,
        criterion.max_points - line.appraised_points as lost
      from unnest(${sql.val(sheets.map(([unit]) => unit))}::integer[], ${sql.val(sheets.map(([, id]) => id))}::uuid[])
        as sheet (agency_id, assessment_id)
      join assessment_line line on line.agency_id = sheet.agency_id and line.assessment_id = sheet.assessment_id
      join criterion on criterion.criteria_set_id = line.criteria_set_id and criterion.code = line.criterion_code
      where line.applicable and line.appraised_points is not null and criterion.method not in ('BONUS', 'PENALTY')`,
  );
}

/** As a decision published them. */
export async function lostInPublication(
  tx: Database,
  { agencyId, id }: { readonly agencyId: UnitId; readonly id: PublicationId },
): Promise<readonly LostByCriterion[]> {
  return summed(
    tx,
    sql`select line.criterion_code as code, line.unit_id, line.remark as reason,
        criterion.max_points - line.points as lost
      from published_line line
      join result_publication publication on publication.agency_id = line.agency_id
        and publication.id = line.publication_id
      join criterion on criterion.criteria_set_id = publication.criteria_set_id
        and criterion.code = line.criterion_code
      where line.agency_id = ${agencyId} and line.publication_id = ${id} and line.applicable
        and line.points is not null and criterion.method not in ('BONUS', 'PENALTY')`,
  );
}
