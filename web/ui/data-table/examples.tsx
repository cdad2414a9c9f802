import { useState } from 'react';
import { formatDate } from '#core/kernel/dates.ts';
import { formatNumber } from '#web/lib/format.ts';
import { Button } from '#web/ui/button/button.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import type { Example } from '#web/ui/example.ts';
import { Pager } from '#web/ui/pager/pager.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { type Column, DataTable, type Sort } from './data-table.tsx';

interface Row {
  readonly code: string;
  readonly person: string;
  readonly procedure: string;
  readonly due: string;
  readonly fee: number | null;
}

const ROWS: readonly Row[] = [
  {
    code: 'H48.35.28-261102-0007',
    person: 'Nguyễn Thị Ngọc Ánh Tuyết',
    procedure: 'Đăng ký biến động quyền sử dụng đất trong trường hợp thay đổi quyền sử dụng đất theo thỏa thuận',
    due: '2026-11-12',
    fee: 1_250_000,
  },
  { code: 'H48.35.28-261103-0001', person: 'Đỗ Ưu', procedure: 'Đăng ký khai sinh', due: '2026-11-24', fee: null },
];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'code', head: 'Mã hồ sơ', cell: ({ code }) => code, main: true, nowrap: true },
  { key: 'person', head: 'Người nộp', cell: ({ person }) => person, sort: 'name' },
  { key: 'procedure', head: 'Thủ tục', cell: ({ procedure }) => procedure, wide: true },
  { key: 'due', head: 'Hạn trả', cell: ({ due }) => formatDate(due), sort: 'due', nowrap: true },
  { key: 'state', head: 'Trạng thái', cell: () => <StatusBadge tone="act">Đang xử lý</StatusBadge> },
  { key: 'fee', head: 'Lệ phí', unit: 'đồng', kind: 'number', cell: ({ fee }) => fee && formatNumber(fee) },
];

function SortedTable() {
  const [sort, setSort] = useState<Sort>({ by: 'due', descending: false });
  return (
    <>
      <DataTable
        caption="Hồ sơ đang xử lý"
        captionSeen
        columns={COLUMNS}
        rows={ROWS}
        rowKey={({ code }) => code}
        rowHref={({ code }) => `#${code}`}
        sort={sort}
        onSort={setSort}
      />
      <Pager page={3} size={25} total={1200} noun="hồ sơ" href={(page) => `#trang-${page}`} />
    </>
  );
}

function FiguresTable() {
  const columns: readonly Column<{ field: string; received: number; late: number | null }>[] = [
    { key: 'field', head: 'Lĩnh vực', cell: ({ field }) => field, main: true },
    {
      key: 'received',
      head: 'Tiếp nhận',
      unit: 'hồ sơ',
      kind: 'number',
      cell: ({ received }) => formatNumber(received),
    },
    { key: 'late', head: 'Quá hạn', unit: 'hồ sơ', kind: 'number', cell: ({ late }) => late },
  ];
  const rows = [
    { field: 'Hộ tịch', received: 732, late: 3 },
    { field: 'Chứng thực', received: 275, late: null },
  ];
  return (
    <DataTable
      caption="Kết quả theo lĩnh vực"
      columns={columns}
      rows={rows}
      rowKey={({ field }) => field}
      narrow="scroll"
      totals={{ field: 'Cộng', received: formatNumber(1007), late: '3' }}
    />
  );
}

function ThousandRows() {
  const [open, setOpen] = useState(false);
  const rows = Array.from(
    { length: 1000 },
    (_, at) => ({ ...ROWS[at % 2], code: `H48.35.28-261102-${1000 + at}` }) as Row,
  );
  return open ? (
    <DataTable caption="Một nghìn hồ sơ" columns={COLUMNS} rows={rows} rowKey={({ code }) => code} />
  ) : (
    <Button kind="secondary" onClick={() => setOpen(true)}>
      Hiện 1.000 dòng
    </Button>
  );
}

export const examples: readonly Example[] = [
  { name: 'Danh sách có sắp xếp, liên kết dòng và phân trang', show: SortedTable },
  { name: 'Bảng số có dòng cộng', show: FiguresTable },
  { name: 'Một nghìn dòng', show: ThousandRows },
  {
    name: 'Không có dòng nào',
    show: () => (
      <DataTable
        caption="Hồ sơ quá hạn"
        columns={COLUMNS}
        rows={[]}
        rowKey={({ code }) => code}
        empty={<EmptyState title="Không có hồ sơ nào quá hạn">Mọi hồ sơ của đơn vị đều còn hạn.</EmptyState>}
      />
    ),
  },
];
