import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { ScoredLeaf } from '#core/assessments/sheet.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** The settled lines of every sheet of a set and year that the actor sees, by unit. */
export async function settledLines(
  tx: Database,
  setId: CriteriaSetId,
  year: number,
): Promise<ReadonlyMap<UnitId, readonly ScoredLeaf[]>> {
  const rows = await tx
    .selectFrom('assessment')
    .innerJoin('assessment_line', (join) =>
      join
        .onRef('assessment_line.agency_id', '=', 'assessment.agency_id')
        .onRef('assessment_line.assessment_id', '=', 'assessment.id'),
    )
    .select([
      'assessment.agency_id',
      'assessment_line.criterion_code',
      'assessment_line.applicable',
      'assessment_line.appraised_points',
    ])
    .where('assessment.criteria_set_id', '=', setId)
    .where('assessment.year', '=', year)
    .where('assessment.term', '=', 'year')
    .where('assessment.state', 'in', ['appraised', 'published'])
    .execute();
  const byUnit = Map.groupBy(rows, (row) => row.agency_id as UnitId);
  return new Map(
    [...byUnit].map(([unit, lines]) => [
      unit,
      lines.map((line) => ({
        code: line.criterion_code,
        applicable: line.applicable,
        self: undefined,
        appraised: line.appraised_points ?? undefined,
      })),
    ]),
  );
}
