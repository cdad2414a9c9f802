import type { DashboardAnswer } from '#core/indicators/contract.ts';
import { formatNumber } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';

type FieldFigures = DashboardAnswer['fields'][number];

interface FieldTableProps {
  readonly unit: string;
  readonly window: DashboardAnswer['window'];
  readonly fields: readonly FieldFigures[];
}

const COLUMNS: readonly Column<FieldFigures>[] = [
  { key: 'label', head: 'Lĩnh vực', cell: ({ label }) => label, main: true },
  { key: 'received', head: 'Tiếp nhận', unit: 'hồ sơ', kind: 'number', cell: ({ received }) => formatNumber(received) },
  { key: 'open', head: 'Đang giải quyết', unit: 'hồ sơ', kind: 'number', cell: ({ open }) => formatNumber(open) },
  { key: 'overdue', head: 'Quá hạn', unit: 'hồ sơ', kind: 'number', cell: ({ overdue }) => formatNumber(overdue) },
];

/** The same period by field of work; a line leads to its dossiers. */
export function FieldTable({ unit, window, fields }: FieldTableProps) {
  return (
    <DataTable
      caption="Theo lĩnh vực"
      captionSeen
      columns={COLUMNS}
      rows={fields}
      rowKey={({ key }) => key}
      rowHref={({ key }) => unitPath(unit, 'ho-so', { field: key, from: window.from, to: window.to })}
      totals={totalsOf(fields)}
      empty={
        <EmptyState title="Chưa có hồ sơ nào trong kỳ này">
          Chọn kỳ khác ở đầu trang, tiếp nhận hồ sơ tại quầy hoặc nhập số liệu từ hệ thống của tỉnh.
        </EmptyState>
      }
    />
  );
}

function totalsOf(fields: readonly FieldFigures[]) {
  const sum = (key: 'received' | 'open' | 'overdue') =>
    formatNumber(fields.reduce((total, field) => total + field[key], 0));
  return { label: 'Cộng', received: sum('received'), open: sum('open'), overdue: sum('overdue') };
}
