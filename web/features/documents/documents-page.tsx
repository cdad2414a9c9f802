import type { DocumentLine } from '#core/documents/contract.ts';
import { DOCUMENT_KINDS, kindWord } from '#core/documents/document-kind.ts';
import { DOCUMENT_MESSAGES, DOCUMENT_WARNING_NAMES } from '#core/documents/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { unitPath, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { useDocuments } from '#web/ui/document-picker/document-calls.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import classes from './documents.module.css';

const PAGE_SIZE = 25;

const COLUMNS: readonly Column<DocumentLine>[] = [
  { key: 'symbol', head: 'Số, ký hiệu', cell: ({ symbol }) => symbol, main: true, nowrap: true },
  { key: 'date', head: 'Ngày', cell: ({ date }) => formatDate(date), nowrap: true },
  { key: 'kind', head: 'Loại', cell: ({ kind }) => kindWord(kind) },
  {
    key: 'abstract',
    head: 'Trích yếu',
    wide: true,
    cell: ({ abstract, warnings }) => (
      <>
        {abstract}
        {warnings.map((code) => (
          <span key={code} className={classes.warning}>
            <StatusBadge tone="warn">{DOCUMENT_WARNING_NAMES[code]}</StatusBadge>
          </span>
        ))}
      </>
    ),
  },
  { key: 'issuer', head: 'Cơ quan ban hành', cell: ({ issuer }) => issuer },
  { key: 'file', head: 'Tệp', cell: ({ hasFile }) => (hasFile ? 'Có' : '') },
];

/** Every document that is quoted somewhere, entered once. */
export function DocumentsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const { tim: words = '', loai: kind = '', nam: year = '', trang } = useSearchValues();
  const page = Math.max(1, Number(trang) || 1);
  const list = useDocuments(unit, { words, kind, year: /^\d{4}$/u.test(year) ? year : '', page, size: PAGE_SIZE });
  return (
    <div className="stack">
      <PageHeader
        title="Sổ văn bản"
        actions={may('documents:add') && <ButtonLink href={unitPath(unit, 'van-ban/them')}>Thêm văn bản</ButtonLink>}
      >
        Mỗi văn bản ghi một lần; nhiệm vụ, biên bản và minh chứng dẫn từ đây
      </PageHeader>
      <Filters words={words} kind={kind} year={year} />
      <QueryView query={list} messages={DOCUMENT_MESSAGES} loading="Đang tải sổ văn bản…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Văn bản trong sổ"
              columns={COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              rowHref={({ id }) => unitPath(unit, `van-ban/${id}`)}
              empty={
                <EmptyState title={words || kind || year ? 'Không có văn bản nào khớp' : 'Chưa có văn bản nào'}>
                  Văn bản được ghi khi kết thúc nhiệm vụ, lập biên bản, hoặc ở nút “Thêm văn bản”.
                </EmptyState>
              }
            />
            {total > PAGE_SIZE && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={total}
                noun="văn bản"
                href={(next) => unitPath(unit, 'van-ban', { tim: words, loai: kind, nam: year, trang: next })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}

interface FiltersProps {
  readonly words: string;
  readonly kind: string;
  readonly year: string;
}

function Filters({ words, kind, year }: FiltersProps) {
  const setSearch = useSetSearch();
  const change = (changes: Readonly<Record<string, string>>) => setSearch({ ...changes, trang: undefined });
  return (
    <search className={classes.filters}>
      <label>
        Tìm
        <input
          type="search"
          placeholder="Số, trích yếu, cơ quan"
          defaultValue={words}
          onChange={(event) => change({ tim: event.target.value.normalize('NFC') })}
        />
      </label>
      <label>
        Loại
        <select value={kind} onChange={(event) => change({ loai: event.target.value })}>
          <option value="">Mọi loại</option>
          {DOCUMENT_KINDS.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Năm
        <input
          inputMode="numeric"
          size={4}
          maxLength={4}
          defaultValue={year}
          onChange={(event) => change({ nam: event.target.value })}
        />
      </label>
    </search>
  );
}
