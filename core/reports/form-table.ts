import { formatDate } from '#core/kernel/dates.ts';
import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';
import type { Cell, MergedCell, Table } from '#core/kernel/documents.ts';
import type { DossierFigures, ReportFigures } from './figures.ts';
import { type CellKind, type ColumnForm, type FilledRow, type LineForm, rowOfFigures } from './form.ts';
import { type FormValue, formValue, plainDecimal } from './form-source.ts';

/** A filled form as a table of values: the printed annex and the workbook are made from the same one. */
export interface AnnexTable {
  readonly formNumber: string;
  readonly title: string;
  /** "Đơn vị báo cáo: …" and the other lines of the form's head. */
  readonly lines: readonly string[];
  readonly unitOfMeasure: string;
  readonly widths: readonly number[];
  readonly head: readonly (readonly MergedCell[])[];
  readonly numbering: readonly string[];
  readonly rows: readonly (readonly AnnexCell[])[];
  readonly total: readonly AnnexCell[] | undefined;
  readonly notes: readonly string[];
}

/** A text, a count, or a number with places ("43.09"); the empty text where nothing is recorded. */
export type AnnexCell = string | number | { readonly decimal: string };

export interface AnnexHead {
  readonly reporter: string;
  readonly receiver: string;
  readonly period: string;
}

/** What stands over every form: who reports to whom, over which days, and which figures are estimates. */
function headLines({ window, cutOff }: ReportFigures, head: AnnexHead): readonly string[] {
  return [
    `Đơn vị báo cáo: ${head.reporter}`,
    `Đơn vị nhận báo cáo: ${head.receiver}`,
    `Kỳ báo cáo: ${head.period} (từ ngày ${formatDate(window.from)} đến ngày ${formatDate(window.to)})`,
    ...(cutOff === null ? [] : [`Số liệu ước thực hiện đến ngày ${formatDate(cutOff)}`]),
  ];
}

/** A form by field or by channel of intake: a row a line of the dossiers' figures, and their total. */
export function fieldsTable(
  form: ColumnForm,
  figures: ReportFigures,
  rows: readonly { readonly label: string; readonly figures: DossierFigures }[],
  head: AnnexHead & { readonly of?: string },
): AnnexTable {
  const estimate = figures.cutOff !== null;
  const filled = rows.map(({ label, figures: line }) => rowOfFigures(form, label, line, estimate));
  const total = rowOfFigures(form, 'Tổng cộng', figures.total, estimate);
  return {
    ...columnTable(form, figures, filled, head),
    total: ['', 'Tổng cộng', ...cells(form, total)],
    notes: [withdrawnNote(figures.total)],
  };
}

/** A form by unit: the reporting unit alone, or the units below it and their sum. */
export function unitsTable(
  form: ColumnForm,
  figures: ReportFigures,
  units: readonly { readonly label: string; readonly figures: ReportFigures }[],
  head: AnnexHead,
): AnnexTable {
  const filled = units.map((unit) => rowOfUnit(form, unit.label, unit.figures));
  const total = rowOfUnit(form, 'Tổng cộng', figures);
  return {
    ...columnTable(form, figures, filled, head),
    total: units.length === 1 ? undefined : ['', 'Tổng cộng', ...cells(form, total)],
    notes: form.unverified ? [`Mẫu theo ${form.basis}, chờ đối chiếu với văn bản gốc.`] : [],
  };
}

export function rowOfUnit(form: ColumnForm, label: string, figures: ReportFigures): FilledRow {
  return { label, values: new Map(form.columns.map(({ key, source }) => [key, formValue(source, figures)])) };
}

/** A form of numbered lines: the statistics annex. */
export function linesTable(form: LineForm, figures: ReportFigures, head: AnnexHead): AnnexTable {
  return {
    formNumber: form.number,
    title: form.title,
    lines: headLines(figures, head),
    unitOfMeasure: '',
    widths: [8, 58, 14, 18, 32],
    head: [['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Kết quả', 'Ghi chú'].map((content) => ({ content }))],
    numbering: ['(1)', '(2)', '(3)', '(4)', '(5)'],
    rows: form.lines.map(({ no, label, value }) => {
      if (!value) {
        return [no, label, '', '', ''];
      }
      const filled = formValue(value.source, figures);
      return [no, label, value.unitOfMeasure, cellOf(value.kind, filled), noteOf(filled)];
    }),
    total: undefined,
    notes: form.unverified ? [`Chỉ tiêu theo ${form.basis}, chờ đối chiếu với phụ lục gốc.`] : [],
  };
}

