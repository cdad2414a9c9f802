import type { Readable } from 'node:stream';

export interface Merge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

const MERGES_READ = 100_000;
/** Longer than one mergeCell element, so that none is lost between two chunks. */
const TAIL_BYTES = 200;

/**
 * The merged cells of a sheet. They stand behind all its rows, so they are looked for beforehand with a plain search
 * of the bytes, which is many times faster than parsing.
 */
export async function readMerges(stream: Readable): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes = Buffer.concat([tail, chunk as Buffer]);
    if (!bytes.includes('mergeCell')) {
      tail = bytes.subarray(-TAIL_BYTES);
      continue;
    }
    const text = bytes.toString('latin1');
    const matcher = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"[^>]*>/gu;
    let end = 0;
    for (const match of text.matchAll(matcher)) {
      end = match.index + match[0].length;
      merges.push({
        firstRow: Number(match[2]),
        lastRow: Number(match[4]),
        firstColumn: columnNumber(match[1] ?? ''),
        lastColumn: columnNumber(match[3] ?? ''),
      });
      if (merges.length >= MERGES_READ) {
        stream.destroy();
        return merges;
      }
    }
    tail = bytes.subarray(Math.max(end, bytes.length - TAIL_BYTES));
  }
  return merges;
}

/** "A" → 0, "AB" → 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) {
    number = number * 26 + letter.charCodeAt(0) - 64;
  }
  return number - 1;
}
