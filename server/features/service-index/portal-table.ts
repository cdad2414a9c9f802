import { unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, cellText } from '#core/imports/cell.ts';
import {
  PORTAL_COLUMN_KEYS,
  PORTAL_COLUMNS,
  PORTAL_ROWS_MOST,
  type PortalCells,
  type PortalColumn,
  pastedRows,
  portalHeader,
} from '#core/service-index/portal-rows.ts';
import { refuse } from '#core/service-index/refusals.ts';
import { newId } from '#server/platform/ids.ts';
import { openSpreadsheet } from '#server/platform/spreadsheets/open-spreadsheet.ts';
import { UPLOAD_LIMITS } from '#server/platform/spreadsheets/reading-limits.ts';
import { writeXlsx } from '#server/platform/spreadsheets/xlsx-writer.ts';
import type { TableRow } from './portal-service.ts';

interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The table of a file, XLSX or CSV. */
export async function rowsOfFile(content: Buffer): Promise<readonly TableRow[]> {
  // The reader walks a file on disk, so that no workbook has to fit into memory twice.
  const path = join(tmpdir(), `cchc-${newId(new Date())}.table`);
  await writeFile(path, content, { mode: 0o600 });
  try {
    const book = await openSpreadsheet(path, UPLOAD_LIMITS);
    try {
      const [sheet] = book.sheets;
      return sheet ? underHeader(await firstRows(sheet.rows())) : underHeader([]);
    } finally {
      await book.close();
    }
  } finally {
    await unlink(path);
  }
}

type Rows = ReturnType<Awaited<ReturnType<typeof openSpreadsheet>>['sheets'][number]['rows']>;

/** Days without their midnight. */
const textOf = (cell: Cell) => (typeof cell === 'object' ? cell.local.slice(0, 10) : cellText(cell));

async function firstRows(chunks: Rows): Promise<readonly RawRow[]> {
  const rows: RawRow[] = [];
  for await (const chunk of chunks) {
    rows.push(...chunk.map(({ number, cells }) => ({ row: number, cells: cells.map(textOf) })));
    if (rows.length > PORTAL_ROWS_MOST * 2) {
      throw refuse('portal-sheet-too-long', { most: PORTAL_ROWS_MOST });
    }
  }
  return rows;
}

/** The table of the clipboard. */
export function rowsOfText(text: string): readonly TableRow[] {
  return underHeader(pastedRows(text).map((cells, at) => ({ row: at + 1, cells })));
}

function underHeader(rows: readonly RawRow[]): readonly TableRow[] {
  const at = rows.findIndex(({ cells }) => portalHeader(cells));
  const header = portalHeader(rows[at]?.cells ?? []);
  if (!header) {
    throw refuse('portal-sheet-unreadable');
  }
  const lines = rows.slice(at + 1).filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  if (lines.length > PORTAL_ROWS_MOST) {
    throw refuse('portal-sheet-too-long', { most: PORTAL_ROWS_MOST });
  }
  return lines.map(({ row, cells }) => ({ row, cells: cellsBy(header, cells) }));
}

function cellsBy(header: ReadonlyMap<PortalColumn, number>, cells: readonly string[]): PortalCells {
  const entries = PORTAL_COLUMN_KEYS.map((column) => [column, cells[header.get(column) ?? -1] ?? '']);
  return Object.fromEntries(entries) as PortalCells;
}

/** The empty table to fill in. */
export async function portalTemplate(): Promise<Buffer> {
  return writeXlsx([
    {
      name: 'Số đọc từ Cổng',
      widths: [12, 12, 10, 14, 28, 60],
      headRows: { first: 1, last: 1 },
      rows: [{ cells: PORTAL_COLUMN_KEYS.map((column) => ({ value: PORTAL_COLUMNS[column], style: 'head' })) }],
    },
  ]);
}
