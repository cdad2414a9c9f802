import { readFile } from 'node:fs/promises';
import { getDocument } from 'unpdf/pdfjs';
import { refuse } from '#core/checks/refusals.ts';
import type { LineList } from './line-list.ts';
import { type Piece, type PrintedLine, printedLines } from './page-layout.ts';
import { type DrawnTable, drawnTables, type Rule } from './page-tables.ts';
import { type Drawing, readDrawing, times } from './pdf-drawing.ts';

/** More pages than any report with its annexes has. */
const PAGES = 2000;
/** A page with fewer letters than this and a picture is a scan. */
const LETTERS_OF_A_SCAN = 20;

/** What was read of one page; undefined where it is a scan, whose words only OCR finds. */
export type PageWords = readonly (PrintedLine | DrawnTable)[] | undefined;

interface PdfDocument {
  readonly pages: number;
  readonly read: (page: number) => Promise<PageWords>;
  readonly close: () => Promise<void>;
}

/** Opens a PDF; its pages are read one after the other and forgotten, so that memory does not grow with them. */
export async function openPdf(path: string): Promise<PdfDocument> {
  const data = new Uint8Array(await readFile(path));
  const task = getDocument({ data, disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  const document = await task.promise.catch((error: Error) => {
    throw Object.assign(refuse(error.name === 'PasswordException' ? 'report-locked' : 'report-damaged'), {
      cause: error,
    });
  });
  if (document.numPages > PAGES) {
    await task.destroy();
    throw refuse('report-too-long', { limit: `${PAGES} trang` });
  }
  return {
    pages: document.numPages,
    read: async (number) => {
      const page = await document.getPage(number).catch((error: Error) => {
        throw Object.assign(refuse('report-damaged'), { cause: error });
      });
      try {
        return await pageWords(page);
      } finally {
        page.cleanup();
      }
    },
    close: () => task.destroy(),
  };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function pageWords(page: Page): Promise<PageWords> {
  const view = page.getViewport({ scale: 1 }).transform as [number, number, number, number, number, number];
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item, view) : []));
  const { rules, pictures } = readDrawing((await page.getOperatorList()) as Drawing, view);
  const letters = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (letters < LETTERS_OF_A_SCAN && pictures > 0) {
    return undefined;
  }
  return wordsFrom(pieces, rules);
}

/** Lines and tables of a page from above to below. */
export function wordsFrom(pieces: readonly Piece[], rules: readonly Rule[]): NonNullable<PageWords> {
  const { tables, outside } = drawnTables(pieces, rules);
  const lines = withoutPageNumber(printedLines(outside));
  return [...lines, ...tables].sort((a, b) => heightOf(a) - heightOf(b));
}

const heightOf = (part: PrintedLine | DrawnTable) => ('rows' in part ? part.top : part.y);

interface TextItem {
  readonly str: string;
  readonly transform: number[];
  readonly width: number;
}

/** Words that run upwards (a stamp, a watermark) are none of the report's lines. */
function pieceOf({ str, transform, width }: TextItem, view: Parameters<typeof times>[0]): readonly Piece[] {
  const [a, b, , d, left, base] = times(view, transform as unknown as Parameters<typeof times>[0]);
  const size = Math.abs(d);
  if (str.trim() === '' || Math.abs(b) > Math.abs(a) || size === 0) {
    return [];
  }
  const lead = str.length - str.trimStart().length;
  const letter = width / str.length;
  return [
    {
      text: str.trim(),
      left: left + lead * letter,
      right: left + str.trimEnd().length * letter,
      y: base - size * 0.35,
      size,
    },
  ];
}

/** The number of the page at its head or foot. */
function withoutPageNumber(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const isNumber = ({ cells }: PrintedLine) =>
    cells.length === 1 && /^[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s]*$/iu.test(cells[0] ?? '');
  return lines.filter((line, index) => !((index === 0 || index === lines.length - 1) && isNumber(line)));
}

/** Writes pages as lines; a table that goes on over pages keeps its number, as do rows set without borders. */
export class PageLines {
  readonly #list: LineList;
  #tables = 0;
  #last: { readonly index: number; readonly columns: number } | undefined;

  constructor(list: LineList) {
    this.#list = list;
  }

  add(words: NonNullable<PageWords>, page: number): void {
    for (const part of words) {
      if ('rows' in part) {
        for (const row of part.rows) {
          this.#list.addRow(row, this.#tableOf(part.columns), page);
        }
      } else if (part.cells.length > 1) {
        this.#list.addRow(part.cells, this.#tableOf(0), page);
      } else {
        this.#last = undefined;
        this.#list.addText(part.cells[0] ?? '', page);
      }
    }
  }

  /** `columns` 0: rows without borders, however many cells each has. */
  #tableOf(columns: number): number {
    if (this.#last?.columns !== columns) {
      this.#last = { index: this.#tables, columns };
      this.#tables += 1;
    }
    return this.#last.index;
  }
}
