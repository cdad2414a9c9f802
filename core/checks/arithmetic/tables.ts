import type { TextFigure } from '../figure.ts';
import type { CheckedText, TextLine } from '../text.ts';
import type { Amount } from './amount.ts';
import { numberOf } from './amount.ts';
import type { DecimalMark } from './numerals.ts';
import { readNumeral } from './numerals.ts';

export interface Cell {
  readonly text: string;
  /** Its number; undefined where it holds words, nothing, or a number that can be read in two ways. */
  readonly amount: Amount | undefined;
  /** Nothing is printed, or a dash: it adds nothing. */
  readonly isEmpty: boolean;
}

export interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface Column {
  readonly index: number;
  /** The words above it, of all rows of the head. */
  readonly head: string;
  /** The number printed under the head: "(3)". */
  readonly number: number | undefined;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Its first row holds words alone; without one it may be the rest of a table that a page broke. */
  readonly hasHead: boolean;
  /** What the head says how a column is made: 3 = 4 + 5 + 6. */
  readonly formulas: readonly Formula[];
}

export interface Formula {
  readonly result: number;
  readonly terms: readonly { readonly column: number; readonly sign: 1 | -1 }[];
  /** 5 = 4 / 3: a share. */
  readonly over?: number | undefined;
}

const NUMBER = /^[-–−+]?\s?\d[\d.,]*(?: \d{3})*\s?%?$/u;
const EMPTY = /^[-–—−.…xX/]*$/u;
const NUMBERING = /^\(?\s*(?:\d{1,2}|[A-D])\s*\)?(?:\s*=[\s\d()+\-–*x×:/%.]+)?$/u;
const MADE_OF =
  /\(?\s*(\d{1,2})\s*\)?\s*=\s*((?:\(?\s*\d{1,2}\s*\)?\s*[+\-–]\s*)+\(?\s*\d{1,2}\s*\)?)(?!\s*[/:*x×\d])/gu;
const SHARE_OF = /\(?\s*(\d{1,2})\s*\)?\s*=\s*\(?\s*(\d{1,2})\s*\)?\s*[/:]\s*\(?\s*(\d{1,2})\s*\)?(?!\d)/gu;

function cellsOf(line: TextLine): readonly string[] | undefined {
  const cells = line.cells ?? (line.text.includes('\t') ? line.text.split('\t') : undefined);
  return cells?.map((cell) => cell.replace(/\s+/gu, ' ').trim());
}

/** The tables of a document: neighbouring rows, or the rows that the reader of the file gave one number. */
export function tablesOf({ lines }: CheckedText, mark: DecimalMark): readonly Table[] {
  const tables: { line: number; cells: readonly string[] }[][] = [];
  let open: { line: number; cells: readonly string[] }[] | undefined;
  let number: number | undefined;
  for (const line of lines) {
    const cells = cellsOf(line);
    if (cells && open && isNewHead(cells) && cells.join() === open[0]?.cells.join()) {
      // A head printed again on the next page.
      continue;
    }
    if (cells && open && line.table === number && !isNewHead(cells)) {
      open.push({ line: line.number, cells });
    } else if (cells) {
      open = [{ line: line.number, cells }];
      number = line.table;
      tables.push(open);
    } else if (line.text.trim() !== '' || number === undefined) {
      open = undefined;
    }
  }
  return tables.filter((rows) => rows.length > 2).map((rows) => tableOf(rows, mark));
}

/** "STT | Nội dung | …" begins a table, even where no line parts it from the one above. */
function isNewHead(cells: readonly string[]): boolean {
  return /^(?:stt|tt|số tt)$/iu.test(cells[0] ?? '') && !cells.some((cell) => NUMBER.test(cell));
}

/** Rows that lack the cell before their numbers stand a column too far left: they prove nothing. */
function aligned(rows: readonly Row[]): readonly Row[] {
  const wordsIn = (column: number) => rows.filter(({ cells }) => /\p{L}{2}/u.test(cells[column]?.text ?? '')).length;
  const name = [0, 1, 2].find((column) => wordsIn(column) * 2 > rows.length) ?? 0;
  return rows.filter(({ cells }) => cells[name]?.amount === undefined);
}

function tableOf(raw: readonly { line: number; cells: readonly string[] }[], mark: DecimalMark): Table {
  const width = raw.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const numbering = raw.slice(0, 8).findIndex(({ cells }) => isNumbering(cells));
  const body = numbering >= 0 ? numbering + 1 : firstData(raw.map(({ cells }) => cells));
  const heads = raw.slice(0, numbering >= 0 ? numbering : body);
  const columns = Array.from({ length: width }, (_, index): Column => {
    const head = heads
      .map(({ cells }) => cells[index] ?? '')
      .filter((text) => text !== '')
      .join(' ');
    const printed = /\d{1,2}/u.exec(raw[numbering]?.cells[index] ?? '')?.[0];
    return { index, head, number: printed === undefined ? undefined : Number(printed) };
  });
  // Where every mark of a table closes a group of three, its numbers count: "1,197" is a thousand and more.
  const isGrouped = raw
    .slice(body)
    .every(({ cells }) => cells.every((cell) => !NUMBER.test(cell) || !/[.,]\d{1,2}\s?%?$|[.,]\d{4,}/u.test(cell)));
  const unnamed = isGrouped ? 'hồ sơ' : '';
  const rows = raw.slice(body).map(({ line, cells }) => ({
    line,
    cells: columns.map(({ index, head }) => cellOf(cells[index] ?? '', unitOfHead(head) || unnamed, mark)),
  }));
  const told = raw.slice(0, body).flatMap(({ cells }) => cells);
  const hasHead = body > 0 && !(raw[0]?.cells.some((cell) => NUMBER.test(cell)) ?? true);
  return { columns, rows: aligned(rows), hasHead, formulas: formulasIn(told.join('\n'), columns) };
}

