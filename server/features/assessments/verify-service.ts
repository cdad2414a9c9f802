import type { Line } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { type DeclaredValues, plainValues } from '#core/assessments/declared-values.ts';
import { type Points, pointsString } from '#core/assessments/points.ts';
import { scoreOf } from '#core/assessments/scoring.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import type { Difference, SystemContext } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { requireScheme } from './criteria-sets.ts';
import { loadLines } from './line-repository.ts';
import { sheetsToVerify } from './verify-view.ts';

/** Computes every line again that says a rule gave its points. */
export async function verifySheets({ deps, scope }: SystemContext): Promise<readonly Difference[]> {
  return readIn(deps.db, scope, async (tx) => {
    const differences: Difference[] = [];
    for (const sheet of await sheetsToVerify(tx)) {
      const scheme = await requireScheme(tx, sheet.criteriaSetId);
      const stored = await loadLines(tx, sheet);
      const where = `${deps.directory.byId(sheet.agencyId)?.slug ?? sheet.agencyId}, phiếu ${termInWords(sheet)}`;
      for (const leaf of scheme.leaves) {
        const line = stored.get(leaf.criterion.code)?.line;
        differences.push(...(line ? differencesOf(leaf, line, where) : []));
      }
    }
    return differences;
  });
}

function differencesOf(leaf: Leaf, { self, appraisal, values }: Line, where: string): readonly Difference[] {
  return [
    ...(self?.computed ? compare(leaf, values, self.points, 'điểm tự chấm', where) : []),
    ...(appraisal?.computed
      ? compare(leaf, appraisal.values ?? values, appraisal.points, 'điểm thẩm định', where)
      : []),
  ];
}

function compare(
  leaf: Leaf,
  values: DeclaredValues,
  points: Points,
  what: string,
  where: string,
): readonly Difference[] {
  const score = scoreOf(leaf, plainValues(values));
  const again = score.kind === 'points' ? score.points : undefined;
  return again === points
    ? []
    : [
        {
          what: `${what} của tiêu chí ${leaf.criterion.code}`,
          where,
          stored: pointsString(points),
          recomputed: again === undefined ? 'không tính được' : pointsString(again),
        },
      ];
}
