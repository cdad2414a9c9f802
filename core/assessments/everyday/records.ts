import { definitionOf } from '#core/indicators/definitions.ts';
import { type DrillScope, drillOfCount, drillPath } from '#core/indicators/drill-down.ts';
import type { Line } from '../assessment.ts';
import type { Leaf } from '../criteria-set.ts';

/** A counted figure of a line with the list of what it counts. */
export interface RecordsBehind {
  readonly label: string;
  readonly count: number;
  /** After `/don-vi/<unit>/`; undefined where the records have no list. */
  readonly path: string | undefined;
}

/** Rates that other registers count, by what their two counts are called there. */
const COUNTED_RATES: Readonly<Record<string, readonly [part: string, whole: string]>> = {
  plan_completion_rate: ['plan_tasks_done', 'plan_tasks_total'],
  commitments_kept_rate: ['commitments_kept', 'commitments_total'],
};

/** Down from the figures that the records gave. */
export function recordsOf(leaf: Leaf, { values }: Line, scope: DrillScope): readonly RecordsBehind[] {
  return leaf.rule.inputs.flatMap(({ name, kind }, at): readonly RecordsBehind[] => {
    const value = values[name];
    if (value?.origin !== 'indicator') {
      return [];
    }
    const code = countBehind(leaf, name, at);
    const drill = code === undefined ? undefined : drillOfCount(code, scope);
    const path = drill && drillPath(drill);
    return kind === 'rate' ? [] : [{ label: leaf.labelOf(name), count: value.value, path }];
  });
}

/** The count that fills an input: of the leaf's rate, the whole and the part, else the variable's own. */
function countBehind({ criterion }: Leaf, name: string, at: number): string | undefined {
  const rate = criterion.rateIndicator;
  if (rate !== undefined && at < 2) {
    const definition = definitionOf(rate);
    const [part, whole] = COUNTED_RATES[rate] ?? [definition?.numerator, definition?.denominator];
    return at === 0 ? whole : part;
  }
  return criterion.variables.find((variable) => variable.name === name)?.indicator;
}
