import { cellText, type ResultCell, type ResultTable } from '#core/assessments/result/result-table.ts';
import { writeXlsx, type XlsxCell, type XlsxRow, type XlsxSheet } from '#server/platform/spreadsheets/xlsx-writer.ts';

export async function tablesAsXlsx(tables: readonly ResultTable[]): Promise<Buffer> {
  return writeXlsx(tables.map(sheetOf));
}

function sheetOf({ name, title, notes, columns, rows, total }: ResultTable): XlsxSheet {
  const across = columns.length;
  const line = (value: string, style: 'title' | 'note', height: number): XlsxRow => ({
    height,
    cells: [{ value, style, columns: across }],
  });
  return {
    name,
    widths: columns.map(({ width }) => width),
    landscape: across > 5,
    headRows: { first: 2, last: 2 },
    rows: [
      line(title, 'title', 36),
      { height: 36, cells: columns.map(({ head }) => ({ value: head, style: 'head' })) },
      ...rows.map((row) => ({ cells: row.map((cell, at) => xlsxCell(cell, columns[at]?.kind === 'number')) })),
      ...(total ? [{ cells: total.map((cell) => ({ value: cellText(cell), style: 'total-text' as const })) }] : []),
      ...notes.map((text) => line(text, 'note', 34)),
    ],
  };
}

function xlsxCell(cell: ResultCell, isNumber: boolean): XlsxCell {
  if (cell === undefined || typeof cell === 'string') {
    return { value: cell, style: isNumber ? 'center' : 'text' };
  }
  return typeof cell === 'number' ? { value: cell, style: 'count' } : { value: Number(cell.decimal), style: 'decimal' };
}

/** With the mark that Excel knows UTF-8 by; a text that it would take for a formula begins with an apostrophe. */
export function tableAsCsv({ columns, rows }: ResultTable): string {
  const lines = [columns.map(({ head }) => head), ...rows.map((row) => row.map(csvText))];
  return `\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** Figures with a dot, for programs. */
function csvText(cell: ResultCell): string {
  if (typeof cell === 'string') {
    return /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  }
  return cell === undefined ? '' : typeof cell === 'number' ? String(cell) : cell.decimal;
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
