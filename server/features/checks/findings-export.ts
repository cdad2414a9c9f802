import type { CheckFindingView, ReportCheckView } from '#core/checks/contract.ts';
import { RULE_NAMES, SEVERITY_NAMES } from '#core/checks/words.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import type { PrintedDocument } from '#core/kernel/documents.ts';
import { writeXlsx, type XlsxRow } from '#server/platform/spreadsheets/xlsx-writer.ts';

const HEADS = ['STT', 'Mức độ', 'Dòng', 'Nội dung', 'Trích nguyên văn', 'Quy tắc', 'Không phải lỗi (lý do)'] as const;
const WIDTHS = [6, 12, 8, 60, 60, 24, 30];

function rowsOf(findings: readonly CheckFindingView[]): readonly (readonly string[])[] {
  return findings.map(({ severity, line, message, quote, rule, dismissal }, index) => [
    String(index + 1),
    SEVERITY_NAMES[severity],
    String(line),
    message,
    quote,
    RULE_NAMES[rule],
    dismissal ? `${dismissal.reason} (${dismissal.by})` : '',
  ]);
}

function headlineOf({ fileName }: ReportCheckView, findings: readonly CheckFindingView[], at: Date): string {
  return `Kết quả kiểm tra tệp ${fileName}: ${findings.length} điểm (xuất lúc ${formatInstant(at)})`;
}

export async function findingsXlsx(check: ReportCheckView, findings: readonly CheckFindingView[], at: Date) {
  const rows: XlsxRow[] = [
    { cells: [{ value: headlineOf(check, findings, at), style: 'bold', columns: HEADS.length }] },
    { cells: HEADS.map((value) => ({ value, style: 'head' })) },
    ...rowsOf(findings).map((row) => ({ cells: row.map((value) => ({ value, style: 'text' as const })) })),
  ];
  return writeXlsx([{ name: 'Kiểm tra', widths: WIDTHS, landscape: true, headRows: { first: 2, last: 2 }, rows }]);
}

export function findingsDocument(
  check: ReportCheckView,
  findings: readonly CheckFindingView[],
  at: Date,
): PrintedDocument {
  return {
    title: headlineOf(check, findings, at),
    orientation: 'landscape',
    size: 12,
    body: [
      { kind: 'heading', level: 1, content: headlineOf(check, findings, at) },
      {
        kind: 'table',
        size: 10,
        columns: [
          { width: 1, align: 'center' },
          { width: 2 },
          { width: 1, align: 'center' },
          { width: 8 },
          { width: 8 },
        ],
        head: [HEADS.slice(0, 5)],
        rows: rowsOf(findings).map((row) => row.slice(0, 5)),
      },
    ],
  };
}
