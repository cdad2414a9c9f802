/** Something measured for a while; answers how many a second. */
export type Contestant = (milliseconds: number) => Promise<number>;

export interface Pair {
  readonly ours: number;
  readonly anchor: number;
  readonly ratio: number;
}

const ROUNDS = 4;

/**
 * A B A B …: both take the same moods of a shared machine. The figures are the medians, the ratio is the median of the
 * rounds' own ratios.
 */
export async function alternate(ours: Contestant, anchor: Contestant, milliseconds: number): Promise<Pair> {
  await ours(milliseconds / 3); // caches, plans and the compiler warm up on both sides
  await anchor(milliseconds / 3);
  const rounds: { ours: number; anchor: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ ours: await ours(milliseconds), anchor: await anchor(milliseconds) });
  }
  return {
    ours: median(rounds.map((round) => round.ours)),
    anchor: median(rounds.map((round) => round.anchor)),
    ratio: median(rounds.map((round) => round.ours / round.anchor)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
