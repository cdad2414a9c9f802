import { decimalString, formatDecimal } from '#core/kernel/decimals.ts';
import { type Points, RESULT_STEP } from './points.ts';

/** Whether a result is its points, or the percentage of what was attainable for the unit. */
export const RESULT_KINDS = ['absolute', 'relative'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** A class of results: from `from` (kept in it) up to the next higher band (not in it any more). */
export interface Band {
  readonly name: string;
  /** Hundredths of a point or of a percent, as the set counts its result. */
  readonly from: number;
}

/** What units are classed and ranked by, in hundredths of a point or of a percent. */
export function resultOf(kind: ResultKind, totals: { readonly index: Points; readonly relative: number }): number {
  return kind === 'relative' ? totals.relative : totals.index / RESULT_STEP;
}

/** The band of a result; undefined where the set has none. Bands stand highest first. */
export function bandOf(bands: readonly Band[], result: number): string | undefined {
  return bands.find(({ from }) => result >= from)?.name;
}

/** Half-open bands, highest first, the last from nothing: no result falls between two or below all of them. */
export function bandProblem(bands: readonly Band[]): 'bands-out-of-order' | 'bands-leave-a-gap' | undefined {
  const falling = bands.every(({ from }, at) => at === 0 || from < (bands[at - 1]?.from ?? 0));
  if (!falling) {
    return 'bands-out-of-order';
  }
  return bands.length > 0 && bands.at(-1)?.from !== 0 ? 'bands-leave-a-gap' : undefined;
}

/** "Tốt: từ 80 %; Khá: từ 70 % đến dưới 80 %; … Thấp: dưới 60 %" */
export function bandsInWords(bands: readonly Band[], kind: ResultKind): string {
  const unit = kind === 'relative' ? '%' : 'điểm';
  const bound = (value: number) => `${formatDecimal(decimalString(value, 2, 2))} ${unit}`;
  return bands
    .map(({ name, from }, at) => {
      const above = bands[at - 1];
      if (!above) {
        return `${name}: từ ${bound(from)}`;
      }
      return from === 0
        ? `${name}: dưới ${bound(above.from)}`
        : `${name}: từ ${bound(from)} đến dưới ${bound(above.from)}`;
    })
    .join('; ');
}
