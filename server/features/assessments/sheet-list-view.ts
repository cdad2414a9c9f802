import { sql } from 'kysely';
import type { LineStep } from '#core/assessments/appraisal/rounds.ts';
import type { AssessmentState } from '#core/assessments/assessment.ts';
import type { SheetSummary } from '#core/assessments/contract.ts';
import { pointsString } from '#core/assessments/points.ts';
import { type SheetTerm, sheetKeyText, type Term } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** A sheet of the list, its unit still a number. */
export type ListedSheet = Omit<SheetSummary, 'unit' | 'unitName'> & { readonly agencyId: UnitId };

interface Row {
  readonly agency_id: UnitId;
  readonly year: number;
  readonly term: Term;
  readonly state: AssessmentState;
  readonly historical: boolean;
  readonly rank: number | null;
  readonly rank_of: number | null;
  readonly max: number;
  readonly self: number;
  readonly appraised: number;
  readonly leaves: number;
  readonly scored: number;
  readonly appraised_leaves: number;
}

/** The sheets the actor sees, of one year or of one agency, newest year first. Sums leave out bonus and penalty. */
export async function listSheets(
  tx: Database,
  filter: { readonly year?: number | undefined; readonly agencyId?: UnitId | undefined },
): Promise<readonly ListedSheet[]> {
  const { rows } = await sql<Row>`
    select assessment.agency_id, assessment.year, assessment.term, assessment.state, assessment.historical, assessment.rank,
      assessment.rank_of, sums.max, sums.self, sums.appraised, sums.leaves, sums.scored, sums.appraised_leaves
    from assessment
    cross join lateral (
      select coalesce(sum(criterion.max_points) filter (where coalesce(line.applicable or line.exemption = 'proposed', true)), 0)::integer as max,
        coalesce(sum(line.self_points), 0)::integer as self,
        coalesce(sum(line.appraised_points), 0)::integer as appraised,
        count(*)::integer as leaves,
        count(*) filter (where line.self_points is not null or line.applicable = false)::integer as scored,
        count(*) filter (where line.appraised_points is not null
          or (line.applicable = false and line.exemption is distinct from 'proposed'))::integer as appraised_leaves
      from criterion
      left join assessment_line line on line.agency_id = assessment.agency_id
        and line.assessment_id = assessment.id and line.criterion_code = criterion.code
      where criterion.criteria_set_id = assessment.criteria_set_id and criterion.method is not null
        and criterion.method not in ('BONUS', 'PENALTY')) sums
    where (${filter.year ?? null}::integer is null or assessment.year = ${filter.year ?? null}::integer)
      and (${filter.agencyId ?? null}::integer is null or assessment.agency_id = ${filter.agencyId ?? null}::integer)
    order by assessment.year desc, assessment.term desc, assessment.agency_id`.execute(tx);
  return rows.map((row) => ({
    agencyId: row.agency_id,
    year: row.year,
    term: row.term,
    key: sheetKeyText(row),
    state: row.state,
    historical: row.historical,
    rank: row.rank,
    rankOf: row.rank_of,
    max: pointsString(row.max),
    self: pointsString(row.self),
    appraised: pointsString(row.appraised),
    leaves: row.leaves,
    scored: row.scored,
    appraisedLeaves: row.appraised_leaves,
  }));
}

export interface LineChange {
  readonly version: number;
  readonly step: LineStep;
  readonly points: string | null;
  readonly computed: boolean;
  readonly reason: string;
  readonly at: string;
  readonly actorName: string;
}

/** Every points a line ever had, newest first. */
export async function lineHistory(
  tx: Database,
  agencyId: UnitId,
  { year, term }: SheetTerm,
  code: string,
): Promise<readonly LineChange[]> {
  const rows = await tx
    .selectFrom('assessment_line_change')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.agency_id', '=', 'assessment_line_change.agency_id')
        .onRef('assessment.id', '=', 'assessment_line_change.assessment_id'),
    )
    .select([
      'assessment_line_change.version',
      'assessment_line_change.step',
      'assessment_line_change.points',
      'assessment_line_change.computed',
      'assessment_line_change.reason',
      'assessment_line_change.at',
      'assessment_line_change.actor_name',
    ])
    .where('assessment_line_change.agency_id', '=', agencyId)
    .where('assessment.year', '=', year)
    .where('assessment.term', '=', term)
    .where('assessment_line_change.criterion_code', '=', code)
    .orderBy('assessment_line_change.version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    step: row.step as LineStep,
    points: row.points === null ? null : pointsString(row.points),
    computed: row.computed,
    reason: row.reason,
    at: row.at.toISOString(),
    actorName: row.actor_name,
  }));
}
