import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { stateWords, timeWords } from '#core/reports/matrix/cell.ts';
import { writeXlsx, type XlsxRow, type XlsxSheet } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { type PlacedCell, periodSummaries, rowsOf } from './matrix-view.ts';

interface About {
  /** "tỉnh Quảng Ngãi" */
  readonly unit: string;
  readonly year: number;
  readonly today: PlainDate;
}

/** The matrix as a workbook: who sent what when, the sums, and the late ones by name. */
export async function matrixFile(cells: readonly PlacedCell[], about: About): Promise<Buffer> {
  return writeXlsx([statusSheet(cells, about), lateSheet(cells)]);
}

const head = (values: readonly string[]): XlsxRow => ({
  height: 32,
  cells: values.map((value) => ({ value, style: 'head' as const })),
});

function statusSheet(cells: readonly PlacedCell[], { unit, year, today }: About): XlsxSheet {
  const summaries = periodSummaries(cells);
  const across = 2 + summaries.length * 3;
  const row = (cellsOfRow: XlsxRow['cells']): XlsxRow => ({ height: 30, cells: cellsOfRow });
  const sums = (label: string, of: (summary: (typeof summaries)[number]) => string): XlsxRow =>
    row([
      { value: '', style: 'total-text' },
      { value: label, style: 'total-text' },
      ...summaries.flatMap((summary) => [
        { value: of(summary), style: 'total-text' as const },
        { value: '', style: 'total-text' as const },
        { value: '', style: 'total-text' as const },
      ]),
    ]);
  return {
    name: 'Tình hình gửi báo cáo',
    widths: [6, 26, ...summaries.flatMap(() => [22, 13, 20])],
    landscape: true,
    headRows: { first: 3, last: 3 },
    rows: [
      {
        height: 26,
        cells: [
          {
            value: `Tình hình gửi báo cáo cải cách hành chính năm ${year} của các đơn vị thuộc ${unit}`,
            style: 'title',
            columns: across,
          },
        ],
      },
      { cells: [{ value: `Lập ngày ${formatDate(today)}`, style: 'note', columns: across }] },
      head([
        'TT',
        'Đơn vị',
        ...summaries.flatMap(({ name }) => [`${name}: tình trạng`, `${name}: ngày gửi`, `${name}: còn thiếu`]),
      ]),
      ...rowsOf(cells).map((one, index) =>
        row([
          { value: index + 1, style: 'count' },
          { value: one.unit.name, style: 'text' },
          ...summaries.flatMap(({ kind }) => {
            const cell = one.cells.find((other) => other.kind === kind);
            return [
              {
                value: cell ? `${stateWords(cell)}, ${timeWords({ ...cell, complete: undefined })}` : '',
                style: 'text' as const,
              },
              { value: cell?.sentOn ? formatDate(cell.sentOn) : '', style: 'text' as const },
              { value: cell?.lacks.join('; ') ?? '', style: 'text' as const },
            ];
          }),
        ]),
      ),
      sums('Đã gửi / đến hạn', ({ sent, due }) => `${sent}/${due}`),
      sums('Đúng hạn / đến hạn', ({ inTime, due }) => `${inTime}/${due}`),
      sums('Đầy đủ / đã gửi', ({ complete, sent }) => `${complete}/${sent}`),
    ],
  };
}

function lateSheet(cells: readonly PlacedCell[]): XlsxSheet {
  const lines = periodSummaries(cells);
  return {
    name: 'Chưa kịp thời',
    widths: [22, 28, 30],
    rows: [
      head(['Kỳ', 'Đơn vị', 'Tình trạng']),
      ...lines.flatMap(({ title, lateUnits, sentence }) => [
        ...lateUnits.map(({ name, words }) => ({
          height: 20,
          cells: [title, name, words].map((value) => ({ value, style: 'text' as const })),
        })),
        { height: 48, cells: [{ value: sentence, style: 'note' as const, columns: 3 }] },
      ]),
    ],
  };
}
