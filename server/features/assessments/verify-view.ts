import type { AssessmentId } from '#core/assessments/assessment.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Term } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** The sheets whose lines hold points that a rule produced. */
export async function sheetsToVerify(tx: Database) {
  const rows = await tx
    .selectFrom('assessment')
    .select([
      'assessment.agency_id',
      'assessment.id',
      'assessment.year',
      'assessment.term',
      'assessment.criteria_set_id',
    ])
    .orderBy('assessment.agency_id')
    .orderBy('assessment.year')
    .execute();
  return rows.map((row) => ({
    agencyId: row.agency_id as UnitId,
    id: row.id as AssessmentId,
    year: row.year,
    term: row.term as Term,
    criteriaSetId: row.criteria_set_id as CriteriaSetId,
  }));
}
