import type { Rule } from './page-tables.ts';

/** A grey picture as pdftoppm writes it (PGM, a byte a dot). */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** The dots, a view into the file's bytes: what is changed here is changed in the file. */
  readonly dots: Uint8Array;
}

/** Darker than this is ink. */
const INK = 150;
/** At 300 dots an inch: letters of 14 points are 60 dots high and wide, what is longer is a line. */
const LEVEL_DOTS = 130;
const UPRIGHT_DOTS = 95;
/** Thicker than this is a picture or a stamp. */
const THICK_DOTS = 12;

/** The picture in a PGM file; undefined where the file is none. */
export function greyPicture(file: Buffer): GreyPicture | undefined {
  const head = /^P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s/u.exec(file.subarray(0, 200).toString('latin1'));
  if (!head) {
    return undefined;
  }
  const [width, height] = [Number(head[1]), Number(head[2])];
  const dots = file.subarray(head[0].length, head[0].length + width * height);
  return dots.length === width * height ? { width, height, dots } : undefined;
}

/**
 * Finds the lines drawn on a scanned page and wipes them out: Tesseract loses the figures between the borders of a
 * table, and the borders say which figure stands in which cell. Lengths come in points.
 */
export function takeRules(picture: GreyPicture, points: number): readonly Rule[] {
  const level = joined(levelRuns(picture));
  const upright = joined(uprightRuns(picture));
  for (const block of level) {
    wipe(picture, { left: block.from, right: block.to, top: block.first, bottom: block.last });
  }
  for (const block of upright) {
    wipe(picture, { left: block.first, right: block.last, top: block.from, bottom: block.to });
  }
  const rule = (isUpright: boolean) => (block: Block) => ({
    upright: isUpright,
    at: ((block.first + block.last) / 2) * points,
    from: block.from * points,
    to: block.to * points,
  });
  return [...level.map(rule(false)), ...upright.map(rule(true))];
}

/** Ink without a gap along a row (or column) `at` of dots. */
interface Run {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function levelRuns({ width, height, dots }: GreyPicture): readonly Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < height; y += 1) {
    let length = 0;
    for (let x = 0; x <= width; x += 1) {
      if (x < width && (dots[y * width + x] ?? 255) < INK) {
        length += 1;
      } else {
        if (length >= LEVEL_DOTS) {
          runs.push({ at: y, from: x - length, to: x - 1 });
        }
        length = 0;
      }
    }
  }
  return runs;
}

/** Row by row with a count for each column: going down columns would read the memory crosswise. */
function uprightRuns({ width, height, dots }: GreyPicture): readonly Run[] {
  const runs: Run[] = [];
  const lengths = new Int32Array(width);
  for (let y = 0; y <= height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (y < height && (dots[y * width + x] ?? 255) < INK) {
        lengths[x] = (lengths[x] ?? 0) + 1;
      } else {
        const length = lengths[x] ?? 0;
        if (length >= UPRIGHT_DOTS) {
          runs.push({ at: x, from: y - length, to: y - 1 });
        }
        lengths[x] = 0;
      }
    }
  }
  return runs.sort((a, b) => a.at - b.at);
}

interface Block {
  first: number;
  last: number;
  from: number;
  to: number;
}

/** Runs of neighbouring rows that lie beside each other are one line of some thickness. */
function joined(runs: readonly Run[]): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block[] = [];
  for (const run of runs) {
    open = open.filter(({ last }) => run.at - last <= 2);
    const block = open.find(({ from, to }) => run.from <= to && run.to >= from);
    if (block) {
      block.last = run.at;
      block.from = Math.min(block.from, run.from);
      block.to = Math.max(block.to, run.to);
    } else {
      const made = { first: run.at, last: run.at, from: run.from, to: run.to };
      blocks.push(made);
      open.push(made);
    }
  }
  return blocks.filter(({ first, last }) => last - first <= THICK_DOTS);
}

function wipe(
  { width, height, dots }: GreyPicture,
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): void {
  const [left, right] = [Math.max(box.left - 1, 0), Math.min(box.right + 1, width - 1)];
  for (let y = Math.max(box.top - 1, 0); y <= Math.min(box.bottom + 1, height - 1); y += 1) {
    dots.fill(255, y * width + left, y * width + right + 1);
  }
}
