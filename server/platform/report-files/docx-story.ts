import type { Numbering } from './docx-numbering.ts';
import type { LineList } from './line-list.ts';
import { tabCells } from './row-cells.ts';

type Attributes = Readonly<Record<string, string>>;

interface Paragraph {
  text: string;
  style: string | undefined;
  numId: string | undefined;
  level: number | undefined;
  /** Its end was deleted under tracked changes: the next paragraph goes on in the same line. */
  goesOn: boolean;
}

interface Cell {
  readonly paragraphs: string[];
  span: number;
  /** The lower part of a cell merged over several rows: its text stands in the uppermost. */
  continues: boolean;
}

interface Table {
  readonly index: number;
  row: string[];
  /** The paragraphs of the row's first cell: a table of one column only frames prose. */
  firstCell: readonly string[];
  cells: number;
  deleted: boolean;
  cell: Cell | undefined;
}

/** What is there twice (the picture for old programs) or was moved or struck out. */
const SKIPPED = new Set([
  'Fallback',
  'moveFrom',
  'delText',
  'instrText',
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
]);

/** Counts tables and rows of tabs through all stories of one file. */
export class TableCount {
  next = 0;
}

/**
 * One story of a DOCX (body, header, footnotes), fed with the events of its XML: paragraphs and rows of tables become
 * lines in the order of reading. Deleted text is left out, inserted text is there; text boxes stand before the
 * paragraph that holds them.
 */
export class DocxStory {
  readonly #list: LineList;
  readonly #numbering: Numbering;
  readonly #tables: TableCount;
  readonly #path: string[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #open: (Table | 'box')[] = [];
  #skipping = 0;
  #runs = 0;
  #hidden = false;
  #held = '';
  #tabTable: number | undefined;

  constructor(list: LineList, numbering: Numbering, tables: TableCount) {
    this.#list = list;
    this.#numbering = numbering;
    this.#tables = tables;
  }

