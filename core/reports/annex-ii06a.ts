import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import type { Cell, MergedCell, Table } from '#core/kernel/documents.ts';
import type { DossierFigures, FormLine, ReportFigures } from './figures.ts';

/** Form II.06a/VPCP/KSTT as a table of values: the printed annex and the workbook are made from the same one. */
export interface AnnexTable {
  readonly formNumber: string;
  readonly title: string;
  /** "Đơn vị báo cáo: …" and the other lines of the form's head. */
  readonly lines: readonly string[];
  readonly unitOfMeasure: string;
  readonly widths: readonly number[];
  readonly head: readonly (readonly MergedCell[])[];
  readonly numbering: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly total: readonly (string | number)[];
  /** Withdrawn and stopped dossiers, and how they close the sum. */
  readonly note: string;
}

export interface AnnexHead {
  readonly reporter: string;
  readonly receiver: string;
  readonly period: string;
}

/** The form by field, or by channel of intake (`of` names the second column). */
export function annexOf(figures: ReportFigures, lines: readonly FormLine[], of: string, head: AnnexHead): AnnexTable {
  const { from, to } = figures.window;
  return {
    formNumber: 'Biểu số II.06a/VPCP/KSTT',
    title: 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
    lines: [
      `Đơn vị báo cáo: ${head.reporter}`,
      `Đơn vị nhận báo cáo: ${head.receiver}`,
      `Kỳ báo cáo: ${head.period} (từ ngày ${formatDate(from)} đến ngày ${formatDate(to)})`,
      ...(figures.cutOff === null ? [] : [`Số liệu ước thực hiện đến ngày ${formatDate(figures.cutOff)}`]),
    ],
    unitOfMeasure: 'Đơn vị tính: Số hồ sơ TTHC',
    widths: [5, 26, 8, 8, 10, 8, 8, 8, 8, 8, 8, 8, 8],
    head: headRows(of),
    numbering: Array.from({ length: 13 }, (_, index) => `(${index + 1})`),
    rows: lines.map(({ label, figures: line }, index) => [index + 1, label, ...columns(line)]),
    total: ['', 'Tổng cộng', ...columns(figures.total)],
    note: noteOf(figures.total),
  };
}

function headRows(of: string): AnnexTable['head'] {
  return [
    [
      { content: 'TT', rows: 3 },
      { content: of, rows: 3 },
      { content: 'Số lượng hồ sơ tiếp nhận', columns: 4 },
      { content: 'Số lượng hồ sơ đã giải quyết', columns: 4 },
      { content: 'Số lượng hồ sơ đang giải quyết', columns: 3 },
    ],
    [
      { content: 'Tổng số', rows: 2 },
      { content: 'Trong kỳ', columns: 2 },
      { content: 'Từ kỳ trước', rows: 2 },
      { content: 'Tổng số', rows: 2 },
      { content: 'Trước hạn', rows: 2 },
      { content: 'Đúng hạn', rows: 2 },
      { content: 'Quá hạn', rows: 2 },
      { content: 'Tổng số', rows: 2 },
      { content: 'Trong hạn', rows: 2 },
      { content: 'Quá hạn', rows: 2 },
    ],
    [{ content: 'Trực tuyến' }, { content: 'Trực tiếp, dịch vụ bưu chính' }],
  ];
}

function columns(line: DossierFigures): readonly number[] {
  return [
    line.received,
    line.online,
    line.directOrPost,
    line.carriedOver,
    line.resolved,
    line.early,
    line.onTime,
    line.late,
    line.open,
    line.openWithinTerm,
    line.openOverdue,
  ];
}

function noteOf({ received, resolved, open, withdrawn }: DossierFigures): string {
  const [three, seven, eleven, out] = [received, resolved, open, withdrawn].map(formatCount);
  return (
    `Ghi chú: ${out} hồ sơ công dân rút hoặc dừng giải quyết không tính vào cột (7) và cột (11); ` +
    `cột (3) = cột (7) + cột (11) + hồ sơ rút, dừng: ${three} = ${seven} + ${eleven} + ${out}.`
  );
}

/** The annex as a printed table, numbers right-aligned with thousand points, zeros as they are. */
export function printedAnnex(annex: AnnexTable): Table {
  const printed = (value: string | number): string => (typeof value === 'number' ? formatCount(value) : value);
  const total: readonly Cell[] = annex.total.map((value) => ({ content: printed(value), bold: true }));
  return {
    kind: 'table',
    unit: annex.unitOfMeasure,
    size: 11,
    columns: annex.widths.map((width, index) => ({
      width,
      align: index === 0 ? 'center' : index === 1 ? 'left' : 'right',
    })),
    head: annex.head,
    numbering: annex.numbering,
    rows: [...annex.rows.map((row) => row.map(printed)), total],
  };
}
