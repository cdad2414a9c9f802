import { formatDate } from '#core/kernel/dates.ts';
import type { ReportListItem } from '#core/reports/contract.ts';
import { changedWords } from '#core/reports/later-difference.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { today } from '#web/lib/format.ts';
import { useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { useUnit } from '#web/lib/session.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DueBadge, StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { reportPath, useReportList } from './load-reports.ts';
import { matrixPath } from './matrix/load-matrix.ts';
import { STATE_WORDS } from './report-content.ts';
import { schemePath } from './schemes/load-schemes.ts';

const FIRST_YEAR = 2021;

/** The year's periods of the unit: window, deadline, state, in words. */
export function ReportListPage() {
  const unit = useUnitSlug();
  const { nam } = useSearchValues();
  const setSearch = useSetSearch();
  const thisYear = Number(today().slice(0, 4));
  const year = Number(nam ?? thisYear);
  const query = useReportList(unit, year);
  const hasBelow = useUnit()?.kind !== 'commune';
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => thisYear - index);
  return (
    <div className="stack">
      <PageHeader title="Báo cáo cải cách hành chính định kỳ">
        Các kỳ của năm theo chế độ báo cáo đang áp dụng, mỗi kỳ có kỳ số liệu và hạn gửi riêng.
      </PageHeader>
      <div className="row">
        <label className="row">
          <span>Năm báo cáo</span>
          <select value={year} onChange={(event) => setSearch({ nam: event.target.value })}>
            {years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      <nav aria-label="Chế độ và tình hình báo cáo" className="row">
        <Link href={matrixPath(unit)}>
          {hasBelow ? 'Tình hình gửi báo cáo của cấp dưới' : 'Các bộ phận gửi phần báo cáo'}
        </Link>
        <Link href={schemePath(unit)}>Chế độ báo cáo, hạn gửi</Link>
      </nav>
      <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang tải các kỳ báo cáo…">
        {({ items }) => (
          <DataTable
            caption={`Các kỳ báo cáo năm ${year}`}
            columns={COLUMNS}
            rows={items}
            rowKey={(item) => `${item.unit.slug}-${item.period}`}
            rowHref={(item) => reportPath(item.unit.slug, item.period)}
            empty={<EmptyState title="Không có kỳ báo cáo nào">Chưa có chế độ báo cáo cho năm này.</EmptyState>}
          />
        )}
      </QueryView>
      {query.data?.items.some(({ changed }) => (changed ?? 0) > 0) && (
        <p className="soft">
          Số liệu thay đổi được đếm theo các cột của biểu II.06a; mở báo cáo để xem mọi số đã khác và hồ sơ đứng sau.
        </p>
      )}
    </div>
  );
}

const COLUMNS: readonly Column<ReportListItem>[] = [
  {
    key: 'name',
    head: 'Kỳ',
    cell: ({ name }) => `${name.charAt(0).toLocaleUpperCase('vi')}${name.slice(1)}`,
    main: true,
  },
  {
    key: 'window',
    head: 'Kỳ số liệu',
    cell: ({ window, exception }) =>
      `${formatDate(window.from)}–${formatDate(window.to)}${exception ? ' (ngoại lệ)' : ''}`,
  },
  { key: 'deadline', head: 'Hạn gửi', cell: (item) => <Deadline item={item} /> },
  {
    key: 'state',
    head: 'Trạng thái',
    cell: ({ state, changed }) => (
      <span className="stack-tight">
        {state ? (
          <StatusBadge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].words}</StatusBadge>
        ) : (
          <StatusBadge tone="neutral">Chưa lập</StatusBadge>
        )}
        {(changed ?? 0) > 0 && <span>▲ {changedWords(changed ?? 0)}</span>}
      </span>
    ),
  },
  { key: 'words', head: 'Diễn giải', cell: ({ words }) => `${words}.` },
];

function Deadline({
  item: { deadline, deadlineMoved, deadlineInvented, extension, state, sentOn },
}: {
  readonly item: ReportListItem;
}) {
  const settled = state === 'sent' || state === 'accepted';
  return (
    <>
      {settled && sentOn ? formatDate(deadline) : <DueBadge due={extension?.until ?? deadline} />}
      {deadlineMoved && <span className="soft"> {deadlineMoved}</span>}
      {extension && <span className="soft"> Gia hạn: {extension.reason}</span>}
      {deadlineInvented && <span className="soft"> (hạn tạm lấy)</span>}
    </>
  );
}
