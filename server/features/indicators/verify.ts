import { periodOf } from '#core/indicators/periods.ts';
import type { Difference, SystemContext } from '#server/platform/feature.ts';
import { readIn } from '#server/platform/scope.ts';
import { formII06a } from './read-model.ts';
import { countedYears } from './roll-up-view.ts';

/**
 * The identities of form II.06a for every agency and reform year. The windows begin and end in the middle of a month, so
 * they also hold the roll-up's days, months and years against each other.
 */
export async function verifyIndicators({ deps, scope, say }: SystemContext): Promise<readonly Difference[]> {
  return readIn(deps.db, scope, async (tx) => {
    const years = await countedYears(tx);
    const differences: Difference[] = [];
    for (const { agencyId, year } of years) {
      const window = periodOf(`${year}-year`)?.window;
      const form = window && (await formII06a(tx, { agencyIds: [agencyId], ...window, by: 'field' }));
      const where = `${deps.directory.byId(agencyId)?.slug ?? agencyId} ${year}-year`;
      for (const { row, identity, left, right } of form?.broken ?? []) {
        differences.push({
          what: `Biểu II.06a, ${row}: ${identity}`,
          where,
          stored: String(left),
          recomputed: String(right),
        });
      }
    }
    say(`Biểu II.06a: ${years.length} kỳ năm của các đơn vị`);
    return differences;
  });
}
