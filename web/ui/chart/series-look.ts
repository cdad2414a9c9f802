export const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)'];

/** Lines differ by more than colour. */
export const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 4'];

export const TARGET_DASH = '5 4';

export function lookOf(looks: readonly string[], place: number): string {
  return looks[place % looks.length] ?? '';
}
