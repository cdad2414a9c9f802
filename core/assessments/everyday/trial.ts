import { emptyLine, type Line } from '../assessment.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import { followingLines } from '../linked-lines.ts';
import { pointsFrom } from '../points.ts';
import type { Values } from '../rule-kind.ts';
import { scoreOf } from '../scoring.ts';
import { movesOf } from './moves.ts';
import type { Footing } from './provisional.ts';

type Lines = ReadonlyMap<string, Line>;

/** A line as the answer about today's score tells it. */
export interface TrialLine {
  readonly code: string;
  readonly applicable: boolean;
  /** Decimal text; null where nobody can say. */
  readonly points: string | null;
  readonly footing: Footing;
  readonly values: Values;
}

/** The lines to try figures on: figures and points as they stand. */
export function trialLines(views: readonly TrialLine[]): Lines {
  return new Map(
    views.map(({ code, applicable, points, footing, values }) => {
      const own = points === null ? undefined : pointsFrom(points);
      const computed = footing !== 'claimed' && footing !== 'appraised';
      const line: Line = {
        ...emptyLine(code),
        applicable,
        values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, origin: 'typed' }])),
        self: own === undefined ? undefined : { points: own, computed },
      };
      return [code, line];
    }),
  );
}

/** The lines after trying other figures for some of them, with every line that follows from those. */
export function triedLines(scheme: Scheme, lines: Lines, changed: ReadonlyMap<string, Values>): Lines {
  const next = new Map(lines);
  for (const [code, values] of changed) {
    const leaf = scheme.leafOf.get(code);
    const line = next.get(code);
    const score = leaf && scoreOf(leaf, values);
    if (!line || score?.kind !== 'points') {
      continue;
    }
    next.set(code, {
      ...line,
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, origin: 'typed' }])),
      self: { points: score.points, computed: true },
    });
    for (const follower of followingLines(scheme, next, code, 'self-score')) {
      next.set(follower.code, follower);
    }
  }
  return next;
}

/** How many of each move of a leaf are tried, in the order of its moves. */
export type Tries = readonly number[];

/** A leaf's figures after so many of each of its moves, one move after the other. */
export function afterTries(leaf: Leaf, values: Values, tries: Tries): Values {
  return tries.reduce((now, n, at) => {
    const found = movesOf(leaf, now);
    const move = 'moves' in found ? found.moves[at] : undefined;
    return move && n > 0 ? move.after(Math.min(n, move.limit ?? n)) : now;
  }, values);
}
