import { pointsString } from '#core/assessments/points.ts';
import type { ResultSums } from '#core/assessments/result/result-sums.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import type { Difference, SystemContext } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { computedSums } from './result-repository.ts';
import { settledSheets } from './results-view.ts';

/** Sums every settled sheet again and compares with what is kept beside it. */
export async function verifyResults({ deps, scope }: SystemContext): Promise<readonly Difference[]> {
  return readIn(deps.db, scope, async (tx) => {
    const differences: Difference[] = [];
    for (const { agencyId, id, sums, ...term } of await settledSheets(tx)) {
      const again = await computedSums(tx, agencyId, id);
      if (!sums || textOf(sums) !== textOf(again)) {
        differences.push({
          what: 'tổng điểm của phiếu',
          where: `${deps.directory.byId(agencyId)?.slug ?? agencyId}, phiếu ${termInWords(term)}`,
          stored: sums ? pointsString(sums.index) : 'không có',
          recomputed: pointsString(again.index),
        });
      }
    }
    return differences;
  });
}

function textOf({ areas, ...sums }: ResultSums): string {
  const sorted = Object.entries(areas).sort(([a], [b]) => (a < b ? -1 : 1));
  const plain = Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([plain, sorted]);
}
