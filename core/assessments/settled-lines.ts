import { type Line, withAppraisal, withRule } from './assessment.ts';
import type { Leaf } from './criteria-set.ts';
import { type DeclaredValues, ownValues, type Settled, settledValue } from './declared-values.ts';
import type { Values } from './rule-kind.ts';

export interface SettledFigure extends Settled {
  /** The variable of the line. */
  readonly name: string;
  readonly value: number;
}

/**
 * The line after figures of it were settled outside the sheet: they stand marked in place of the declared ones, points
 * by the rule follow, points that a person claimed stay, and an appraisal is asked again.
 */
export function withSettled(leaf: Leaf, line: Line, figures: readonly SettledFigure[], linked: Values = {}): Line {
  const values = together(leaf, line.values, figures);
  return { ...withRule(leaf, { ...line, values }, linked), appraisal: undefined };
}

/** The line appraised by settled figures alone, as by survey points, which the level above finds itself. */
export function withSettledAppraisal(
  leaf: Leaf,
  line: Line,
  figures: readonly SettledFigure[],
  reason: string,
  linked: Values = {},
): Line {
  const values = together(leaf, line.values, figures);
  const { version, appraisal } = withAppraisal(leaf, { ...line, values }, { reason }, linked);
  return { ...line, version, appraisal: appraisal && { ...appraisal, values: appraisal.values ?? values } };
}

/** Whether a line already stands as these figures would make it: settling twice changes nothing. */
export function isSettledAs(values: DeclaredValues, figures: readonly SettledFigure[]): boolean {
  return figures.every(({ name, value, by }) => {
    const one = values[name];
    return one?.origin === 'settled' && one.value === value && one.settledBy?.id === by.id;
  });
}

/** The settled figures beside what stays of the line's own: a rate never stands beside the counts that it replaces. */
function together({ rule }: Leaf, own: DeclaredValues, figures: readonly SettledFigure[]): DeclaredValues {
  const replaces = new Set(rule.inputs.filter(({ instead }) => instead).map(({ name }) => name));
  const byReplacement = figures.some(({ name }) => replaces.has(name));
  const kept = Object.entries(ownValues(own)).filter(
    ([name]) => replaces.size === 0 || replaces.has(name) === byReplacement,
  );
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(figures.map(({ name, value, ...settled }) => [name, settledValue(value, settled)])),
  };
}
