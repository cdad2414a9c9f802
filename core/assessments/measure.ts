import { mulDivHalfUp } from '#core/kernel/decimals.ts';
import type { Leaf } from './criteria-set.ts';
import type { Points } from './points.ts';
import type { Values } from './rule-kind.ts';
import { scoreOf } from './scoring.ts';
import { RATE_NAME } from './share.ts';

/** The figure behind a line's points, which next year's target is set against. */
export type Measure =
  /** Hundredths of a percent; the counts behind it where they are known. */
  | { readonly kind: 'rate'; readonly value: number; readonly part?: number; readonly whole?: number }
  /** Events that cost points: fewer is better. */
  | { readonly kind: 'events'; readonly value: number; readonly label: string }
  | { readonly kind: 'points'; readonly value: Points };

/** A share, a number of events, or the points themselves where the rule measures nothing finer. */
export function measureOf(leaf: Leaf, values: Values, points: Points): Measure {
  const { method, inputs } = leaf.rule;
  const [first, second] = inputs;
  if (method !== 'SURVEY' && inputs.some(({ name }) => name === RATE_NAME) && first && second) {
    const [whole, part, rate] = [values[first.name], values[second.name], values[RATE_NAME]];
    if (whole !== undefined && part !== undefined && whole > 0) {
      return { kind: 'rate', value: mulDivHalfUp(part, 10_000, whole), part, whole };
    }
    if (rate !== undefined) {
      return { kind: 'rate', value: rate };
    }
  }
  if (method === 'DEDUCT_PER_EVENT' && first) {
    const count = values[first.name];
    if (count !== undefined) {
      return { kind: 'events', value: count, label: leaf.labelOf(first.name) };
    }
  }
  return { kind: 'points', value: points };
}

const MOST_RATE = 10_000;

/**
 * What earns the full points: the lowest share at which the rule gives them, no event, the maximum itself. Shares are
 * searched in steps of a hundredth of a percent; every rule on a share earns more for more.
 */
export function enoughFor(leaf: Leaf, measure: Measure): number {
  switch (measure.kind) {
    case 'events':
      return 0;
    case 'points':
      return leaf.criterion.max;
    case 'rate':
      return lowestFullRate(leaf);
    default:
      return measure satisfies never;
  }
}

function lowestFullRate(leaf: Leaf): number {
  let [low, high] = [0, MOST_RATE];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const score = scoreOf(leaf, { [RATE_NAME]: middle });
    // By the exact value: 99,5 % that only rounding turns into the full mark is no target.
    if (score.kind === 'points' && score.exact.n >= BigInt(leaf.criterion.max) * score.exact.d) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
