/** An exact decimal: `units` ÷ 10^`places`. A report's sums never go through a binary fraction. */
export interface Amount {
  readonly units: bigint;
  readonly places: number;
}

export const ZERO: Amount = { units: 0n, places: 0 };

export function amountOf(digits: string, fraction = ''): Amount {
  return { units: BigInt(`${digits}${fraction}`), places: fraction.length };
}

function unitsAt(amount: Amount, places: number): bigint {
  return amount.units * 10n ** BigInt(places - amount.places);
}

export function plus(a: Amount, b: Amount): Amount {
  const places = Math.max(a.places, b.places);
  return { units: unitsAt(a, places) + unitsAt(b, places), places };
}

export function minus(a: Amount, b: Amount): Amount {
  return plus(a, { units: -b.units, places: b.places });
}

export function times(a: Amount, b: Amount): Amount {
  return { units: a.units * b.units, places: a.places + b.places };
}

export function absolute(a: Amount): Amount {
  return a.units < 0n ? { units: -a.units, places: a.places } : a;
}

/** Negative, zero or positive as a < b, a = b, a > b. */
export function compare(a: Amount, b: Amount): number {
  const places = Math.max(a.places, b.places);
  const difference = unitsAt(a, places) - unitsAt(b, places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function equal(a: Amount, b: Amount): boolean {
  return compare(a, b) === 0;
}

export function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce(plus, ZERO);
}

/** "1.234,50" → "1234.50" and so on to a JSON number: exact up to the 15 digits that a report never reaches. */
export function numberOf(amount: Amount): number {
  return Number(`${amount.units}e${-amount.places}`);
}

/** As Vietnamese print it, without trailing zeros: 21412212232 → "21.412.212.232", 1.50 → "1,5". */
export function printed(amount: Amount): string {
  const digits = String(amount.units < 0n ? -amount.units : amount.units).padStart(amount.places + 1, '0');
  const whole = digits.slice(0, digits.length - amount.places).replace(/\B(?=(\d{3})+(?!\d))/gu, '.');
  const fraction = digits.slice(digits.length - amount.places).replace(/0+$/, '');
  return `${amount.units < 0n ? '−' : ''}${whole}${fraction ? `,${fraction}` : ''}`;
}

/** "2 + 0,5 + 0,03" */
export function printedSum(amounts: readonly Amount[]): string {
  return amounts.map(printed).join(' + ');
}

/** How a share may be printed at so many decimals: rounded half up or half even, or cut off. */
export function sharesAt(
  part: Amount,
  whole: Amount,
  places: number,
): { readonly below: Amount; readonly above: Amount; readonly isExact: boolean; readonly isUpper: boolean } {
  const common = Math.max(part.places, whole.places);
  const numerator = unitsAt(part, common) * 100n * 10n ** BigInt(places);
  const denominator = unitsAt(whole, common);
  const floor = numerator / denominator;
  const rest = numerator - floor * denominator;
  return {
    below: { units: floor, places },
    above: { units: rest === 0n ? floor : floor + 1n, places },
    isExact: rest === 0n,
    isUpper: rest * 2n >= denominator,
  };
}
