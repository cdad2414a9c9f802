import { useEffect, useState } from 'react';
import type { ProcedureSummary } from '#core/procedures/contract.ts';
import { PROCEDURE_MESSAGES } from '#core/procedures/messages.ts';
import { ONLINE_LEVEL_NAMES } from '#core/procedures/procedure.ts';
import { limitWords } from '#core/procedures/time-limit.ts';
import { unitPath, useSearchValues, useSetSearch, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import classes from './catalogue-page.module.css';
import { useCatalogue, useFields } from './load-procedures.ts';

const SIZE = 50;
const TYPING_MS = 250;

/** The catalogue of procedures: found by name without diacritics, by code, by field. */
export function CataloguePage() {
  const unit = useUnitSlug();
  const name = useUnit()?.name;
  const may = useMay();
  const search = useSearchValues();
  const page = Math.max(1, Number(search.trang) || 1);
  const handled = search.cua !== 'tat-ca';
  const query = useCatalogue(unit, {
    words: search.tu,
    field: search.linhvuc,
    level: search.muc,
    handled: String(handled),
    page,
    size: SIZE,
  });
  return (
    <>
      <PageHeader
        title="Thủ tục hành chính"
        actions={may('procedures:edit') && <ButtonLink href={unitPath(unit, 'thu-tuc/them')}>Thêm thủ tục</ButtonLink>}
      >
        {handled ? `Thủ tục do ${name ?? 'đơn vị'} giải quyết` : 'Toàn bộ danh mục'}
      </PageHeader>
      <div className="stack">
        <CatalogueFilters unit={unit} />
        <QueryView query={query} messages={PROCEDURE_MESSAGES} loading="Đang tải danh mục thủ tục…">
          {({ items, total }) => (
            <>
              <DataTable
                caption="Danh mục thủ tục hành chính"
                columns={COLUMNS}
                rows={items}
                rowKey={({ id }) => id}
                rowHref={({ id }) => unitPath(unit, `thu-tuc/${id}`)}
                empty={<NothingFound handled={handled} />}
              />
              {total > SIZE && (
                <Pager
                  page={page}
                  size={SIZE}
                  total={total}
                  noun="thủ tục"
                  href={(other) => unitPath(unit, 'thu-tuc', { ...search, trang: other })}
                />
              )}
            </>
          )}
        </QueryView>
      </div>
    </>
  );
}

function NothingFound({ handled }: { readonly handled: boolean }) {
  return (
    <EmptyState title="Không có thủ tục nào khớp">
      Thử bớt từ tìm kiếm, chọn mọi lĩnh vực{handled ? ', hoặc xem toàn bộ danh mục' : ''}.
    </EmptyState>
  );
}

const COLUMNS: readonly Column<ProcedureSummary>[] = [
  {
    key: 'name',
    head: 'Tên thủ tục',
    main: true,
    cell: ({ name, invented }) => (invented ? `${name} (giả định)` : name),
  },
  { key: 'code', head: 'Mã', nowrap: true, cell: ({ code }) => code },
  { key: 'field', head: 'Lĩnh vực', cell: ({ field }) => field.name },
  { key: 'limit', head: 'Thời hạn giải quyết', cell: ({ limit }) => limitWords(limit) },
  { key: 'level', head: 'Dịch vụ công', cell: ({ onlineLevel }) => ONLINE_LEVEL_NAMES[onlineLevel] },
  { key: 'own', head: 'Bộ phận giải quyết', cell: ownWords },
];

/** The section; that the province owns the status is the exception worth naming. */
function ownWords({ own }: ProcedureSummary): string | undefined {
  if (!own) {
    return 'Đơn vị không giải quyết';
  }
  const section = own.sectionName ?? 'Chưa giao bộ phận';
  return own.ownership === 'imported' ? `${section} (hồ sơ từ hệ thống của tỉnh)` : section;
}

/** What is looked for stands in the address; typing waits a moment before it asks. */
function CatalogueFilters({ unit }: { readonly unit: string }) {
  const search = useSearchValues();
  const setSearch = useSetSearch();
  const fields = useFields(unit);
  const asked = search.tu ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => {
    const typed = words.trim().normalize('NFC');
    const timer = setTimeout(() => {
      if (typed !== asked) {
        setSearch({ tu: typed, trang: undefined });
      }
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [words, asked, setSearch]);
  return (
    <search className={classes.filters}>
      <label className={classes.words}>
        Tên hoặc mã thủ tục
        <input
          type="search"
          value={words}
          placeholder="Ví dụ: khai sinh, 1.001193"
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <label>
        Lĩnh vực
        <select
          value={search.linhvuc ?? ''}
          onChange={(event) => setSearch({ linhvuc: event.target.value, trang: undefined })}
        >
          <option value="">Mọi lĩnh vực</option>
          {fields.data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Dịch vụ công
        <select value={search.muc ?? ''} onChange={(event) => setSearch({ muc: event.target.value, trang: undefined })}>
          <option value="">Mọi mức</option>
          {Object.entries(ONLINE_LEVEL_NAMES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        Phạm vi
        <select value={search.cua ?? ''} onChange={(event) => setSearch({ cua: event.target.value, trang: undefined })}>
          <option value="">Đơn vị giải quyết</option>
          <option value="tat-ca">Toàn bộ danh mục</option>
        </select>
      </label>
    </search>
  );
}
