import type { Readable } from 'node:stream';
import type { SheetRow } from '#core/imports/cell.ts';
import { fileKind } from './file-kind.ts';
import { READING_LIMITS, type ReadingLimits } from './reading-limits.ts';
import { openArchive } from './xlsx-archive.ts';

/** What in a spreadsheet is more than data: a program, or a cell that computes. */
export type ActiveContent = 'macro' | 'formula';

const MACRO_PART = /(?:^|\/)(?:vbaProject\.bin|macrosheets\/)/iu;
const SHEET_PART = /^xl\/worksheets\/[^/]+\.xml$/u;
const FORMULA_TAG = /<(?:\w+:)?f[\s/>]/u;
/** Longer than a formula's opening tag, so that one cut in two by a chunk is found. */
const OVERLAP = 16;

/** Looks through the parts of an XLSX; a CSV has neither, its texts are judged by `isFormulaText`. */
export async function activeContent(
  path: string,
  limits: ReadingLimits = READING_LIMITS,
): Promise<ActiveContent | undefined> {
  if ((await fileKind(path)) !== 'xlsx') {
    return undefined;
  }
  const archive = await openArchive(path, limits);
  try {
    if (archive.names.some((name) => MACRO_PART.test(name))) {
      return 'macro';
    }
    for (const name of archive.names.filter((one) => SHEET_PART.test(one))) {
      if (await hasFormula(await archive.read(name))) {
        return 'formula';
      }
    }
    return undefined;
  } finally {
    archive.close();
  }
}

async function hasFormula(part: Readable): Promise<boolean> {
  let rest = '';
  for await (const chunk of part) {
    const text = rest + String(chunk);
    if (FORMULA_TAG.test(text)) {
      part.destroy();
      return true;
    }
    rest = text.slice(-OVERLAP);
  }
  return false;
}

/** A text that a spreadsheet would take for a formula when somebody opens the list again; signed numbers are none. */
function isFormulaText(text: string): boolean {
  return /^[=@]|^[+-](?![\d\s.,()]*$)/u.test(text.trim());
}

export function hasFormulaText({ cells }: SheetRow): boolean {
  return cells.some((cell) => typeof cell === 'string' && isFormulaText(cell));
}
