import { vietnamDay } from '#core/kernel/dates.ts';
import { type AnnexTable, annexOf } from '#core/reports/annex-ii06a.ts';
import { periodTitle } from '#core/reports/period.ts';
import { reportDocument } from '#core/reports/report-document.ts';
import { reportJson } from '#core/reports/report-json.ts';
import { DOCX_TYPE, PDF_TYPE, renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import { writeXlsx, XLSX_TYPE, type XlsxRow, type XlsxSheet } from '#server/platform/spreadsheets/xlsx-writer.ts';
import type { WholeReport } from './report-reading.ts';

export const REPORT_FORMATS = ['json', 'docx', 'pdf', 'xlsx'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const FORMAT_TYPES = {
  json: 'application/json; charset=utf-8',
  docx: DOCX_TYPE,
  pdf: PDF_TYPE,
  xlsx: XLSX_TYPE,
} as const satisfies Record<ReportFormat, string>;

/** One file of a report. The day is the file's own date of making. */
export async function reportFile(whole: WholeReport, format: ReportFormat, now: Date): Promise<Buffer> {
  switch (format) {
    case 'json':
      return Buffer.from(`${JSON.stringify(jsonOf(whole), null, 2)}\n`);
    case 'docx':
      return renderDocx(reportDocument(whole.content));
    case 'pdf':
      return renderPdf(reportDocument(whole.content), vietnamDay(now));
    case 'xlsx':
      return writeXlsx(annexSheets(whole));
    default:
      return format satisfies never;
  }
}

/** `bao-cao-cchc-chau-o-2023-year.pdf`; the annex carries its form's number. */
export function fileName({ period: { unit, scheduled } }: WholeReport, format: ReportFormat): string {
  const what = format === 'xlsx' ? 'bieu-ii06a' : 'bao-cao-cchc';
  return `${what}-${unit.slug}-${scheduled.code}.${format}`;
}

function jsonOf({ period, exception, content, findings }: WholeReport) {
  const about = { unit: period.unit.slug, period: period.scheduled.code, exception: exception?.reason };
  return reportJson(about, content.figures, findings);
}

function annexSheets({ content, period }: WholeReport): readonly XlsxSheet[] {
  const { figures, unit } = content;
  const head = {
    reporter: `UBND ${unit.name}`,
    receiver: period.receiver,
    period: periodTitle(period.scheduled),
  };
  const byField = annexOf(figures, figures.byField, 'Lĩnh vực, công việc giải quyết', head);
  const byChannel = annexOf(figures, figures.byChannel, 'Kênh tiếp nhận', head);
  return [sheetOf('II.06a theo lĩnh vực', byField), sheetOf('II.06a theo kênh', byChannel)];
}

function sheetOf(name: string, annex: AnnexTable): XlsxSheet {
  const across = annex.widths.length;
  const line = (value: string, style: 'plain' | 'title' | 'bold' | 'note'): XlsxRow => ({
    height: style === 'title' ? 26 : 18,
    cells: [{ value, style, columns: across }],
  });
  const above: readonly XlsxRow[] = [
    line(annex.formNumber, 'bold'),
    line(annex.title, 'title'),
    ...annex.lines.map((text) => line(text, 'plain')),
    line(annex.unitOfMeasure, 'note'),
  ];
  const first = above.length + 1;
  const cell = (value: string | number, style: 'text' | 'total-text') => ({
    value,
    style: typeof value === 'number' ? (style === 'text' ? ('count' as const) : ('total-count' as const)) : style,
  });
  return {
    name,
    widths: annex.widths.map((width) => width + 2),
    landscape: true,
    headRows: { first, last: first + annex.head.length },
    rows: [
      ...above,
      ...annex.head.map((cells, index) => ({
        height: index === annex.head.length - 1 ? 48 : 24,
        cells: cells.map(({ content, columns, rows }) => ({
          value: typeof content === 'string' ? content : '',
          style: 'head' as const,
          ...(columns === undefined ? {} : { columns }),
          ...(rows === undefined ? {} : { rows }),
        })),
      })),
      { cells: annex.numbering.map((value) => ({ value, style: 'numbering' as const })) },
      ...annex.rows.map(([number = '', ...rest]) => ({
        height: 20,
        cells: [{ value: number, style: 'center' as const }, ...rest.map((value) => cell(value, 'text'))],
      })),
      { height: 20, cells: annex.total.map((value) => cell(value, 'total-text')) },
      { height: 34, cells: [{ value: annex.note, style: 'note', columns: across }] },
    ],
  };
}
