/**
 * What equal results mean: both keep the place and the next one is left out (1, 2, 2, 4); the next one follows at once
 * (1, 2, 2, 3); or the higher areas decide, first to last, and only then the place is shared.
 */
export const TIE_RULES = ['shared', 'dense', 'by-area'] as const;
export type TieRule = (typeof TIE_RULES)[number];

export const TIE_RULE_WORDS = {
  shared: 'bằng điểm thì đồng hạng, hạng kế tiếp bỏ trống',
  dense: 'bằng điểm thì đồng hạng, hạng kế tiếp liền sau',
  'by-area': 'bằng điểm thì xét điểm từng lĩnh vực theo thứ tự',
} as const satisfies Record<TieRule, string>;

/** One unit's result; `areas` in the order of the set. Any unit of measure, higher is better. */
export interface Ranked {
  readonly result: number;
  readonly areas: readonly number[];
}

/** Each with its place, best first; whoever stood first among equals stays first. */
export function ranked<T extends Ranked>(results: readonly T[], rule: TieRule): readonly (T & { rank: number })[] {
  const compare = (a: T, b: T) => b.result - a.result || (rule === 'by-area' ? compareAreas(a, b) : 0);
  let [rank, distinct] = [0, 0];
  const sorted = [...results].sort(compare);
  return sorted.map((one, at) => {
    const above = sorted[at - 1];
    if (!above || compare(above, one) !== 0) {
      distinct += 1;
      rank = rule === 'dense' ? distinct : at + 1;
    }
    return { ...one, rank };
  });
}

function compareAreas(a: Ranked, b: Ranked): number {
  const differing = a.areas.findIndex((points, at) => points !== b.areas[at]);
  return differing < 0 ? 0 : (b.areas[differing] ?? 0) - (a.areas[differing] ?? 0);
}
