import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import type { Annex, Block, Cell, Table } from '#core/kernel/documents.ts';
import { MEASURES, type ReportFigures } from '../figures.ts';
import { ESTIMATED } from './estimate.ts';
import { changedLines, differenceWords, printed } from './words.ts';

/** Tables behind the report: what was counted and what is expected, and what earlier expectations became. */
export function estimateAnnexes({ figures }: { readonly figures: ReportFigures }): readonly Annex[] {
  const tables = [...expectedTable(figures), ...earlierTable(figures)];
  return tables.length === 0
    ? []
    : [
        {
          label: 'Phụ lục số liệu ước',
          title: 'SỐ LIỆU ƯỚC THỰC HIỆN VÀ ĐIỀU CHỈNH SỐ LIỆU KỲ TRƯỚC',
          reference: '',
          orientation: 'portrait',
          body: tables,
        },
      ];
}

function expectedTable({ cutOff, estimated }: ReportFigures): readonly Block[] {
  if (cutOff === null || !estimated) {
    return [];
  }
  const { from, to, counted, added, reason, by, methods } = estimated;
  const rows = ESTIMATED.map((code): readonly Cell[] => [
    MEASURES[code],
    formatCount(counted[code]),
    signed(added[code]),
    formatCount(counted[code] + added[code]),
    methods[code] === 'pace' ? 'theo tiến độ' : 'do người lập ước',
  ]);
  return [
    heading(`Số ước thực hiện từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`),
    table(
      ['Chỉ tiêu', `Thực hiện đến ${formatDate(cutOff)}`, 'Ước phần còn lại', 'Cả kỳ', 'Cách ước'],
      [42, 17, 14, 12, 15],
      rows,
    ),
    note(`Căn cứ ước: ${reason} (${by}).`),
  ];
}

function earlierTable({ trueUp }: ReportFigures): readonly Block[] {
  if (!trueUp) {
    return [];
  }
  const changed = changedLines(trueUp);
  const rows = changed.map(({ label, sent, actual, difference }): readonly Cell[] => [
    label,
    printed(sent),
    actual === null ? '–' : printed(actual),
    differenceWords(difference),
  ]);
  return [
    heading(`Điều chỉnh số liệu kỳ trước: báo cáo ${trueUp.period}`),
    rows.length === 0
      ? note('Số ước của kỳ trước khớp với số thực hiện.')
      : table(['Chỉ tiêu', 'Đã báo cáo (ước)', 'Thực hiện', 'Điều chỉnh'], [46, 18, 18, 18], rows),
  ];
}

function signed(value: number): string {
  return value > 0 ? `+${formatCount(value)}` : value < 0 ? `–${formatCount(-value)}` : '0';
}

function heading(content: string): Block {
  return { kind: 'paragraph', content: [{ text: content, bold: true }], align: 'left', flush: true };
}

function note(content: string): Block {
  return { kind: 'paragraph', content: [{ text: content, italic: true }], align: 'left', flush: true, size: 12 };
}

function table(head: readonly string[], widths: readonly number[], rows: readonly (readonly Cell[])[]): Table {
  return {
    kind: 'table',
    columns: widths.map((width, index) => ({ width, ...(index === 0 ? {} : { align: 'right' as const }) })),
    head: [head],
    rows,
  };
}
