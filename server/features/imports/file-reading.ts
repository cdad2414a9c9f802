import { setImmediate } from 'node:timers/promises';
import { cellText, type SheetRow } from '#core/imports/cell.ts';
import type { LayoutView } from '#core/imports/contract.ts';
import type { DossierField } from '#core/imports/dossier-columns.ts';
import {
  findHeader,
  fingerprintOf,
  HEADER_SEARCH_ROWS,
  isNumberingRow,
  type Layout,
  likelyHeader,
  mappedLayout,
} from '#core/imports/header.ts';
import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import { dossierReader, type ReadRow } from '#core/imports/read-dossier.ts';
import { refuse } from '#core/imports/refusals.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { openSpreadsheet } from '#server/platform/spreadsheets/open-spreadsheet.ts';
import type { ReadingLimits } from '#server/platform/spreadsheets/reading-limits.ts';
import type { Sheet } from '#server/platform/spreadsheets/sheet.ts';
import { SeenCodes } from './seen-codes.ts';

/** Small enough for one transaction of well under a second, large enough to spread its fixed cost. */
const BATCH_ROWS = 5000;
const SAMPLE_ROWS = 5;
const SHEETS_TRIED = 10;

export type BadRow = Extract<ReadRow, { kind: 'bad' }>;

/** Some rows of the file in order: what can be taken, what not, and how many lines were no rows at all. */
export interface Batch {
  readonly dossiers: readonly ImportedDossier[];
  readonly bad: readonly BadRow[];
  readonly skipped: number;
}

export interface FoundLayout {
  readonly kind: 'xlsx' | 'csv';
  readonly layout: LayoutView;
  readonly fingerprint: string;
}

type KeptMapping = (fingerprint: string) => Promise<Readonly<Partial<Record<DossierField, string>>> | undefined>;

/**
 * Looks for the table: the sheet and rows whose labels say most. Where the labels do not suffice, what the agency chose
 * for the same layout before; else the best guess, with what it lacks, for a person to complete.
 */
export async function findLayout(path: string, limits: ReadingLimits, keptMapping: KeptMapping): Promise<FoundLayout> {
  const book = await openSpreadsheet(path, limits);
  try {
    let likely: { sheet: Sheet; layout: Layout; rows: readonly SheetRow[] } | undefined;
    for (const sheet of book.sheets.slice(0, SHEETS_TRIED)) {
      const rows = await firstRows(sheet);
      const layout = findHeader(rows);
      if (layout && layout.missing.length === 0) {
        return { kind: book.kind, ...described(sheet, layout, rows, false) };
      }
      likely ??= guessOf(sheet, layout, rows);
    }
    if (!likely) {
      throw refuse('header-not-found');
    }
    const { sheet, layout, rows } = likely;
    const kept = await keptMapping(fingerprintOf(layout));
    return { kind: book.kind, ...described(sheet, kept ? mappedLayout(layout, kept) : layout, rows, Boolean(kept)) };
  } finally {
    await book.close();
  }
}

function guessOf(sheet: Sheet, layout: Layout | undefined, rows: readonly SheetRow[]) {
  const guess = layout ?? likelyHeader(rows);
  return guess && { sheet, layout: guess, rows };
}

function described(sheet: Sheet, layout: Layout, rows: readonly SheetRow[], mapped: boolean) {
  const below = rows.filter((row) => row.number > layout.lastRow && !isNumberingRow(row)).slice(0, SAMPLE_ROWS);
  const samples = below.map(({ cells }) => Array.from(cells, (cell) => cellText(cell).slice(0, 60)));
  const { firstRow, lastRow, columns, labels, missing } = layout;
  const view: LayoutView = {
    sheet: sheet.name,
    firstRow,
    lastRow,
    columns: [...columns],
    labels: [...labels],
    missing: [...missing],
    mapped,
    samples,
  };
  return { layout: view, fingerprint: fingerprintOf(layout) };
}

async function firstRows(sheet: Sheet): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const chunk of sheet.rows()) {
    rows.push(...chunk.slice(0, HEADER_SEARCH_ROWS + SAMPLE_ROWS - rows.length));
    if (rows.length >= HEADER_SEARCH_ROWS + SAMPLE_ROWS) {
      break;
    }
  }
  return rows;
}

/** The rows of the file in batches. Memory does not grow with the file, but for the hashes of the codes seen. */
export async function* readBatches(
  path: string,
  layout: LayoutView,
  options: { readonly limits: ReadingLimits; readonly today: PlainDate; readonly batchRows?: number },
): AsyncGenerator<Batch> {
  const book = await openSpreadsheet(path, options.limits);
  try {
    const sheet = book.sheets.find(({ name }) => name === layout.sheet);
    if (!sheet) {
      throw refuse('header-not-found');
    }
    const gathering = new Gathering(dossierReader(layout, options.today), options.batchRows ?? BATCH_ROWS);
    for await (const rows of sheet.rows()) {
      // Reading runs beside the database: what it answered meanwhile, and what waits to be sent to it, goes first.
      await setImmediate();
      for (const row of rows) {
        const isTable = row.number > layout.lastRow && !(row.number <= layout.lastRow + 2 && isNumberingRow(row));
        const batch = isTable ? gathering.take(row) : undefined;
        if (batch) {
          yield batch;
        }
      }
    }
    yield gathering.rest();
  } finally {
    await book.close();
  }
}

class Gathering {
  readonly #read: (row: SheetRow) => ReadRow;
  readonly #size: number;
  readonly #seen = new SeenCodes();
  #dossiers: ImportedDossier[] = [];
  #bad: BadRow[] = [];
  #skipped = 0;

  constructor(read: (row: SheetRow) => ReadRow, size: number) {
    this.#read = read;
    this.#size = size;
  }

  take(row: SheetRow): Batch | undefined {
    const read = this.#read(row);
    if (read.kind === 'skipped') {
      this.#skipped += 1;
    } else if (read.kind === 'bad') {
      this.#bad.push(read);
    } else if (this.#seen.add(read.dossier.code)) {
      this.#dossiers.push(read.dossier);
    } else {
      const { code } = read.dossier;
      this.#bad.push({ kind: 'bad', row: row.number, code, problems: [{ code: 'code-twice', detail: {} }] });
    }
    return this.#dossiers.length + this.#bad.length >= this.#size ? this.rest() : undefined;
  }

  rest(): Batch {
    const batch = { dossiers: this.#dossiers, bad: this.#bad, skipped: this.#skipped };
    this.#dossiers = [];
    this.#bad = [];
    this.#skipped = 0;
    return batch;
  }
}
