import { emptyLine, type Line, withLinked, withoutStaleAppraisal } from './assessment.ts';
import type { Leaf, Scheme } from './criteria-set.ts';
import { plainValues } from './declared-values.ts';
import type { Link } from './links.ts';
import { type Points, RESULT_STEP } from './points.ts';
import type { Values } from './rule-kind.ts';

/** Whose points count: the unit's own, or the appraiser's where there are some already. */
export type Stage = 'self-score' | 'appraisal';

type Lines = ReadonlyMap<string, Line>;

/** What follows for a leaf from the other lines of its sheet; what is not known yet is left out. */
export function linkedValues(scheme: Scheme, leaf: Leaf, lines: Lines, stage: Stage): Values {
  return Object.fromEntries(
    [...leaf.links].flatMap(([name, link]) => {
      const value = followed(scheme, link, lines, stage);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function followed(scheme: Scheme, link: Link, lines: Lines, stage: Stage): number | undefined {
  if (link.kind === 'value') {
    const line = lines.get(link.code);
    const values = (stage === 'appraisal' ? line?.appraisal?.values : undefined) ?? line?.values ?? {};
    return plainValues(values)[link.name];
  }
  const below = scheme.below.get(link.code) ?? [];
  const applicable = below.filter(({ criterion }) => lines.get(criterion.code)?.applicable ?? true);
  const max = applicable.reduce((sum, { criterion }) => sum + criterion.max, 0);
  if (link.kind === 'max') {
    return max / RESULT_STEP;
  }
  const points = applicable.reduce<Points | undefined>((sum, { criterion }) => {
    const one = pointsAt(lines.get(criterion.code), stage);
    return sum === undefined || one === undefined ? undefined : sum + one;
  }, 0);
  if (points === undefined || link.kind === 'points') {
    return points === undefined ? undefined : points / RESULT_STEP;
  }
  return points === max ? 1 : 0;
}

function pointsAt(line: Line | undefined, stage: Stage): Points | undefined {
  return (stage === 'appraisal' ? line?.appraisal?.points : undefined) ?? line?.self?.points;
}

/** The lines that change with the line of `code`, in the order in which they rest on each other. */
export function followingLines(scheme: Scheme, lines: Lines, code: string, stage: Stage): readonly Line[] {
  const now = new Map(lines);
  const step = stage === 'self-score' ? withLinked : withoutStaleAppraisal;
  return (scheme.followers.get(code) ?? []).flatMap((leaf) => {
    const before = now.get(leaf.criterion.code) ?? emptyLine(leaf.criterion.code);
    const after = step(leaf, before, linkedValues(scheme, leaf, now, stage));
    now.set(before.code, after);
    return after === before ? [] : [after];
  });
}
