import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';
import type { Block, Cell, Table } from '#core/kernel/documents.ts';

/** A figure with two places, as JSON carries it ("91.32"). */
export interface Decimal {
  readonly decimal: string;
}

export type ResultCell = string | number | Decimal | undefined;

export interface ResultColumn {
  readonly head: string;
  /** In characters, for spreadsheets; their shares make the widths on paper. */
  readonly width: number;
  readonly kind: 'text' | 'number';
}

/** A list of results as data: spreadsheets, CSV and printed annexes are written from the same one. */
export interface ResultTable {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly ResultCell[])[];
  /** Sums under the columns; undefined where there is nothing to add up. */
  readonly total?: readonly ResultCell[];
}

/** "-0,05": `formatDecimal` writes figures from zero up. */
export function signedText(text: string): string {
  const negative = text.startsWith('-');
  const plain = formatDecimal(text.replace(/^[+-]/u, ''), true);
  return negative ? `−${plain}` : text.startsWith('+') ? `+${plain}` : plain;
}

export function cellText(cell: ResultCell): string {
  if (cell === undefined) {
    return '';
  }
  if (typeof cell === 'string') {
    return cell;
  }
  return typeof cell === 'number' ? formatCount(cell) : signedText(cell.decimal);
}

/** The table as it is printed in an annex. */
export function printedTable({ columns, rows, total, notes }: ResultTable): readonly Block[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const bold = (cell: ResultCell): Cell => ({ content: cellText(cell), bold: true });
  const table: Table = {
    kind: 'table',
    size: 11,
    columns: columns.map(({ width, kind }) => ({
      width: (width * 100) / whole,
      align: kind === 'number' ? 'right' : 'left',
    })),
    head: [columns.map(({ head }) => head)],
    rows: [...rows.map((row) => row.map(cellText)), ...(total ? [total.map(bold)] : [])],
  };
  return [table, ...notes.map((content): Block => ({ kind: 'paragraph', content, size: 11, flush: true }))];
}
