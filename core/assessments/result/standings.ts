import { bandOf, type ResultKind, resultOf } from '#core/assessments/bands.ts';
import type { CriteriaSet } from '#core/assessments/criteria-set.ts';
import { type Points, RESULT_STEP } from '#core/assessments/points.ts';
import { ranked, type TieRule } from '#core/assessments/ranking.ts';
import { relativeOf } from '#core/assessments/sheet.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ResultSums } from './result-sums.ts';

/** What a ranking reads of a unit: its sums, and the place that a decision gave it. */
export interface UnitResult {
  readonly unitId: UnitId;
  readonly group: string;
  readonly sums: ResultSums;
  readonly decided: { readonly rank: number; readonly rankOf: number } | undefined;
}

/** Points of what a list is ranked by, for one unit: the whole, an area, a criterion. */
export interface Measured {
  readonly max: Points;
  readonly points: Points;
  /** Hundredths of a point or of a percent, as the set counts results. */
  readonly value: number;
}

export interface Standing {
  readonly unitId: UnitId;
  readonly measured: Measured;
  readonly rank: number;
  readonly rankOf: number;
  readonly groupRank: number;
  readonly groupOf: number;
}

type Rules = Pick<CriteriaSet, 'result' | 'tieRule' | 'bands'>;

/** What a part of a sheet is ranked by: like the whole, points or their share of what was attainable for the unit. */
function measuredPart(kind: ResultKind, max: Points, points: Points): Measured {
  return { max, points, value: kind === 'relative' ? relativeOf(points, max) : points / RESULT_STEP };
}

export function measuredWhole({ result }: Rules, { max, index, relative }: ResultSums): Measured {
  return { max, points: index, value: resultOf(result, { index, relative }) };
}

/** Bands class whole results only. */
export function bandOfWhole(rules: Rules, sums: ResultSums): string | undefined {
  return bandOf(rules.bands, measuredWhole(rules, sums).value);
}

/** Places by the whole result. A place that a decision gave stands where that decision ranked more units than are kept here. */
export function standingsOf(
  rules: Rules,
  areas: readonly string[],
  units: readonly UnitResult[],
): ReadonlyMap<UnitId, Standing> {
  const entries = units.map((unit) => ({
    unit,
    measured: measuredWhole(rules, unit.sums),
    areas: areas.map((code) => unit.sums.areas[code]?.[1] ?? 0),
  }));
  const standings = placed(entries, rules.tieRule);
  return new Map(
    units.map(({ unitId, decided }) => {
      const standing = standings.get(unitId) as Standing;
      return [unitId, decided && decided.rankOf > standing.rankOf ? { ...standing, ...decided } : standing];
    }),
  );
}

/** Places by a part: equal points share the place (areas decide nothing within one of them). */
export function standingsByPart(
  rules: Pick<Rules, 'result' | 'tieRule'>,
  units: readonly UnitResult[],
  part: (unit: UnitResult) => readonly [max: Points, points: Points] | undefined,
): ReadonlyMap<UnitId, Standing> {
  const entries = units.flatMap((unit) => {
    const sums = part(unit);
    // Where nothing was attainable there is nothing to rank: the part does not concern this unit.
    return sums && sums[0] > 0 ? [{ unit, measured: measuredPart(rules.result, ...sums), areas: [] }] : [];
  });
  return placed(entries, rules.tieRule === 'by-area' ? 'shared' : rules.tieRule);
}

interface Entry {
  readonly unit: UnitResult;
  readonly measured: Measured;
  readonly areas: readonly number[];
}

function placed(entries: readonly Entry[], rule: TieRule): ReadonlyMap<UnitId, Standing> {
  const results = entries.map((entry) => ({ ...entry, result: entry.measured.value }));
  const groups = [...new Set(results.map(({ unit }) => unit.group))];
  const inGroups = new Map(
    groups
      .map((group) => results.filter(({ unit }) => unit.group === group))
      .flatMap((members) =>
        ranked(members, rule).map(
          ({ unit, rank }) => [unit.unitId, { groupRank: rank, groupOf: members.length }] as const,
        ),
      ),
  );
  return new Map(
    ranked(results, rule).map(({ unit: { unitId }, measured, rank }) => {
      const { groupRank, groupOf } = inGroups.get(unitId) ?? { groupRank: rank, groupOf: results.length };
      return [unitId, { unitId, measured, rank, rankOf: results.length, groupRank, groupOf }];
    }),
  );
}
