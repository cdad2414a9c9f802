import { formatFraction, fraction } from '#core/kernel/fractions.ts';
import type { Scheme } from './criteria-set.ts';
import type { Points } from './points.ts';

/** What counts of one leaf: points asked for, points given, whether it applies at all. */
export interface ScoredLeaf {
  readonly code: string;
  readonly applicable: boolean;
  readonly self: Points | undefined;
  readonly appraised: Points | undefined;
}

/** Sums of one node of the tree. `lost` and `appraised` are of the leaves that are appraised already. */
export interface Totals {
  /** Σ maxima of applicable leaves. */
  readonly max: Points;
  readonly self: Points;
  readonly appraised: Points;
  readonly lost: Points;
  readonly selfMissing: number;
  readonly appraisedMissing: number;
}

export interface SheetTotals extends Totals {
  readonly bonus: Points;
  readonly penalty: Points;
  /** Σ appraised + bonus − penalty. */
  readonly index: Points;
  /** Appraised ÷ attainable in whole hundredths of a percent, not-applicable leaves left out of both. */
  readonly relative: number;
  /** By code of every part, area and criterion that has leaves below it. */
  readonly byNode: ReadonlyMap<string, Totals>;
}

const NOTHING: Totals = { max: 0, self: 0, appraised: 0, lost: 0, selfMissing: 0, appraisedMissing: 0 };

/** Ceilings of the sums of bonus and penalty leaves. */
export interface Ceilings {
  readonly bonus: Points;
  readonly penalty: Points;
}

/** The set's rules under the ceilings that a campaign gives its units in place of the set's own. */
export function underCeilings(scheme: Scheme, ceilings: Ceilings | undefined): Scheme {
  return ceilings
    ? { ...scheme, set: { ...scheme.set, maxBonus: ceilings.bonus, maxPenalty: ceilings.penalty } }
    : scheme;
}

/** Sums are never rounded again: leaves are whole hundredths already. */
export function totalsOf(scheme: Scheme, scored: readonly ScoredLeaf[]): SheetTotals {
  const lines = new Map(scored.map((line) => [line.code, line]));
  const parents = new Map(scheme.set.criteria.map(({ code, parent }) => [code, parent]));
  const byNode = new Map<string, Totals>();
  let whole = NOTHING;
  let [bonus, penalty] = [0, 0];
  for (const { criterion, side } of scheme.leaves) {
    const line = lines.get(criterion.code);
    const points = line?.appraised ?? line?.self ?? 0;
    bonus += side === 'bonus' ? points : 0;
    penalty += side === 'penalty' ? points : 0;
    if (side !== 'inside' || line?.applicable === false) {
      continue;
    }
    const own = leafTotals(criterion.max, line);
    whole = added(whole, own);
    for (let above = parents.get(criterion.code); above !== undefined; above = parents.get(above)) {
      byNode.set(above, added(byNode.get(above) ?? NOTHING, own));
    }
  }
  const [counted, taken] = [Math.min(bonus, scheme.set.maxBonus), Math.min(penalty, scheme.set.maxPenalty)];
  return {
    ...whole,
    bonus: counted,
    penalty: taken,
    index: Math.max(0, whole.appraised + counted - taken),
    relative: relativeOf(whole.appraised, whole.max),
    byNode,
  };
}

function leafTotals(max: Points, line: ScoredLeaf | undefined): Totals {
  const { self, appraised } = line ?? { self: undefined, appraised: undefined };
  return {
    max,
    self: self ?? 0,
    appraised: appraised ?? 0,
    lost: appraised === undefined ? 0 : max - appraised,
    selfMissing: self === undefined ? 1 : 0,
    appraisedMissing: appraised === undefined ? 1 : 0,
  };
}

function added(a: Totals, b: Totals): Totals {
  return {
    max: a.max + b.max,
    self: a.self + b.self,
    appraised: a.appraised + b.appraised,
    lost: a.lost + b.lost,
    selfMissing: a.selfMissing + b.selfMissing,
    appraisedMissing: a.appraisedMissing + b.appraisedMissing,
  };
}

/** Whole hundredths of a percent, half up; 0 where nothing is attainable. */
export function relativeOf(points: Points, attainable: Points): number {
  return attainable === 0 ? 0 : Number((BigInt(points) * 20_000n + BigInt(attainable)) / (2n * BigInt(attainable)));
}

export function formatRelative(relative: number): string {
  return `${formatFraction(fraction(relative, 100), 2)} %`;
}
