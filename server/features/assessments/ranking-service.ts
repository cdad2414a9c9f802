import { bandOf, bandsInWords, resultOf } from '#core/assessments/bands.ts';
import type { RankingResponse } from '#core/assessments/contract.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import { ranked, TIE_RULE_WORDS } from '#core/assessments/ranking.ts';
import { totalsOf } from '#core/assessments/sheet.ts';
import { decimalString } from '#core/kernel/decimals.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope } from '#server/platform/scope.ts';
import { requireScheme } from './criteria-sets.ts';
import { settledLines } from './ranking-view.ts';

/** The units whose sheets of a year are settled, by one version of a set: two versions are never ranked together. */
export async function readRanking(deps: Deps, scope: Scope, id: CriteriaSetId, year: number): Promise<RankingResponse> {
  return readIn(deps.db, scope, async (tx) => {
    const scheme = await requireScheme(tx, id);
    const { result, bands, tieRule, criteria } = scheme.set;
    const areas = criteria.filter(({ level }) => level === 'area').map(({ code }) => code);
    const results = [...(await settledLines(tx, id, year))].map(([agencyId, lines]) => {
      const totals = totalsOf(scheme, lines);
      const unit = deps.directory.byId(agencyId);
      return {
        unit: unit?.slug ?? '',
        unitName: unit?.name ?? '',
        result: resultOf(result, totals),
        areas: areas.map((code) => totals.byNode.get(code)?.appraised ?? 0),
      };
    });
    const items = ranked(
      results.sort((a, b) => a.unitName.localeCompare(b.unitName, 'vi')),
      tieRule,
    );
    return {
      kind: result,
      tieRule: TIE_RULE_WORDS[tieRule],
      bands: bandsInWords(bands, result),
      items: items.map((one) => ({
        ...one,
        result: decimalString(one.result, 2, 2),
        band: bandOf(bands, one.result) ?? null,
        areas: one.areas.map((points, at) => ({ code: areas[at] ?? '', points: pointsString(points) })),
      })),
      total: items.length,
    };
  });
}
