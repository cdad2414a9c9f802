import type { ColumnForm } from '#core/reports/form.ts';
import {
  type AnnexCell,
  type AnnexHead,
  type AnnexTable,
  fieldsTable,
  linesTable,
  unitsTable,
} from '#core/reports/form-table.ts';
import { periodTitle } from '#core/reports/period.ts';
import type { XlsxCell, XlsxRow, XlsxSheet } from '#server/platform/spreadsheets/xlsx-writer.ts';
import type { WholeReport } from './report-reading.ts';

/** Every form of a report as a sheet of one workbook; II.06a also by channel of intake. */
export function annexSheets({ content, period, parts }: WholeReport): readonly XlsxSheet[] {
  const { figures, unit, forms } = content;
  const head: AnnexHead = {
    reporter: `UBND ${unit.name}`,
    receiver: period.receiver,
    period: periodTitle(period.scheduled),
  };
  return forms.flatMap((form): readonly XlsxSheet[] => {
    if (form.rows === 'lines') {
      return [sheetOf('Phụ lục thống kê', linesTable(form, figures, head))];
    }
    return form.rows === 'fields' ? dossierSheets(form, content, head) : [unitSheet(form, { figures, parts }, head)];
  });
}

function dossierSheets(form: ColumnForm, { figures }: WholeReport['content'], head: AnnexHead): readonly XlsxSheet[] {
  const byChannel = { ...head, of: 'Kênh tiếp nhận' };
  return [
    sheetOf('II.06a theo lĩnh vực', fieldsTable(form, figures, figures.byField, head)),
    sheetOf('II.06a theo kênh', fieldsTable(form, figures, figures.byChannel, byChannel)),
  ];
}

function unitSheet(
  form: ColumnForm,
  { figures, parts }: { readonly figures: WholeReport['content']['figures']; readonly parts: WholeReport['parts'] },
  head: AnnexHead,
): XlsxSheet {
  const units = parts.map((part) => ({ label: `UBND ${part.unit.name}`, figures: part.figures }));
  return sheetOf(form.code.replace('/', '-'), unitsTable(form, figures, units, head));
}

function sheetOf(name: string, annex: AnnexTable): XlsxSheet {
  const across = annex.widths.length;
  const line = (value: string, style: 'plain' | 'title' | 'bold' | 'note', height = 18): XlsxRow => ({
    height: style === 'title' ? 26 : height,
    cells: [{ value, style, columns: across }],
  });
  const above: readonly XlsxRow[] = [
    line(annex.formNumber, 'bold'),
    line(annex.title, 'title'),
    ...annex.lines.map((text) => line(text, 'plain')),
    ...(annex.unitOfMeasure === '' ? [] : [line(annex.unitOfMeasure, 'note')]),
  ];
  const first = above.length + 1;
  return {
    name,
    widths: annex.widths.map((width) => width + 2),
    landscape: annex.widths.length > 5,
    headRows: { first, last: first + annex.head.length },
    rows: [
      ...above,
      ...annex.head.map((cells, index) => headRow(cells, index === annex.head.length - 1 ? 48 : 24)),
      { cells: annex.numbering.map((value) => ({ value, style: 'numbering' as const })) },
      ...annex.rows.map(([number = '', ...rest]) => ({
        height: 20,
        cells: [
          { ...valueCell(number, 'text'), style: 'center' as const },
          ...rest.map((value) => valueCell(value, 'text')),
        ],
      })),
      ...(annex.total ? [{ height: 20, cells: annex.total.map((value) => valueCell(value, 'total-text')) }] : []),
      ...annex.notes.map((text) => line(text, 'note', 34)),
    ],
  };
}

function headRow(cells: AnnexTable['head'][number], height: number): XlsxRow {
  return {
    height,
    cells: cells.map(({ content, columns, rows }) => ({
      value: typeof content === 'string' ? content : '',
      style: 'head' as const,
      ...(columns === undefined ? {} : { columns }),
      ...(rows === undefined ? {} : { rows }),
    })),
  };
}

function valueCell(value: AnnexCell, text: 'text' | 'total-text'): XlsxCell {
  if (typeof value === 'string') {
    return { value, style: text };
  }
  if (typeof value === 'number') {
    return { value, style: text === 'text' ? 'count' : 'total-count' };
  }
  return { value: Number(value.decimal), style: 'decimal' };
}
