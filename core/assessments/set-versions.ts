import { isClaimed, type Line, withRule } from './assessment.ts';
import type { CriteriaSet, Scheme } from './criteria-set.ts';
import { followingLines, linkedValues } from './linked-lines.ts';
import { type Points, pointsString } from './points.ts';
import { refuse } from './refusals.ts';

/** A score that a person gave and that the other version of the set has no room for. */
interface ScoreAboveMaximum {
  readonly code: string;
  readonly points: string;
  /** null: the criterion is not there any more. */
  readonly max: string | null;
}

/** Whether an open sheet may be put under the other set: another version of its own, or what adds to it. */
export function mayMove(from: CriteriaSet, to: CriteriaSet): boolean {
  return to.state === 'published' && (to.code === from.code || to.baseId === from.id);
}

/**
 * The lines of an open sheet under another version of its set, each with the version it will have. What rules gave is
 * computed again; a score that a person gave above the new maximum, or for a criterion that is gone, is refused.
 */
export function movedLines(to: Scheme, lines: ReadonlyMap<string, Line>): readonly Line[] {
  const above = [...lines.values()].flatMap((line) => scoreAbove(to, line));
  if (above.length > 0) {
    throw refuse('maximum-below-score', { criteria: above });
  }
  let moved = new Map<string, Line>();
  for (const leaf of to.leaves) {
    const line = lines.get(leaf.criterion.code);
    if (line) {
      moved.set(line.code, withRule(leaf, line, linkedValues(to, leaf, moved, 'self-score')));
    }
  }
  for (const { criterion } of to.leaves) {
    const following = followingLines(to, moved, criterion.code, 'self-score');
    moved = new Map([...moved, ...following.map((line) => [line.code, line] as const)]);
  }
  return [...moved.values()];
}

function scoreAbove(to: Scheme, line: Line): readonly ScoreAboveMaximum[] {
  const max = to.leafOf.get(line.code)?.criterion.max;
  const given: Points = Math.max(isClaimed(line) ? (line.self?.points ?? 0) : 0, line.appraisal?.points ?? 0);
  const fits = max === undefined ? line.self === undefined && line.appraisal === undefined : given <= max;
  return fits
    ? []
    : [
        {
          code: line.code,
          points: pointsString(max === undefined ? (line.self?.points ?? given) : given),
          max: max === undefined ? null : pointsString(max),
        },
      ];
}