/** "(1) (2) (3)", "A B 1 2 3=4+5": numbers of columns, ascending by one. */
function isNumbering(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 3 || !filled.every((cell) => NUMBERING.test(cell))) {
    return false;
  }
  const numbers = filled.flatMap((cell) => /\d{1,2}/u.exec(cell)?.[0] ?? []).map(Number);
  return numbers.length > 1 && numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1);
}

/** The first row with a number in a cell behind its first one that is not the row's own number. */
function firstData(rows: readonly (readonly string[])[]): number {
  const at = rows.findIndex((cells, index) => index > 0 && cells.slice(1).some((cell) => NUMBER.test(cell)));
  return at < 0 ? rows.length : at;
}

function unitOfHead(head: string): string {
  if (/tỷ lệ|tỉ lệ|%/iu.test(head)) {
    return '%';
  }
  if (/điểm/iu.test(head)) {
    return 'điểm';
  }
  return /triệu|tỷ đồng/iu.test(head)
    ? 'triệu đồng'
    : /số|hồ sơ|lượng|tổng|hạn|trực tuyến|trực tiếp|bưu chính|kỳ/iu.test(head)
      ? 'hồ sơ'
      : '';
}

function cellOf(text: string, unit: string, mark: DecimalMark): Cell {
  const plain = text.replace(/\*+/gu, '').trim();
  if (EMPTY.test(plain)) {
    return { text: plain, amount: undefined, isEmpty: true };
  }
  if (!NUMBER.test(plain)) {
    return { text: plain, amount: undefined, isEmpty: false };
  }
  const { amount, certain } = readNumeral(plain.replace(/^[-–−+]\s?|\s?%$/gu, ''), unit, mark);
  const signed = /^[-–−]/u.test(plain) ? { ...amount, units: -amount.units } : amount;
  return { text: plain, amount: certain ? signed : undefined, isEmpty: false };
}

function formulasIn(text: string, columns: readonly Column[]): readonly Formula[] {
  const indexOf = (number: string | undefined) => columns.find((column) => column.number === Number(number))?.index;
  const sums = [...text.matchAll(MADE_OF)].flatMap((match): Formula[] => {
    const result = indexOf(match[1]);
    const terms = [...(match[2] ?? '').matchAll(/([+\-–])?\s*\(?\s*(\d{1,2})/gu)].map(([, sign, number]) => ({
      column: indexOf(number),
      sign: sign === undefined || sign === '+' ? (1 as const) : (-1 as const),
    }));
    const known = terms.flatMap(({ column, sign }) => (column === undefined ? [] : [{ column, sign }]));
    return result === undefined || known.length < terms.length ? [] : [{ result, terms: known }];
  });
  const shares = [...text.matchAll(SHARE_OF)].flatMap((match): Formula[] => {
    const [result, part, over] = [indexOf(match[1]), indexOf(match[2]), indexOf(match[3])];
    return result === undefined || part === undefined || over === undefined
      ? []
      : [{ result, terms: [{ column: part, sign: 1 }], over }];
  });
  return unique([...sums, ...shares]);
}

function unique(formulas: readonly Formula[]): readonly Formula[] {
  const seen = new Map(formulas.map((formula) => [JSON.stringify(formula), formula]));
  return [...seen.values()];
}

/** The words of a row: its first cell that is no number. */
export function nameOf({ cells }: Row): string {
  return (
    cells.find(({ text, amount, isEmpty }) => !isEmpty && amount === undefined && /\p{L}{2}/u.test(text))?.text ?? ''
  );
}

/** The numbers of a table as figures: each counts what its row and its column say. */
export function tableFigures(table: Table): readonly TextFigure[] {
  return table.rows.flatMap((row) =>
    table.columns.slice(1).flatMap(({ index, head }) => {
      const cell = row.cells[index];
      if (!cell?.amount || /^(?:stt|tt)$/iu.test(head)) {
        return [];
      }
      const unit = cell.text.endsWith('%') || /tỷ lệ|tỉ lệ|%/iu.test(head) ? '%' : /điểm/iu.test(head) ? 'điểm' : '';
      const what = [nameOf(row), head]
        .filter((words) => words !== '')
        .join(' – ')
        .slice(0, 160);
      const quote = row.cells
        .map(({ text }) => text)
        .join(' | ')
        .slice(0, 320);
      return [{ value: numberOf(cell.amount), printed: cell.text, unit, what, line: row.line, quote }];
    }),
  );
}
