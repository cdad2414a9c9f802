import { vietnamDay } from '#core/kernel/dates.ts';
import { reportDocument } from '#core/reports/report-document.ts';
import { reportJson } from '#core/reports/report-json.ts';
import { DOCX_TYPE, PDF_TYPE, renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import { writeXlsx, XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { annexSheets } from './annex-workbook.ts';
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

/** `bao-cao-cchc-chau-o-2023-year.pdf`, `bieu-mau-…xlsx` for the annexes. */
export function fileName({ period: { unit, scheduled } }: WholeReport, format: ReportFormat): string {
  const what = format === 'xlsx' ? 'bieu-mau' : 'bao-cao-cchc';
  return `${what}-${unit.slug}-${scheduled.code}.${format}`;
}

function jsonOf({ period, exception, content, findings }: WholeReport) {
  const about = { unit: period.unit.slug, period: period.scheduled.code, exception: exception?.reason };
  return reportJson(about, content.figures, findings);
}
