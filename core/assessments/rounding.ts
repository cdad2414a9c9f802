import { type Fraction, roundDown, roundHalfUp } from '#core/kernel/fractions.ts';
import { type Points, RESULT_STEP } from './points.ts';

/**
 * How a leaf's exact points become the two decimals of the sheet. Bến Quan's sheet of 2023 shows both habits: 84,62 %
 * was rounded half up to 0,85 while 99,68 % was issued as 0,99, never up to the full mark.
 */
export interface Rounding {
  readonly mode: 'half-up' | 'truncate';
  readonly neverUpToFull: boolean;
}

export const USUAL_ROUNDING: Rounding = { mode: 'half-up', neverUpToFull: false };

/** `exact` is in ten-thousandths of a point; the result is a whole number of hundredths of a point. */
export function roundPoints(exact: Fraction, max: Points, rounding: Rounding): Points {
  const step = BigInt(RESULT_STEP);
  const down = Number(roundDown(exact, step));
  if (rounding.mode === 'truncate') {
    return down;
  }
  const near = Number(roundHalfUp(exact, step));
  const reachedOnlyByRounding = near >= max && exact.n < BigInt(max) * exact.d;
  return rounding.neverUpToFull && reachedOnlyByRounding ? down : near;
}