function noteOf({ estimate, source }: FormValue): string {
  return [estimate ? 'Ước thực hiện' : '', source ?? ''].filter(Boolean).join('; ');
}

function columnTable(
  form: ColumnForm,
  figures: ReportFigures,
  rows: readonly FilledRow[],
  head: AnnexHead & { readonly of?: string },
): Omit<AnnexTable, 'total' | 'notes'> {
  return {
    formNumber: form.number,
    title: form.title,
    lines: headLines(figures, head),
    unitOfMeasure: form.unitOfMeasure,
    widths: [5, 26, ...form.columns.map(() => 8)],
    head: mergedHead([['TT'], [head.of ?? form.rowHead], ...form.columns.map((column) => column.head)]),
    numbering: [...form.columns.map(() => ''), '', ''].map((_, index) => `(${index + 1})`),
    rows: rows.map((row, index) => [index + 1, row.label, ...cells(form, row)]),
  };
}

function cells(form: ColumnForm, row: FilledRow): readonly AnnexCell[] {
  return form.columns.map(({ key, kind }) => {
    const value = row.values.get(key);
    return value ? cellOf(kind, value) : '';
  });
}

function cellOf(kind: CellKind, { value }: FormValue): AnnexCell {
  if (value === null) {
    return '';
  }
  if (kind === 'yes-no') {
    return value > 100 ? value / 100 : value === 100 ? 'Có' : 'Không';
  }
  return value % 100 === 0 && kind !== 'rate' ? value / 100 : { decimal: plainDecimal(value) };
}

/** Heads of several rows from each column's path: equal neighbours under one parent become one cell. */
export function mergedHead(paths: readonly (readonly string[])[]): readonly (readonly MergedCell[])[] {
  const depth = Math.max(...paths.map(({ length }) => length));
  return Array.from({ length: depth }, (_, level) => headRow(paths, level, depth));
}

function headRow(paths: readonly (readonly string[])[], level: number, depth: number): readonly MergedCell[] {
  const row: MergedCell[] = [];
  let at = 0;
  while (at < paths.length) {
    const path = paths[at] ?? [];
    const width = sameFrom(paths, at, level);
    const content = path[level];
    if (content !== undefined) {
      const rows = level === path.length - 1 ? depth - level : 1;
      row.push({ content, ...(width > 1 ? { columns: width } : {}), ...(rows > 1 ? { rows } : {}) });
    }
    at += width;
  }
  return row;
}

/** How many columns from `at` share the path down to `level` and go on below it. */
function sameFrom(paths: readonly (readonly string[])[], at: number, level: number): number {
  const prefix = (path: readonly string[] | undefined) =>
    path && path.length > level + 1 ? path.slice(0, level + 1).join('\u0000') : undefined;
  const own = prefix(paths[at]);
  let width = 1;
  while (own !== undefined && prefix(paths[at + width]) === own) {
    width += 1;
  }
  return width;
}

function withdrawnNote({ received, resolved, open, withdrawn }: DossierFigures): string {
  const [three, seven, eleven, out] = [received, resolved, open, withdrawn].map(formatCount);
  return (
    `Ghi chú: ${out} hồ sơ công dân rút hoặc dừng giải quyết không tính vào cột (7) và cột (11); ` +
    `cột (3) = cột (7) + cột (11) + hồ sơ rút, dừng: ${three} = ${seven} + ${eleven} + ${out}.`
  );
}

function printedCell(cell: AnnexCell): string {
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? formatCount(cell) : formatDecimal(cell.decimal);
}

/** The annex as a printed table, numbers right-aligned with thousand points, zeros as they are. */
export function printedAnnex(annex: AnnexTable): Table {
  const texts = new Set(annex.widths.length === 5 ? [0, 1, 2, 4] : [0, 1]);
  const total: readonly Cell[] = (annex.total ?? []).map((value) => ({ content: printedCell(value), bold: true }));
  return {
    kind: 'table',
    ...(annex.unitOfMeasure === '' ? {} : { unit: annex.unitOfMeasure }),
    size: annex.widths.length > 20 ? 7 : 11,
    columns: annex.widths.map((width, index) => ({
      width,
      align: index === 0 ? 'center' : texts.has(index) ? 'left' : 'right',
    })),
    head: annex.head,
    numbering: annex.numbering,
    rows: [...annex.rows.map((row) => row.map(printedCell)), ...(annex.total ? [total] : [])],
  };
}
