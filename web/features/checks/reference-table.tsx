import type { DocumentReferenceView, ReportCheckView } from '#core/checks/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { unitPath, useSearchValues, useSetSearch } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import classes from './checks.module.css';
import { FINDINGS_A_PAGE, useReferences } from './load-checks.ts';

const CLASSES = {
  qppl: 'Quy phạm pháp luật',
  party: 'Văn bản Đảng',
  admin: 'Hành chính',
  letter: 'Công văn',
} as const satisfies Record<DocumentReferenceView['class'], string>;

/** Every document that the report names; a number that stands for documents of two days is marked. */
export function ReferenceTable({ unit, check }: { readonly unit: string; readonly check: ReportCheckView }) {
  const { trang, tim = '' } = useSearchValues();
  const setSearch = useSetSearch();
  const page = Math.max(1, Number(trang) || 1);
  const references = useReferences(unit, check, page, tim);
  return (
    <section aria-label="Văn bản viện dẫn" className="stack-tight">
      <label className={classes.filter}>
        Lọc theo số, ký hiệu, cơ quan hoặc trích yếu
        <input
          type="search"
          defaultValue={tim}
          onChange={(event) => setSearch({ tim: event.target.value, trang: undefined })}
        />
      </label>
      <QueryView query={references} loading="Đang tải văn bản viện dẫn…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Văn bản viện dẫn"
              columns={columnsOf(unit, check)}
              rows={items.map((item, place) => ({ ...item, place }))}
              rowKey={({ line, symbol, place }) => `${line} ${symbol} ${place}`}
              empty={<EmptyState title="Không có văn bản nào">Thử từ khác, hoặc báo cáo không nêu văn bản.</EmptyState>}
            />
            {total > FINDINGS_A_PAGE && (
              <Pager
                page={page}
                size={FINDINGS_A_PAGE}
                total={total}
                noun="văn bản"
                href={(next) => unitPath(unit, `kiem-tra/${check.id}`, { xem: 'van-ban', tim, trang: next })}
              />
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}

function columnsOf(unit: string, { id }: ReportCheckView): readonly Column<DocumentReferenceView>[] {
  return [
    {
      key: 'symbol',
      head: 'Số, ký hiệu',
      main: true,
      nowrap: true,
      cell: ({ symbol, number, twice }) => (
        <>
          {symbol || number} {twice && <StatusBadge tone="warn">Trùng số</StatusBadge>}
        </>
      ),
    },
    { key: 'kind', head: 'Loại', cell: ({ kind }) => kind },
    { key: 'class', head: 'Nhóm', cell: (reference) => CLASSES[reference.class] },
    { key: 'date', head: 'Ngày', nowrap: true, cell: ({ date }) => date && formatDate(date) },
    { key: 'issuer', head: 'Cơ quan', cell: ({ issuer }) => issuer },
    { key: 'quote', head: 'Trích', wide: true, cell: ({ quote }) => quote },
    {
      key: 'line',
      head: 'Dòng',
      kind: 'number',
      cell: ({ line }) => (
        <Link href={unitPath(unit, `kiem-tra/${id}`, { xem: 'phat-hien', dong: line })} aria-label={`Xem dòng ${line}`}>
          {line}
        </Link>
      ),
    },
  ];
}
