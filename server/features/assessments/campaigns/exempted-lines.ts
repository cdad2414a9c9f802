import type { Line } from '#core/assessments/assessment.ts';
import type { Campaign } from '#core/assessments/campaigns/campaign.ts';
import type { Scheme } from '#core/assessments/criteria-set.ts';
import { followingLines } from '#core/assessments/linked-lines.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from '../assessment-repository.ts';
import { requireScheme } from '../criteria-sets.ts';
import { loadLinesOfSheets, saveLinesOfSheets } from '../line-repository.ts';
import { applyExemptions, type ExemptedLine } from './exemption-repository.ts';

/**
 * Puts the campaign's exemptions into the sheets of these units and computes again the lines that rest on the exempted
 * ones: a criterion that left an area changes what the area's share is. However many units, the statements are as many
 * as for one. Answers how many lines were exempted.
 */
export async function exemptLines(
  tx: Database,
  campaign: Campaign,
  unitIds: readonly UnitId[],
  writing: Writing,
): Promise<number> {
  const exempted = await applyExemptions(tx, campaign, unitIds, writing);
  const scheme = await requireScheme(tx, campaign.criteriaSetId);
  const followed = exempted.filter(({ code }) => scheme.followers.has(code));
  const sheets = [...Map.groupBy(followed, ({ id }) => id).values()];
  const lines = await loadLinesOfSheets(
    tx,
    sheets.flatMap(([first]) => first ?? []),
  );
  const changed = sheets.flatMap((of) => {
    const [first] = of;
    return first
      ? [{ ...first, criteriaSetId: campaign.criteriaSetId, lines: followersOf(scheme, lines.get(first.id), of) }]
      : [];
  });
  await saveLinesOfSheets(tx, changed, 'self-score', writing);
  return exempted.length;
}

/** Of one sheet, each line once, as it stands after all of its exemptions. */
function followersOf(
  scheme: Scheme,
  lines: ReadonlyMap<string, Line> = new Map(),
  exempted: readonly ExemptedLine[],
): readonly Line[] {
  const now = new Map(lines);
  const changed = new Set<string>();
  for (const { code } of exempted) {
    for (const line of followingLines(scheme, now, code, 'self-score')) {
      now.set(line.code, line);
      changed.add(line.code);
    }
  }
  return [...changed].flatMap((code) => now.get(code) ?? []);
}
