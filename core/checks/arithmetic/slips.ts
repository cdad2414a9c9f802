import type { Amount } from './amount.ts';
import { equal, minus, plus, printed, sumOf } from './amount.ts';

/** A number as it stands and as it would stand with two neighbouring digits the other way round. */
export interface Slip {
  readonly written: Amount;
  readonly meant: Amount;
}

/** What a number becomes when two neighbouring digits change places; its length stays. */
function turned(amount: Amount): readonly Amount[] {
  const digits = String(amount.units);
  return Array.from({ length: Math.max(0, digits.length - 1) }, (_, at) => {
    const swapped = `${digits.slice(0, at)}${digits[at + 1] ?? ''}${digits[at] ?? ''}${digits.slice(at + 2)}`;
    return { units: BigInt(swapped), places: amount.places };
  }).filter((other) => other.units !== amount.units && !String(other.units).startsWith('0'));
}

/**
 * The slips of two neighbouring digits (432 for 423) that would make the parts add up. A list that need not be whole
 * proves nothing by falling short; falling short by just such a slip is worth a look.
 */
export function slipsOf(parts: readonly Amount[], total: Amount): readonly Slip[] {
  const gap = minus(total, sumOf(parts));
  return [
    ...parts.flatMap((written) =>
      turned(written)
        .filter((meant) => equal(minus(meant, written), gap))
        .map((meant) => ({ written, meant })),
    ),
    ...turned(total)
      .filter((meant) => equal(plus(meant, gap), total))
      .map((meant) => ({ written: total, meant })),
  ];
}

/** " Nếu 423 ghi đúng là 432 thì các số khớp nhau."; nothing where no slip, or more than one, explains it. */
export function slipHint(parts: readonly Amount[], total: Amount): string {
  const [slip, ...others] = slipsOf(parts, total);
  return slip && others.length === 0
    ? ` Nếu ${printed(slip.written)} ghi đúng là ${printed(slip.meant)} thì các số khớp nhau.`
    : '';
}
