import type { FormAnswer } from '#core/indicators/contract.ts';
import { formatNumber } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';

type Row = FormAnswer['rows'][number];
type Cell = keyof FormAnswer['total'];

/** The columns of the form with their numbers, as printed. */
const HEADS: readonly (readonly [cell: Cell, head: string])[] = [
  ['c3', 'Tổng tiếp nhận (3)'],
  ['c4', 'Trực tuyến (4)'],
  ['c5', 'Trực tiếp, bưu chính (5)'],
  ['c6', 'Kỳ trước chuyển qua (6)'],
  ['c7', 'Đã giải quyết (7)'],
  ['c8', 'Trước hạn (8)'],
  ['c9', 'Đúng hạn (9)'],
  ['c10', 'Quá hạn (10)'],
  ['c11', 'Đang giải quyết (11)'],
  ['c12', 'Còn trong hạn (12)'],
  ['c13', 'Đã quá hạn (13)'],
];

/** Form II.06a; every figure leads to its dossiers, withdrawn ones stand in the note below. */
export function FormTable({ unit, answer }: { readonly unit: string; readonly answer: FormAnswer }) {
  const lineHead = answer.by === 'field' ? 'Lĩnh vực (2)' : 'Kênh tiếp nhận (2)';
  const columns: readonly Column<Row>[] = [
    { key: 'label', head: lineHead, cell: ({ label }) => label, main: true },
    ...HEADS.map(
      ([cell, head]): Column<Row> => ({
        key: cell,
        head,
        kind: 'number',
        cell: ({ cells, drill, label }) => (
          <Figure unit={unit} value={cells[cell]} drill={drill[cell]} of={`${label}, ${head}`} />
        ),
      }),
    ),
  ];
  const totals = Object.fromEntries(
    HEADS.map(([cell, head]) => [
      cell,
      <Figure
        key={cell}
        unit={unit}
        value={answer.total[cell]}
        drill={answer.totalDrill[cell]}
        of={`Tổng số, ${head}`}
      />,
    ]),
  );
  return (
    <>
      <DataTable
        caption="Biểu II.06a, đơn vị tính: số hồ sơ"
        columns={columns}
        rows={answer.rows}
        rowKey={({ key }) => key}
        totals={{ label: 'Tổng số', ...totals }}
        narrow="scroll"
        empty={
          <EmptyState title="Chưa có hồ sơ nào trong kỳ này">
            Chọn kỳ khác, tiếp nhận hồ sơ tại quầy hoặc nhập dữ liệu từ hệ thống một cửa.
          </EmptyState>
        }
      />
      {answer.rows.length > 0 && (
        <p className="soft">
          Công dân rút hoặc dừng giải quyết:{' '}
          <Figure unit={unit} value={answer.total.withdrawn} drill={answer.totalDrill.withdrawn} of="Rút, dừng" /> hồ sơ
          (ngoài các cột trên; (3) = (7) + (11) + rút, dừng).
        </p>
      )}
    </>
  );
}

interface FigureProps {
  readonly unit: string;
  readonly value: number;
  readonly drill: Readonly<Record<string, string>> | null | undefined;
  readonly of: string;
}

function Figure({ unit, value, drill, of }: FigureProps) {
  if (value === 0 || !drill) {
    return <>{formatNumber(value)}</>;
  }
  return (
    <Link href={unitPath(unit, 'ho-so', drill)} aria-label={`${of}: ${formatNumber(value)} hồ sơ`}>
      {formatNumber(value)}
    </Link>
  );
}
