import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { refuse } from '#core/checks/refusals.ts';
import type { Piece } from './page-layout.ts';
import type { Rule } from './page-tables.ts';
import { greyPicture, takeRules } from './scan-rules.ts';

const run = promisify(execFile);

/** What Tesseract's makers advise for print of 10 to 14 points. */
const DOTS_PER_INCH = 300;
const POINTS = 72 / DOTS_PER_INCH;
/** A page is done in some two seconds; one that takes this long is a drawing. */
const PAGE_MS = 180_000;
const OUTPUT_BYTES = 32_000_000;
/** In letters' heights: words of one line further apart than this stand in different columns. */
const APART = 2.5;

export interface PagePieces {
  readonly pieces: readonly Piece[];
  readonly rules: readonly Rule[];
}

interface OcrWork {
  readonly path: string;
  readonly pages: readonly number[];
  /** Where the words of each page are kept; what lies there from an interrupted reading is not done again. */
  readonly folder: string;
  readonly onPage: () => void;
}

/** The words of scanned pages, several pages at a time; each program gets one core, so pages do not wait in line. */
export async function ocrPages({ path, pages, folder, onPage }: OcrWork): Promise<ReadonlyMap<number, PagePieces>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const waiting = [...pages];
  const read = new Map<number, PagePieces>();
  const worker = async () => {
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      read.set(page, await piecesOn(path, page, folder));
      onPage();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), pages.length) }, worker));
  return read;
}

/** The words of a page and the lines drawn on it, from the folder where they are kept already. */
async function piecesOn(path: string, page: number, folder: string): Promise<PagePieces> {
  const kept = join(folder, `${page}.json`);
  const before = await readFile(kept, 'utf8').catch(() => undefined);
  if (before !== undefined) {
    return JSON.parse(before) as PagePieces;
  }
  try {
    const found = await recognise(path, page, join(folder, `${page}`));
    await writeFile(`${kept}.part`, JSON.stringify(found), { mode: 0o600 });
    await rename(`${kept}.part`, kept);
    return found;
  } catch (error) {
    throw Object.assign(refuse('report-scan-unreadable', { page }), { cause: error });
  }
}

async function recognise(path: string, page: number, picture: string): Promise<PagePieces> {
  const file = `${picture}.pgm`;
  try {
    const range = ['-f', `${page}`, '-l', `${page}`, '-singlefile'];
    await run('pdftoppm', ['-r', `${DOTS_PER_INCH}`, '-gray', ...range, path, picture], { timeout: PAGE_MS });
    const bytes = await readFile(file);
    const grey = greyPicture(bytes);
    const rules = grey ? takeRules(grey, POINTS) : [];
    await writeFile(file, bytes);
    const { stdout } = await run('tesseract', [file, 'stdout', '-l', 'vie', '--dpi', `${DOTS_PER_INCH}`, 'tsv'], {
      timeout: PAGE_MS,
      maxBuffer: OUTPUT_BYTES,
      // biome-ignore lint/style/noProcessEnv: the program is found as our own is; only its threads are limited
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    });
    return { pieces: piecesFrom(stdout), rules };
  } finally {
    await rm(file, { force: true });
  }
}

interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Tesseract cuts a table into a block for each column; its lines are put side by side again by their height, so that a
 * row is a row.
 */
function piecesFrom(tsv: string): readonly Piece[] {
  const lines = new Map<string, Word[]>();
  for (const row of tsv.split('\n').slice(1)) {
    const [level, , block, paragraph, line, , left, top, width, height, , text] = row.split('\t');
    if (level === '5' && text && text.trim() !== '') {
      const word = { text: text.trim(), left: Number(left), top: Number(top), right: 0, bottom: 0 };
      const key = `${block} ${paragraph} ${line}`;
      const placed = { ...word, right: word.left + Number(width), bottom: word.top + Number(height) };
      lines.set(key, [...(lines.get(key) ?? []), placed]);
    }
  }
  return [...lines.values()].flatMap(piecesOf).filter(({ text }) => /[\p{L}\p{N}%+-]/u.test(text));
}

/** The words of one line, joined where they stand close; all pieces share its middle, however the page is tilted. */
function piecesOf(words: readonly Word[]): readonly Piece[] {
  const heights = words.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  const size = heights[Math.floor(heights.length / 2)] ?? 1;
  const y = words.reduce((sum, { top, bottom }) => sum + (top + bottom) / 2, 0) / words.length;
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && word.left - last.right <= APART * size) {
      group.push(word);
    } else {
      groups.push([word]);
    }
  }
  return groups.map((group) => ({
    text: group.map(({ text }) => text).join(' '),
    left: (group[0]?.left ?? 0) * POINTS,
    right: (group.at(-1)?.right ?? 0) * POINTS,
    y: y * POINTS,
    size: size * POINTS,
  }));
}
