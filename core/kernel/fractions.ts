/** An exact quotient of whole numbers, never negative, the denominator above zero. Rules round once, at their end. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export function fraction(n: number | bigint, d: number | bigint = 1): Fraction {
  return { n: BigInt(n), d: BigInt(d) };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** Negative, zero or positive as a < b, a = b, a > b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) <= 0 ? a : b;
}

/** The whole part of a ÷ step, times step: 0.9968 in steps of 0.01 is 0.99. */
export function roundDown(value: Fraction, step: bigint): bigint {
  return (value.n / (value.d * step)) * step;
}

export function roundHalfUp(value: Fraction, step: bigint): bigint {
  const unit = value.d * step;
  return ((2n * value.n + unit) / (2n * unit)) * step;
}

/** "0,8747": rounded half up to at most `places`, trailing zeros dropped, as Vietnamese write it. */
export function formatFraction(value: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const whole = roundHalfUp({ n: value.n * scale, d: value.d }, 1n);
  const digits = String(whole % scale)
    .padStart(places, '0')
    .replace(/0+$/, '');
  const lead = String(whole / scale).replace(/\B(?=(\d{3})+(?!\d))/gu, '.');
  return places > 0 && digits ? `${lead},${digits}` : lead;
}

const MOST_PLACES = 12;

/**
 * As `formatFraction`, with more digits where fewer would put the number on or across one of `bounds` that it is not
 * on: 69,996 % below a bound of 70 % is never printed "70 %".
 */
export function formatBeside(value: Fraction, places: number, bounds: readonly Fraction[]): string {
  for (let tried = places; tried < MOST_PLACES; tried += 1) {
    const scale = 10n ** BigInt(tried);
    const shown: Fraction = { n: roundHalfUp({ n: value.n * scale, d: value.d }, 1n), d: scale };
    const honest = bounds.every((bound) => compareFractions(shown, bound) === compareFractions(value, bound));
    if (honest) {
      return formatFraction(value, tried);
    }
  }
  return formatFraction(value, MOST_PLACES);
}
