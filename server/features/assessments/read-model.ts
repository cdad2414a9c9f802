import { lineExplanation } from '#core/assessments/assessment.ts';
import { plainValues } from '#core/assessments/declared-values.ts';
import { enoughFor, type Measure, measureOf } from '#core/assessments/measure.ts';
import type { Points } from '#core/assessments/points.ts';
import { underCeilings } from '#core/assessments/sheet.ts';
import type { Term } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { loadAssessment } from './assessment-repository.ts';
import { requireScheme } from './criteria-sets.ts';
import { loadLines } from './line-repository.ts';
import { linesOf, totalsFor } from './sheet-wire.ts';

/** A line that lost points, with what a remediation task starts from. */
export interface LostLine {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly max: Points;
  readonly points: Points;
  readonly lost: Points;
  readonly reason: string;
  /** What of the lost points no reason explains; only a result kept as printed has such points. */
  readonly unexplained: Points;
  readonly explanation: string;
  /** The words of the set: a section's name, or "Các bộ phận liên quan". */
  readonly section: string;
  readonly measure: Measure;
  /** What of the measure earns the full points. */
  readonly enough: number;
}

export interface LostPoints {
  readonly assessmentId: string;
  readonly year: number;
  readonly max: Points;
  readonly index: Points;
  readonly lost: Points;
  readonly publishedBy: { readonly number: string; readonly date: PlainDate; readonly issuer: string } | undefined;
  readonly lines: readonly LostLine[];
}

/** What the appraised sheet of a year lost, line by line; undefined where there is no appraised sheet. */
export async function lostPoints(
  tx: Database,
  agencyId: UnitId,
  year: number,
  term: Term = 'year',
): Promise<LostPoints | undefined> {
  const assessment = await loadAssessment(tx, agencyId, { year, term });
  if (!assessment || (assessment.state !== 'appraised' && assessment.state !== 'published')) {
    return undefined;
  }
  const scheme = await requireScheme(tx, assessment.criteriaSetId);
  const stored = await loadLines(tx, assessment);
  const names = new Map(scheme.set.criteria.map(({ code, name }) => [code, name]));
  const lines = scheme.leaves.flatMap((leaf): readonly LostLine[] => {
    const { code, name, max, section } = leaf.criterion;
    const line = stored.get(code)?.line;
    if (!line?.appraisal || !line.applicable || line.appraisal.points >= max || leaf.side !== 'inside') {
      return [];
    }
    const { points, reason, values, deductions } = line.appraisal;
    const explained = deductions.reduce((sum, deduction) => sum + deduction.lost, 0);
    const measure = measureOf(leaf, plainValues(values ?? line.values), points);
    return [
      {
        code,
        name,
        area: names.get(code.split('.')[0] ?? '') ?? '',
        max,
        points,
        lost: max - points,
        reason,
        // A survey's points are measured, not taken off for a reason.
        unexplained: leaf.rule.method === 'SURVEY' ? 0 : max - points - explained,
        explanation: lineExplanation(leaf, line),
        section,
        measure,
        enough: enoughFor(leaf, measure),
      },
    ];
  });
  const totals = totalsFor(underCeilings(scheme, assessment.ceilings), linesOf(stored));
  return {
    assessmentId: assessment.id,
    year,
    max: totals.max,
    index: totals.index,
    lost: totals.lost,
    publishedBy: assessment.decision,
    lines,
  };
}
