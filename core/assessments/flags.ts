import { type Assessment, emptyLine, type Line } from './assessment.ts';
import type { Leaf, Scheme } from './criteria-set.ts';
import { plainValues } from './declared-values.ts';
import type { Points } from './points.ts';
import { scoreOf } from './scoring.ts';

/** What does not fit in a result that is kept as printed. */
export type SheetFlag =
  | { readonly code: string; readonly flag: 'unexplained'; readonly points: Points }
  | { readonly code: string; readonly flag: 'differs-from-rule'; readonly points: Points };

/** Flags of a historical result. A new appraisal has none: what would be flagged is refused there. */
export function flagsOf(
  scheme: Scheme,
  assessment: Pick<Assessment, 'historical'>,
  lines: ReadonlyMap<string, Line>,
): readonly SheetFlag[] {
  if (!assessment.historical) {
    return [];
  }
  return scheme.leaves.flatMap((leaf) => {
    const line = lines.get(leaf.criterion.code) ?? emptyLine(leaf.criterion.code);
    return [...unexplained(leaf, line), ...differing(leaf, line)];
  });
}

function unexplained(leaf: Leaf, { appraisal }: Line): readonly SheetFlag[] {
  // A survey's points are measured, not taken off for a reason.
  if (!appraisal || leaf.rule.method === 'SURVEY') {
    return [];
  }
  const explained = appraisal.deductions.reduce((sum, { lost }) => sum + lost, 0);
  const points = leaf.criterion.max - appraisal.points - explained;
  return points === 0 ? [] : [{ code: leaf.criterion.code, flag: 'unexplained', points }];
}

function differing(leaf: Leaf, line: Line): readonly SheetFlag[] {
  const score = scoreOf(leaf, plainValues(line.values));
  const differs = line.appraisal && score.kind === 'points' && score.points !== line.appraisal.points;
  return differs ? [{ code: leaf.criterion.code, flag: 'differs-from-rule', points: score.points }] : [];
}
