/** A run of words that both texts have, or that one of them lacks. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many comparisons two runs are shown as replaced whole: the screen must not wait. */
const MOST_COMPARISONS = 4_000_000;

/**
 * Pairs of places where two lists say the same, in order: a longest common run, or none between the common beginning and
 * end where the lists are too long to compare.
 */
export function commonPlaces(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start += 1;
  }
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
    tail += 1;
  }
  const head = Array.from({ length: start }, (_, at) => [at, at] as const);
  const end = Array.from({ length: tail }, (_, at) => [a.length - tail + at, b.length - tail + at] as const);
  const middle = longestCommon(a.slice(start, a.length - tail), b.slice(start, b.length - tail));
  return [...head, ...middle.map(([i, j]) => [i + start, j + start] as const), ...end];
}

function longestCommon(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  if (a.length * b.length > MOST_COMPARISONS) {
    return [];
  }
  const width = b.length + 1;
  const length = lengths(a, b);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const at = i * width + j;
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if ((length[at + width] ?? 0) >= (length[at + 1] ?? 0)) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return pairs;
}

/** At `i * (b.length + 1) + j`: how long the longest run is that is common to a from i and b from j. */
function lengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      const skip = Math.max(length[at + width] ?? 0, length[at + 1] ?? 0);
      length[at] = a[i] === b[j] ? (length[at + width + 1] ?? 0) + 1 : skip;
    }
  }
  return length;
}

/** What became of a text, word by word: joined without the added pieces it is the one, without the removed the other. */
export function differenceOf(before: string, after: string): readonly Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], words: readonly string[]) => {
    const text = words.join('');
    const last = pieces.at(-1);
    if (text !== '' && last?.kind === kind) {
      pieces.splice(-1, 1, { kind, text: last.text + text });
    } else if (text !== '') {
      pieces.push({ kind, text });
    }
  };
  let [i, j] = [0, 0];
  for (const [inA, inB] of [...commonPlaces(a, b), [a.length, b.length] as const]) {
    add('removed', a.slice(i, inA));
    add('added', b.slice(j, inB));
    add('same', a.slice(inA, inA + 1));
    [i, j] = [inA + 1, inB + 1];
  }
  return pieces;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}
