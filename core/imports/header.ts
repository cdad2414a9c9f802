import { clean, fold } from '#core/kernel/text.ts';
import { type Cell, cellText, type SheetRow } from './cell.ts';
import { DOSSIER_COLUMNS, DOSSIER_FIELDS, type DossierField, REQUIRED_FIELDS } from './dossier-columns.ts';

/** Titles, national motto and period lines stand above the table; nobody prints more than this. */
export const HEADER_SEARCH_ROWS = 60;
const MOST_HEADER_LINES = 4;

export interface Column {
  readonly field: DossierField;
  /** 0 = column A. */
  readonly index: number;
  readonly label: string;
}

export interface Layout {
  /** Sheet row numbers of the header's first and last line. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly Column[];
  /** Every label of the header with its column, for a person to choose from. */
  readonly labels: readonly { readonly index: number; readonly label: string }[];
  readonly missing: readonly DossierField[];
}

/** A label without marks, case, punctuation and what stands in brackets (units, numbers of forms). */
export function plainLabel(label: string): string {
  return fold(label.replace(/\([^)]*\)/gu, ' '))
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
}

const FIELD_OF = new Map<string, DossierField>(
  DOSSIER_FIELDS.flatMap((field) =>
    [DOSSIER_COLUMNS[field].name, ...DOSSIER_COLUMNS[field].labels].map((label) => [plainLabel(label), field] as const),
  ),
);

/** The words of one column from the header's lines, top to bottom, without repeats. */
type LabelPath = readonly string[];

/**
 * Finds the header by its labels, not by its place: any line, several merged lines, any first column. Returns the best
 * candidate with what it lacks; undefined where no line looks like a header of dossiers.
 */
export function findHeader(rows: readonly SheetRow[]): Layout | undefined {
  let best: { readonly layout: Layout; readonly score: number } | undefined;
  for (let start = 0; start < rows.length; start += 1) {
    for (let lines = 1; lines <= MOST_HEADER_LINES && start + lines <= rows.length; lines += 1) {
      const layout = layoutOf(rows.slice(start, start + lines));
      const score = layout.columns.length * 10 - layout.missing.length * 5 - lines;
      if (layout.columns.length >= 3 && (!best || score > best.score)) {
        best = { layout, score };
      }
    }
  }
  return best?.layout;
}

function layoutOf(lines: readonly SheetRow[]): Layout {
  const paths = labelPaths(lines);
  const columns: Column[] = [];
  const taken = new Set<DossierField>();
  for (const [index, path] of paths) {
    const field = fieldOf(path);
    if (field && !taken.has(field)) {
      taken.add(field);
      columns.push({ field, index, label: path.join(' – ') });
    }
  }
  return {
    firstRow: lines[0]?.number ?? 0,
    lastRow: lines.at(-1)?.number ?? 0,
    columns,
    labels: [...paths].map(([index, path]) => ({ index, label: path.join(' – ') })),
    missing: REQUIRED_FIELDS.filter((field) => !taken.has(field)),
  };
}

function labelPaths(lines: readonly SheetRow[]): Map<number, LabelPath> {
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const paths = new Map<number, LabelPath>();
  for (let index = 0; index < width; index += 1) {
    const words = lines.map((_, line) => labelAt(lines, line, index)).filter((label) => label !== '');
    const path = words.filter((label, at) => label !== words[at - 1]);
    if (path.length > 0) {
      paths.set(index, path);
    }
  }
  return paths;
}

/**
 * The label above a column. An empty cell of an upper line belongs to the label at its left when both columns have
 * words below: that is how a merged heading looks where merging is lost (CSV).
 */
function labelAt(lines: readonly SheetRow[], line: number, index: number): string {
  const own = textAt(lines, line, index);
  if (own || !hasWordsBelow(lines, line, index)) {
    return own;
  }
  for (let left = index - 1; left >= 0; left -= 1) {
    const label = textAt(lines, line, left);
    if (label) {
      return hasWordsBelow(lines, line, left) ? label : '';
    }
  }
  return '';
}

function hasWordsBelow(lines: readonly SheetRow[], line: number, index: number): boolean {
  return lines.some((_, below) => below > line && textAt(lines, below, index) !== '');
}

function textAt(lines: readonly SheetRow[], line: number, index: number): string {
  const cell: Cell = lines[line]?.cells[index];
  return typeof cell === 'string' ? clean(cell) : '';
}

/** "Thời gian – Tiếp nhận": the whole path, the path read upwards ("Ngày" under "Trả kết quả"), the lowest words. */
function fieldOf(path: LabelPath): DossierField | undefined {
  const tries = [path.join(' '), [...path].reverse().join(' '), path.at(-1) ?? ''];
  for (const label of tries) {
    const field = FIELD_OF.get(plainLabel(label));
    if (field) {
      return field;
    }
  }
  return undefined;
}

/** The layout with a person's choice of columns in place of what the labels said. */
export function mappedLayout(layout: Layout, choice: Readonly<Partial<Record<DossierField, string>>>): Layout {
  const columns = DOSSIER_FIELDS.flatMap((field) => {
    const found = layout.labels.find(({ label }) => label === choice[field]);
    return found ? [{ field, index: found.index, label: found.label }] : [];
  });
  const missing = REQUIRED_FIELDS.filter((field) => !columns.some((column) => column.field === field));
  return { ...layout, columns, missing };
}

/** What tells one export from another: its labels, in order. */
export function fingerprintOf({ labels }: Layout): string {
  return labels.map(({ label }) => plainLabel(label)).join('|');
}

/** A line `(1) (2) (3)…` under the header, with or without brackets. */
export function isNumberingRow({ cells }: SheetRow): boolean {
  const numbers = cells.flatMap((cell) => {
    const match = /^\(?(\d{1,2})\)?$/u.exec(cellText(cell).trim());
    return cell === undefined ? [] : [match ? Number(match[1]) : Number.NaN];
  });
  return numbers.length >= 3 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

/** A table without a header that we know: the line with most texts, as a start for mapping by hand. */
export function likelyHeader(rows: readonly SheetRow[]): Layout | undefined {
  const texts = (row: SheetRow) => row.cells.filter((cell) => typeof cell === 'string' && clean(cell) !== '').length;
  const [first, ...rest] = rows;
  if (!first) {
    return undefined;
  }
  const widest = rest.reduce((best, row) => (texts(row) > texts(best) ? row : best), first);
  return texts(widest) >= 3 ? { ...layoutOf([widest]), columns: [], missing: REQUIRED_FIELDS } : undefined;
}
