import type { PlainDate } from '#core/kernel/dates.ts';
import { compareFractions, type Fraction, fraction } from '#core/kernel/fractions.ts';
import type { IndicatorValue } from './value.ts';

/** A target of an agency for an indicator, in force from a day on; a later version replaces it. */
export interface Target {
  readonly code: string;
  readonly validFrom: PlainDate;
  readonly direction: 'at-least' | 'at-most';
  /** Rates: whole hundredths of a percent; counts: whole numbers. */
  readonly goal: number;
  /** How far from the goal still shows amber, in the same measure. */
  readonly margin: number;
  readonly basis: string;
}

/** Traffic light; `none` where nothing was recorded or no target is set. */
export type Light = 'good' | 'near' | 'bad' | 'none';

/** Compares exactly: 94.996 % does not meet 95 %, though both print as 95.00. */
export function lightOf(value: IndicatorValue, target: Target | undefined): Light {
  const reached = exactly(value);
  if (!target || !reached) {
    return 'none';
  }
  const side = target.direction === 'at-least' ? 1 : -1;
  const compared = (goal: number) => side * compareFractions(reached, fraction(Math.max(goal, 0)));
  if (compared(target.goal) >= 0) {
    return 'good';
  }
  return compared(target.goal - side * target.margin) >= 0 ? 'near' : 'bad';
}

function exactly({ definition, count, numerator, denominator, rate }: IndicatorValue): Fraction | undefined {
  if (definition.kind !== 'rate') {
    return count === undefined ? undefined : fraction(count);
  }
  if (numerator !== undefined && denominator) {
    return fraction(BigInt(numerator) * 10_000n, denominator);
  }
  return rate === undefined ? undefined : fraction(rate);
}

/** The target in force on a day: the last version that began by then. */
export function targetOn(targets: readonly Target[], code: string, day: PlainDate): Target | undefined {
  return targets
    .filter((target) => target.code === code && target.validFrom <= day)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .at(-1);
}
