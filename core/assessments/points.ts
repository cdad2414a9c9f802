import { decimalString, formatDecimal, POINT_DECIMALS, parseDecimal } from '#core/kernel/decimals.ts';

/** Whole ten-thousandths of a point: a year of 0.1s adds up to what the printed decision says. */
export type Points = number;

/** One point. */
export const POINT = 10 ** POINT_DECIMALS;
/** Sheets print two decimals; a hundredth of a point is the smallest step of a result. */
export const RESULT_STEP = 100;

/** Reads what an officer types: comma or dot, at most two decimals. Undefined for anything else, negative included. */
export function pointsFrom(text: string): Points | undefined {
  const hundredths = parseDecimal(text, 2);
  return hundredths === undefined || hundredths < 0 ? undefined : hundredths * RESULT_STEP;
}

/** "0.87": two places and a dot, as JSON carries points. */
export function pointsString(points: Points): string {
  return decimalString(points, POINT_DECIMALS, 2);
}

/** "0,87": as people read it on the sheet, always two places. */
export function formatPoints(points: Points): string {
  return formatDecimal(pointsString(points), true);
}

/** "0,5" in a sentence: no trailing zeros, up to four decimals. */
export function pointsInWords(points: Points): string {
  return formatDecimal(decimalString(points, POINT_DECIMALS, POINT_DECIMALS));
}
