import {
  annexLines,
  listMarker,
  MOTTO,
  NATION,
  numberLine,
  placeAndDate,
  RECIPIENTS_TITLE,
} from '#core/kernel/document-text.ts';
import {
  type Block,
  type Cell,
  type Closing,
  cellOf,
  type DocumentHead,
  type Inline,
  type PrintedDocument,
  runsOf,
  type Signer,
  type Table,
} from '#core/kernel/documents.ts';
import { HEAD_LEFT_SHARE, pageLayout, type TypeSizes, typeSizes } from './page-layout.ts';

/** What a text becomes before it reaches the page: the signs that the fonts carry. */
type Legible = (text: string) => string;

interface Writing {
  readonly sizes: TypeSizes;
  readonly legible: Legible;
}

/**
 * The document as the template `document.typ` reads it: JSON with every field present. Texts stay strings from here
 * to the page; none of them is ever part of Typst source, so there is nothing to escape.
 */
export function typstData(document: PrintedDocument, createdOn: string, legible: Legible): unknown {
  const sizes = typeSizes(document);
  const writing = { sizes, legible };
  const [year, month, day] = createdOn.split('-').map(Number);
  return {
    title: legible(document.title),
    date: { year, month, day },
    page: pageLayout(document, document.orientation),
    sizes,
    head: document.head ? headData(document.head, legible) : null,
    body: document.body.map((block) => blockData(block, writing)),
    annexes: (document.annexes ?? []).map((annex) => ({
      page: pageLayout(document, annex.orientation),
      lines: annexLines(annex).map((text, index, { length }) => ({
        text: legible(text),
        bold: annex.reference === undefined || index < length - 1,
      })),
      body: annex.body.map((block) => blockData(block, writing)),
    })),
  };
}

function headData(head: DocumentHead, legible: Legible) {
  const optional = (text: string | undefined) => (text === undefined ? null : legible(text));
  return {
    share: HEAD_LEFT_SHARE * 100,
    superior: optional(head.superior),
    agency: legible(head.agency),
    nation: NATION,
    motto: MOTTO,
    number: legible(numberLine(head.number)),
    place: legible(placeAndDate(head.place, head.date)),
    kind: optional(head.kind),
    abstract: optional(head.abstract),
  };
}

function blockData(block: Block, writing: Writing): unknown {
  const { legible, sizes } = writing;
  switch (block.kind) {
    case 'heading':
      return {
        kind: 'heading',
        level: block.level,
        runs: runData(block.content, legible),
      };
    case 'paragraph':
      return {
        kind: 'paragraph',
        runs: runData(block.content, legible),
        align: block.align ?? 'justify',
        flush: block.flush === true || block.align === 'center' || block.align === 'right',
        size: block.size ?? sizes.body,
        keep: block.keepWithNext === true,
      };
    case 'list':
      return {
        kind: 'list',
        items: block.items.map((item, index) => [
          ...runData(listMarker(block.marker, index), legible),
          ...runData(item, legible),
        ]),
      };
    case 'table':
      return tableData(block, writing);
    case 'closing':
      return closingData(block, legible);
    case 'page-break':
      return { kind: 'page-break' };
    default:
      return block satisfies never;
  }
}

function tableData(table: Table, { sizes, legible }: Writing) {
  const cellData = (cell: Cell) => {
    const { content, columns, rows, align, bold } = cellOf(cell);
    return {
      runs: runData(content, legible),
      columns: columns ?? 1,
      rows: rows ?? 1,
      align: align ?? null,
      bold: bold === true,
    };
  };
  return {
    kind: 'table',
    caption: table.caption === undefined ? null : runData(table.caption, legible),
    unit: table.unit === undefined ? null : legible(table.unit),
    widths: table.columns.map(({ width }) => width),
    aligns: table.columns.map(({ align }) => align ?? 'left'),
    borders: table.borders !== 'none',
    size: table.size ?? sizes.table,
    head: table.head.flat().map(cellData),
    numbering: (table.numbering ?? []).map(legible),
    rows: table.rows.flat().map(cellData),
  };
}

function closingData({ left, right }: Closing, legible: Legible) {
  const signerData = ({ authority, note, name }: Signer) => ({
    authority: authority.map(legible),
    note: note === undefined ? null : legible(note),
    name: name === undefined ? null : legible(name),
  });
  const leftData =
    left?.kind === 'recipients'
      ? { title: RECIPIENTS_TITLE, lines: left.lines.map(legible) }
      : left && signerData(left);
  return {
    kind: 'closing',
    left: leftData ?? null,
    right: right ? signerData(right) : null,
  };
}

function runData(content: Inline, legible: Legible) {
  return runsOf(content).map(({ text, bold, italic }) => ({
    text: legible(text),
    bold: bold === true,
    italic: italic === true,
  }));
}
