import type { Leaf } from '../criteria-set.ts';
import { formatPoints, type Points } from '../points.ts';
import type { Values } from '../rule-kind.ts';
import { scoreOf } from '../scoring.ts';
import type { Move } from './moves.ts';

/** No commune does more of anything in a year. */
const MOST_CASES = 1_000_000_000;

/** How many more are needed for some points, or the most that can be reached at all. */
export type Needed =
  | { readonly kind: 'cases'; readonly n: number; readonly points: Points }
  | { readonly kind: 'unreachable'; readonly most: Points; readonly why: 'limit' | 'ratio' };

/** The points after `n` more; undefined where the rule gives none. */
function pointsAfter(leaf: Leaf, move: Move, n: number): Points | undefined {
  const score = scoreOf(leaf, move.after(n));
  return score.kind === 'points' ? score.points : undefined;
}

/**
 * The fewest that reach `goal`, exactly: that many do, one less does not. `most` bounds how many there may be. Points
 * never fall while a move goes on, so the bound is found by doubling and halving.
 */
export function casesFor(leaf: Leaf, move: Move, goal: Points, most = MOST_CASES): Needed {
  const end = Math.min(most, move.limit ?? MOST_CASES);
  const at = (n: number) => pointsAfter(leaf, move, n) ?? 0;
  if (at(end) < goal) {
    return {
      kind: 'unreachable',
      most: at(end),
      why: move.limit === undefined && end === MOST_CASES ? 'ratio' : 'limit',
    };
  }
  let [low, high] = [-1, 0];
  while (at(high) < goal) {
    low = high;
    high = Math.min(end, Math.max(1, high * 2));
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle) < goal) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return { kind: 'cases', n: high, points: at(high) };
}

/** The move that needs the fewest for a goal; undefined where none reaches it. */
export function shortest(
  leaf: Leaf,
  moves: readonly Move[],
  goal: Points,
  most = MOST_CASES,
): { readonly move: Move; readonly n: number; readonly points: Points } | undefined {
  const ways = moves.flatMap((move) => {
    const needed = casesFor(leaf, move, goal, most);
    return needed.kind === 'cases' ? [{ move, n: needed.n, points: needed.points }] : [];
  });
  return ways.sort((a, b) => a.n - b.n)[0];
}

/** The most points within so many of one of the moves. */
export function mostWithin(leaf: Leaf, moves: readonly Move[], most = MOST_CASES): Points {
  return moves.reduce((best, move) => {
    const end = Math.min(most, move.limit ?? MOST_CASES);
    return Math.max(best, pointsAfter(leaf, move, end) ?? 0);
  }, 0);
}

/** Why a goal is out of reach, in a sentence. */
export function unreachableInWords(needed: Extract<Needed, { kind: 'unreachable' }>, move: Move): string {
  const most = `nhiều nhất đạt ${formatPoints(needed.most)} điểm`;
  if (needed.why === 'ratio') {
    return `Không đạt được: đã có trường hợp không đạt nên tỷ lệ không thể lên 100 %, ${most}.`;
  }
  return move.limit === 0
    ? `Không đạt được: không còn việc nào để làm thêm, ${most}.`
    : `Không đạt được trong kỳ, ${most}.`;
}

/** Working days left and in a usual week of the agency. */
export interface WorkingTime {
  readonly left: number;
  readonly week: number;
}

/** How many a working week to have `n` by the end; undefined where no working day is left. */
export function perWeek(n: number, { left, week }: WorkingTime): number | undefined {
  return left === 0 ? undefined : Math.ceil((n * Math.min(week, left)) / left);
}

/** What one leaf could still win, and for how many cases. */
export interface Opportunity {
  readonly code: string;
  readonly label: string;
  readonly kind: Move['kind'];
  readonly points: Points;
  readonly goal: Points;
  readonly gain: Points;
  readonly n: number;
  /** New cases that the recent pace lets expect until the end, where the records say; more than that is not to be had. */
  readonly expected: number | undefined;
}

/** Where a leaf stands and what may still come. */
export interface Ground {
  readonly leaf: Leaf;
  readonly values: Values;
  readonly points: Points;
  readonly moves: readonly Move[];
  readonly expected: number | undefined;
}

/**
 * The most that a leaf can still win: no more new cases than the pace lets expect (every one of them done right), where
 * no pace is known no more than there are already.
 */
export function opportunityOf({ leaf, values, points, moves, expected }: Ground): Opportunity | undefined {
  const biggest = Math.max(1, ...Object.values(values));
  const most = moves.some(({ kind }) => kind === 'cases') ? (expected ?? biggest) : MOST_CASES;
  const goal = mostWithin(leaf, moves, most);
  const way = goal > points ? shortest(leaf, moves, goal, most) : undefined;
  return (
    way && {
      code: leaf.criterion.code,
      label: way.move.label,
      kind: way.move.kind,
      points,
      goal,
      gain: goal - points,
      n: way.n,
      expected,
    }
  );
}

/** The most points for one case first; where equal, the most points; then the order of the sheet. */
export function bestFirst(opportunities: readonly Opportunity[]): readonly Opportunity[] {
  const at = new Map(opportunities.map((one, index) => [one.code, index]));
  return [...opportunities].sort(
    (a, b) => b.gain * a.n - a.gain * b.n || b.gain - a.gain || (at.get(a.code) ?? 0) - (at.get(b.code) ?? 0),
  );
}
