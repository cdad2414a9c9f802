import { formatDate } from '#core/kernel/dates.ts';
import type { PartCell, SectionMatrix } from '#core/reports/matrix/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { useMay } from '#web/lib/session.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { reportPath } from '../load-reports.ts';
import { useSectionMatrix } from './load-matrix.ts';

type Row = SectionMatrix['items'][number];

const WORDS = {
  'in-time': { tone: 'done', words: () => 'Đã nộp đúng hạn' },
  late: { tone: 'warn', words: (days: number) => `Đã nộp, trễ ${days} ngày` },
  due: { tone: 'act', words: (days: number) => (days === 0 ? 'Hạn hôm nay' : `Còn ${days} ngày`) },
  overdue: { tone: 'late', words: (days: number) => `Quá hạn ${days} ngày` },
  none: { tone: 'neutral', words: () => 'Không có phần' },
} as const;

/** A committee's sections × the periods of a year. */
export function SectionTable({ unit, year }: { readonly unit: string; readonly year: number }) {
  const query = useSectionMatrix(unit, year);
  return (
    <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang tải…">
      {({ items, periods }) => (
        <DataTable
          caption={`Phần báo cáo của các bộ phận năm ${year}`}
          captionSeen
          columns={[
            { key: 'section', head: 'Bộ phận', cell: ({ section }: Row) => section.name, main: true },
            ...periods.map(({ kind, name }) => ({
              key: kind,
              head: kind === 'year' ? 'Năm' : name,
              cell: (row: Row) => <Cell unit={unit} row={row} cell={row.cells.find((one) => one.kind === kind)} />,
            })),
          ]}
          rows={items}
          rowKey={({ section }) => section.slug}
          empty={
            <EmptyState title="Không có bộ phận nào">Đơn vị chưa có bộ phận trong danh mục của năm này.</EmptyState>
          }
        />
      )}
    </QueryView>
  );
}

function Cell({ unit, row, cell }: { readonly unit: string; readonly row: Row; readonly cell: PartCell | undefined }) {
  const may = useMay();
  if (!cell) {
    return null;
  }
  const { tone, words } = WORDS[cell.timeliness];
  const waits = cell.timeliness === 'due' || cell.timeliness === 'overdue';
  return (
    <span className="stack-tight">
      <StatusBadge tone={tone}>{words(cell.days)}</StatusBadge>
      {cell.parts > 0 && (
        <span className="soft">
          nộp {cell.handedIn}/{cell.parts} mục{cell.sentBack > 0 && `, ${cell.sentBack} mục bị trả lại`}
        </span>
      )}
      {cell.deadline && <span className="soft">hạn {formatDate(cell.extension?.until ?? cell.deadline)}</span>}
      {cell.extension && <span>Gia hạn: {cell.extension.reason}</span>}
      {waits && may('reports:compile') && (
        <Link href={`${reportPath(unit, cell.period, 'gia-han')}?bo-phan=${row.section.slug}`}>
          Gia hạn<span className="unseen"> cho {row.section.name}</span>
        </Link>
      )}
    </span>
  );
}
