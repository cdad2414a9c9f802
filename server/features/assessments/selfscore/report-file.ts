import { POINT } from '#core/assessments/points.ts';
import { missingInLines } from '#core/assessments/selfscore/missing.ts';
import { REPORT_HEAD, type SelfReport, selfReportDocument } from '#core/assessments/selfscore/report-document.ts';
import { type ReportRow, reportRows } from '#core/assessments/selfscore/report-rows.ts';
import { type SheetKey, sheetKeyText, termInWords } from '#core/assessments/sheet-key.ts';
import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import { documentsByIds } from '#server/features/documents/read-model.ts';
import { unitOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { DOCX_TYPE, PDF_TYPE, renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { writeXlsx, XLSX_TYPE, type XlsxRow } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { type Evidence, evidenceById } from '../evidence-view.ts';
import { proposalsFor } from '../proposals.ts';
import { requireSheetWithLines } from '../sheet-service.ts';
import { totalsFor } from '../sheet-wire.ts';
import { loadDivision } from './drafter.ts';
import { loadReportDocument } from './report-repository.ts';

export const SELF_REPORT_FORMATS = { docx: DOCX_TYPE, pdf: PDF_TYPE, xlsx: XLSX_TYPE } as const;
export type SelfReportFormat = keyof typeof SELF_REPORT_FORMATS;

/** What the report says, in the names of the day it is read. */
async function selfReport(tx: Database, deps: Deps, key: SheetKey<UnitRef>): Promise<SelfReport> {
  const { agencyId } = key.unit;
  const { assessment, scheme, lines } = await requireSheetWithLines(tx, agencyId, key);
  const { assignments, sections } = await loadDivision(tx, { assessment, scheme }, deps.now());
  const proposals = await proposalsFor(tx, assessment, scheme.leaves);
  const evidence = await evidenceById(tx, agencyId);
  const reportId = await loadReportDocument(tx, assessment);
  const document = reportId && (await documentsByIds(tx, agencyId, [reportId])).get(reportId);
  const unit = await unitOnDay(tx, agencyId, vietnamDay(deps.now()));
  const totals = totalsFor(scheme, lines);
  const names = new Map<number, string>(sections.map(({ id, name }) => [id, name]));
  return {
    unit: { name: unit.fullName, superior: unit.parentFullName, place: unit.name },
    term: key,
    period: { from: assessment.periodFrom, to: assessment.periodTo },
    setName: scheme.set.name,
    basis: scheme.set.basis,
    self: totals.self,
    max: totals.max,
    rows: reportRows({
      scheme,
      lines,
      proposals,
      evidence: (id) => quoted(evidence.get(id), assessment.submittedAt),
      sectionOf: (code) => names.get(assignments.get(code) ?? -1) ?? '',
      sumOf: (code) => totals.byNode.get(code),
    }),
    missing: assessment.state === 'self-scoring' ? missingInLines(scheme, lines, proposals).length : 0,
    document: document || undefined,
    signedBy: assessment.submittedBy,
  };
}

/** "Kế hoạch số 15/KH-UBND ngày … của …"; a file by its name and the head of its hash, as it stood at submission. */
function quoted(evidence: Evidence | undefined, lockedAt: Date | undefined): string | undefined {
  if (!evidence) {
    return undefined;
  }
  const { title, documentNumber: symbol, documentDate: date, issuer, link, files } = evidence;
  const file = files.find(({ at }) => lockedAt === undefined || Date.parse(at) <= lockedAt.getTime());
  if (symbol && date) {
    return `${title} (số ${symbol} ngày ${formatDate(date)}${issuer ? ` của ${issuer}` : ''})`;
  }
  return file
    ? `${title} (tệp ${file.name}, SHA-256 ${file.hash.slice(0, 12)}…)`
    : `${title}${link ? ` (${link})` : ''}`;
}

/** The self-assessment report as a file; the transaction ends before the document is made. */
export async function selfReportFile(
  deps: Deps,
  scope: Scope,
  key: SheetKey<UnitRef>,
  format: SelfReportFormat,
): Promise<{ readonly name: string; readonly type: string; readonly content: Buffer }> {
  const report = await readIn(deps.db, scope, (tx) => selfReport(tx, deps, key));
  const name = `bao-cao-tu-cham-${key.unit.slug}-${sheetKeyText(key)}.${format}`;
  return { name, type: SELF_REPORT_FORMATS[format], content: await contentOf(deps, report, format) };
}

function contentOf(deps: Deps, report: SelfReport, format: SelfReportFormat): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return renderDocx(selfReportDocument(report));
    case 'pdf':
      return renderPdf(selfReportDocument(report), vietnamDay(deps.now()));
    case 'xlsx':
      return writeXlsx([
        {
          name: 'Bảng tự chấm điểm',
          widths: [8, 48, 10, 10, 44, 40, 48, 24],
          landscape: true,
          headRows: { first: 3, last: 3 },
          rows: sheetRows(report),
        },
      ]);
    default:
      return format satisfies never;
  }
}

function sheetRows({ unit, term, rows, self, max }: SelfReport): readonly XlsxRow[] {
  return [
    { cells: [{ value: `Bảng tự chấm điểm cải cách hành chính ${termInWords(term)}`, style: 'title' }] },
    { cells: [{ value: unit.name, style: 'text' }] },
    { cells: REPORT_HEAD.map((value) => ({ value, style: 'head' })) },
    ...rows.map(sheetRow),
    {
      cells: [
        { value: '' },
        { value: 'Tổng cộng', style: 'total-text' },
        { value: max / POINT, style: 'decimal' },
        { value: self / POINT, style: 'decimal' },
      ],
    },
  ];
}

/** Points stay numbers, so that a column of them can be summed. */
function sheetRow({ code, name, max, self, isArea, values, working, proof, section }: ReportRow): XlsxRow {
  const style = isArea ? ('total-text' as const) : ('text' as const);
  const points = self === undefined ? undefined : self / POINT;
  return {
    cells: [
      { value: code, style },
      { value: name, style },
      { value: max / POINT, style: 'decimal' },
      { value: points, style: 'decimal' },
      ...[values, working, proof, section].map((value) => ({ value, style })),
    ],
  };
}