  open(name: string, attributes: Attributes): void {
    this.#path.push(name);
    if (this.#skipping > 0 || SKIPPED.has(name) || isSeparator(name, attributes)) {
      this.#skipping += 1;
    } else if (this.#runs > 0 && this.#openInRun(name, attributes)) {
      return;
    } else if (name === 'p' && this.#path.at(-2) !== 'numPicBullet') {
      this.#paragraphs.push({ text: '', style: undefined, numId: undefined, level: undefined, goesOn: false });
    } else if (name === 'r') {
      this.#runs += 1;
      this.#hidden = false;
    } else {
      this.#openPlace(name, attributes);
    }
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#skipping > 0) {
      this.#skipping -= 1;
    } else if (name === 'r') {
      this.#runs -= 1;
      this.#hidden = false;
    } else if (name === 'p') {
      this.#endParagraph(this.#paragraphs.pop());
    } else if (name === 'tbl' || name === 'txbxContent') {
      this.#open.pop();
      this.#runs = name === 'txbxContent' ? 1 : this.#runs;
    } else {
      this.#closeInTable(name);
    }
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && this.#skipping === 0 && !this.#hidden && this.#path.at(-1) === 't') {
      paragraph.text += text;
    }
  }

  /** What stands in a run besides text; false where the element is no matter of runs. */
  #openInRun(name: string, attributes: Attributes): boolean {
    const paragraph = this.#paragraphs.at(-1);
    if (name === 'txbxContent') {
      this.#runs = 0;
      this.#open.push('box');
      return true;
    }
    if (name === 'vanish') {
      this.#hidden = isOn(attributes);
    } else if (name === 'tab' && paragraph) {
      paragraph.text += '\t';
    } else if (name === 'noBreakHyphen' && paragraph) {
      paragraph.text += '-';
    } else if ((name === 'br' || name === 'cr') && paragraph) {
      paragraph.text += '\n';
    } else {
      return false;
    }
    return true;
  }

  #openPlace(name: string, attributes: Attributes): void {
    const table = this.#table();
    if (name === 'tbl') {
      const index = this.#tables.next;
      this.#tables.next += 1;
      this.#open.push({ index, row: [], firstCell: [], cells: 0, deleted: false, cell: undefined });
    } else if (name === 'tr' && table) {
      Object.assign(table, { row: [], firstCell: [], cells: 0, deleted: false });
    } else if (name === 'tc' && table) {
      table.cell = { paragraphs: [], span: 1, continues: false };
    } else if (table && this.#path.at(-2)?.startsWith('t')) {
      this.#describeTable(table, name, attributes);
    } else {
      this.#describeParagraph(name, attributes);
    }
  }

  #describeTable(table: Table, name: string, attributes: Attributes): void {
    const value = attributes['w:val'];
    if (name === 'gridSpan' && table.cell) {
      table.cell.span = Math.min(Math.max(Number(value) || 1, 1), 100);
    } else if (name === 'vMerge' && table.cell) {
      table.cell.continues = value !== 'restart';
    } else if (name === 'gridBefore') {
      table.row.push(...Array.from({ length: Math.min(Number(value) || 0, 100) }, () => ''));
    } else if (name === 'del') {
      table.deleted = true;
    }
  }

  #describeParagraph(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraphs.at(-1);
    const value = attributes['w:val'];
    if (!paragraph || !this.#path.includes('pPr')) {
      return;
    }
    if (name === 'pStyle') {
      paragraph.style = value;
    } else if (name === 'numId') {
      paragraph.numId = value;
    } else if (name === 'ilvl') {
      paragraph.level = Number(value);
    } else if (name === 'del') {
      paragraph.goesOn = true;
    }
  }

  #closeInTable(name: string): void {
    const table = this.#table();
    if (name === 'tc' && table?.cell) {
      const { paragraphs, span, continues } = table.cell;
      table.firstCell = table.cells === 0 ? paragraphs : table.firstCell;
      table.cells += 1;
      table.row.push(continues ? '' : paragraphs.join(' '));
      table.row.push(...Array.from({ length: span - 1 }, () => ''));
      table.cell = undefined;
    } else if (name === 'tr' && table && !table.deleted) {
      this.#endRow(table);
    }
  }

  #endRow(table: Table): void {
    if (table.cells === 1 && table.row.length === 1) {
      for (const text of table.firstCell) {
        this.#list.addText(text);
      }
      return;
    }
    this.#tabTable = undefined;
    this.#list.addRow(table.row, table.index);
  }

  #endParagraph(paragraph: Paragraph | undefined): void {
    if (!paragraph) {
      return;
    }
    const { style, numId, level } = paragraph;
    const label = this.#numbering.labelOf(style, numId, level);
    const own = label !== '' && paragraph.text.trim() !== '' ? `${label} ${paragraph.text}` : paragraph.text;
    const text = this.#held + own;
    this.#held = paragraph.goesOn ? text : '';
    if (!paragraph.goesOn) {
      this.#deliver(text);
    }
  }

  #deliver(text: string): void {
    const cell = this.#table()?.cell;
    if (cell) {
      if (text.trim() !== '') {
        cell.paragraphs.push(text);
      }
      return;
    }
    for (const line of text.split('\n')) {
      const cells = tabCells(line);
      if (cells.length > 1) {
        this.#tabTable ??= this.#tables.next++;
        this.#list.addRow(cells, this.#tabTable);
      } else {
        this.#tabTable = line.trim() === '' ? this.#tabTable : undefined;
        this.#list.addText(line);
      }
    }
  }

  /** The table whose cell is being read; none inside a text box. */
  #table(): Table | undefined {
    const innermost = this.#open.at(-1);
    return innermost === 'box' ? undefined : innermost;
  }
}

/** The line between text and footnotes is a footnote of its own. */
function isSeparator(name: string, attributes: Attributes): boolean {
  return (name === 'footnote' || name === 'endnote') && /separator|continuation/iu.test(attributes['w:type'] ?? '');
}

function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off'].includes(attributes['w:val'] ?? '1');
}
