import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { RECIPIENTS_TITLE } from '#core/kernel/document-text.ts';
import {
  type Align,
  type Cell,
  type Closing,
  cellOf,
  type Inline,
  type Recipients,
  type Signer,
  type Table as TableBlock,
} from '#core/kernel/documents.ts';
import { ALIGNMENTS, type Frame, mmToTwips, type RunStyle, textRuns } from './docx-text.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

function bordersOf(border: typeof NONE | typeof THIN) {
  return {
    top: border,
    bottom: border,
    left: border,
    right: border,
    insideHorizontal: border,
    insideVertical: border,
  };
}

const CLOSE = { before: 0, after: 0 } as const;

/** A line of a borderless layout table: head, foot, slips. */
export function layoutLine(content: Inline, style: RunStyle, align: Align = 'center', after = 0): Paragraph {
  return new Paragraph({
    alignment: ALIGNMENTS[align],
    spacing: { before: 0, after },
    children: textRuns(content, style),
  });
}

/** A borderless grid over the whole text width; `widths` are twips. */
export function layoutTable(widths: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table {
  return new Table({
    width: {
      size: widths.reduce((sum, width) => sum + width, 0),
      type: WidthType.DXA,
    },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: bordersOf(NONE),
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                children: children.length === 0 ? [new Paragraph({})] : children,
              }),
          ),
        }),
    ),
  });
}

export function dataTable(table: TableBlock, frame: Frame): readonly (Paragraph | Table)[] {
  const size = table.size ?? frame.sizes.table;
  const shares = table.columns.reduce((sum, { width }) => sum + width, 0);
  const widths = table.columns.map(({ width }) => Math.round((frame.width * width) / shares));
  const { caption, unit } = table;
  return [
    ...(caption === undefined ? [] : [kept(caption, { size, bold: true }, 'center')]),
    ...(unit === undefined ? [] : [kept(unit, { size, italic: true }, 'right')]),
    new Table({
      width: { size: frame.width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: bordersOf(table.borders === 'none' ? NONE : THIN),
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      rows: rowsOf(table, size),
    }),
    new Paragraph({ spacing: { before: 0, after: 60, line: 120 } }),
  ];
}

function kept(content: Inline, style: RunStyle, align: Align): Paragraph {
  return new Paragraph({
    alignment: ALIGNMENTS[align],
    keepNext: true,
    spacing: { before: 60, after: 40 },
    children: textRuns(content, style),
  });
}

function rowsOf(table: TableBlock, size: number): readonly TableRow[] {
  const head = table.head.map((cells) =>
    rowOf(
      cells.map((cell) => headCell(cell, size)),
      true,
    ),
  );
  const numbering = table.numbering
    ? [
        rowOf(
          table.numbering.map((text) => tableCell(text, { size, italic: true }, 'center', true)),
          true,
        ),
      ]
    : [];
  const free = columnsUnder(table);
  const body = table.rows.map((cells, row) =>
    rowOf(
      cells.map((cell, index) => {
        const { align, bold } = cellOf(cell);
        const column = table.columns[free[row]?.[index] ?? index];
        return tableCell(cell, { size, bold: bold ?? false }, align ?? column?.align ?? 'left', false);
      }),
      false,
    ),
  );
  return [...head, ...numbering, ...body];
}

/** The column in which each cell of each row stands, with cells merged from above and from the left counted. */
function columnsUnder({ rows, columns }: TableBlock): readonly (readonly number[])[] {
  const taken = columns.map(() => 0);
  return rows.map((cells) => {
    let column = 0;
    const starts = cells.map((cell) => {
      while ((taken[column] ?? 0) > 0) {
        column += 1;
      }
      const start = column;
      const { columns: wide = 1, rows: deep = 1 } = cellOf(cell);
      for (let step = 0; step < wide; step += 1) {
        taken[column + step] = deep;
      }
      column += wide;
      return start;
    });
    taken.forEach((left, index) => {
      taken[index] = Math.max(0, left - 1);
    });
    return starts;
  });
}

function rowOf(children: readonly TableCell[], tableHeader: boolean): TableRow {
  return new TableRow({ children, tableHeader, cantSplit: true });
}

function headCell(cell: Cell, size: number): TableCell {
  return tableCell(cell, { size, bold: true }, cellOf(cell).align ?? 'center', true);
}

function tableCell(cell: Cell, style: RunStyle, align: Align, middle: boolean): TableCell {
  const { content, columns, rows } = cellOf(cell);
  return new TableCell({
    ...(columns === undefined ? {} : { columnSpan: columns }),
    ...(rows === undefined ? {} : { rowSpan: rows }),
    verticalAlign: middle ? VerticalAlign.CENTER : VerticalAlign.TOP,
    children: [
      new Paragraph({
        alignment: ALIGNMENTS[align],
        spacing: CLOSE,
        children: textRuns(content, style),
      }),
    ],
  });
}

export function closingTable({ left, right }: Closing, frame: Frame): Table {
  const half = Math.floor(frame.width / 2);
  const leftLines =
    left === undefined ? [] : left.kind === 'recipients' ? recipientLines(left, frame) : signerLines(left, frame);
  return layoutTable([half, frame.width - half], [[leftLines, right ? signerLines(right, frame) : []]]);
}

function recipientLines({ lines }: Recipients, { sizes }: Frame): readonly Paragraph[] {
  return [
    layoutLine(RECIPIENTS_TITLE, { size: sizes.recipientsTitle, bold: true, italic: true }, 'left'),
    ...lines.map((line) => layoutLine(`- ${line}`, { size: sizes.recipients }, 'left')),
  ];
}

function signerLines({ authority, note, name }: Signer, { sizes }: Frame): readonly Paragraph[] {
  const size = sizes.body;
  const room = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: mmToTwips((20 * size) / 14), after: 0 },
  });
  return [
    ...authority.map((line) => layoutLine(line, { size, bold: true })),
    ...(note === undefined ? [] : [layoutLine(note, { size, italic: true })]),
    room,
    ...(name === undefined ? [] : [layoutLine(name, { size, bold: true })]),
  ];
}
