import type { AssessmentId, Deduction } from '#core/assessments/assessment.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { type ResultSums, resultSums } from '#core/assessments/result/result-sums.ts';
import { underCeilings } from '#core/assessments/sheet.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { requireScheme } from '#server/features/assessments/criteria-sets.ts';
import type { Database } from '#server/platform/database.ts';

/** Computes what a sheet comes to and keeps it beside the sheet, in the transaction that settled or corrected it. */
export async function keepResult(
  tx: Database,
  { agencyId, id }: { readonly agencyId: UnitId; readonly id: AssessmentId },
): Promise<void> {
  const sums = await computedSums(tx, agencyId, id);
  const columns = columnsOf(sums);
  await tx
    .insertInto('assessment_result')
    .values({ agency_id: agencyId, assessment_id: id, ...columns })
    .onConflict((conflict) => conflict.columns(['agency_id', 'assessment_id']).doUpdateSet(columns))
    .execute();
}

/** The sums of the sheet's lines as they stand now. */
export async function computedSums(tx: Database, agencyId: UnitId, id: AssessmentId): Promise<ResultSums> {
  const sheet = await tx
    .selectFrom('assessment')
    .leftJoin('campaign', (join) =>
      join
        .onRef('campaign.agency_id', '=', 'assessment.campaign_agency_id')
        .onRef('campaign.id', '=', 'assessment.campaign_id'),
    )
    .select(['assessment.criteria_set_id', 'assessment.historical', 'campaign.max_bonus', 'campaign.max_penalty'])
    .where('assessment.agency_id', '=', agencyId)
    .where('assessment.id', '=', id)
    .executeTakeFirstOrThrow();
  const lines = await tx
    .selectFrom('assessment_line')
    .select([
      'assessment_line.criterion_code',
      'assessment_line.applicable',
      'assessment_line.self_points',
      'assessment_line.appraised_points',
      'assessment_line.deductions',
    ])
    .where('assessment_line.agency_id', '=', agencyId)
    .where('assessment_line.assessment_id', '=', id)
    .execute();
  const { max_bonus: bonus, max_penalty: penalty } = sheet;
  return resultSums(
    underCeilings(
      await requireScheme(tx, sheet.criteria_set_id as CriteriaSetId),
      bonus === null || penalty === null ? undefined : { bonus, penalty },
    ),
    sheet.historical,
    lines.map((line) => ({
      code: line.criterion_code,
      applicable: line.applicable,
      self: line.self_points ?? undefined,
      appraised: line.appraised_points ?? undefined,
      deductions: line.deductions as unknown as readonly Deduction[],
    })),
  );
}

/** The columns that hold sums, in a sheet's result and in a published one. */
export function columnsOf({ max, points, lost, bonus, penalty, index, relative, ...sums }: ResultSums) {
  return {
    max_points: max,
    points,
    lost,
    bonus,
    penalty,
    index_points: index,
    relative,
    unexplained: sums.unexplained,
    lost_criteria: sums.lostCriteria,
    areas: JSON.stringify(sums.areas),
  };
}

interface SumsRow {
  readonly max_points: number;
  readonly points: number;
  readonly lost: number;
  readonly bonus: number;
  readonly penalty: number;
  readonly index_points: number;
  readonly relative: number;
  readonly unexplained: number;
  readonly lost_criteria: number;
  readonly areas: unknown;
}

export function sumsFrom(row: SumsRow): ResultSums {
  return {
    max: row.max_points,
    points: row.points,
    lost: row.lost,
    bonus: row.bonus,
    penalty: row.penalty,
    index: row.index_points,
    relative: row.relative,
    unexplained: row.unexplained,
    lostCriteria: row.lost_criteria,
    areas: row.areas as ResultSums['areas'],
  };
}
