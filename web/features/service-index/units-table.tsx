import { GROUP_NAMES, GROUPS } from '#core/service-index/component.ts';
import type { UnitRow } from '#core/service-index/contract.ts';
import { SERVICE_INDEX_MESSAGES } from '#core/service-index/messages.ts';
import { capitalised } from '#web/lib/format.ts';
import { useSearchValues, useSetSearch } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { indexPath, indexUrl, maxWords, pointsWords, useUnitIndices } from './load-service-index.ts';

const SIZE = 50;

/** All units below with their points, to be sorted by any group. */
export function UnitsTable({ unit, month }: { readonly unit: string; readonly month: string }) {
  const values = useSearchValues();
  const setSearch = useSetSearch();
  const page = Number(values.trang ?? 1);
  const sort = values.xep ?? 'points';
  const descending = (values.chieu ?? (sort === 'name' ? 'tang' : 'giam')) === 'giam';
  const asked = { month, page, size: SIZE, sort, order: descending ? 'down' : 'up' };
  const query = useUnitIndices(unit, asked);
  return (
    <section className="stack-tight" aria-labelledby="cac-don-vi">
      <h2 id="cac-don-vi">Các đơn vị cấp dưới</h2>
      <p>
        <a href={indexUrl(unit, '/units/file', { month })} download>
          Tải bảng các đơn vị (XLSX)
        </a>
      </p>
      <QueryView query={query} messages={SERVICE_INDEX_MESSAGES} loading="Đang tính điểm các đơn vị…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Điểm của các đơn vị cấp dưới"
              columns={columnsOf(month)}
              rows={items}
              rowKey={({ unit: { slug } }) => slug}
              narrow="scroll"
              sort={{ by: sort, descending }}
              onSort={({ by, descending: down }) =>
                setSearch({ xep: by, chieu: down ? 'giam' : 'tang', trang: undefined })
              }
              empty={
                <EmptyState title="Không có đơn vị nào ở cấp dưới">
                  Hoặc bạn không được xem các đơn vị cấp dưới.
                </EmptyState>
              }
            />
            {total > 0 && (
              <Pager
                page={page}
                size={SIZE}
                total={total}
                noun="đơn vị"
                href={(to) => indexPath(unit, '', { ...values, trang: to })}
              />
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}

function columnsOf(month: string): readonly Column<UnitRow>[] {
  return [
    {
      key: 'unit',
      head: 'Đơn vị',
      main: true,
      wide: true,
      sort: 'name',
      cell: ({ unit: { slug, name } }) => <Link href={indexPath(slug, '', { thang: month })}>{capitalised(name)}</Link>,
    },
    {
      key: 'points',
      head: 'Điểm / tính được',
      kind: 'number',
      nowrap: true,
      sort: 'points',
      cell: (row) => <Score {...row} />,
    },
    ...GROUPS.map(
      (group): Column<UnitRow> => ({
        key: group,
        head: `${group}. ${GROUP_NAMES[group]}`,
        kind: 'number',
        nowrap: true,
        sort: group,
        cell: ({ groups }) => {
          const own = groups.find((one) => one.group === group);
          return own && <Score {...own} />;
        },
      }),
    ),
    {
      key: 'portal',
      head: 'Trên Cổng',
      kind: 'number',
      nowrap: true,
      cell: ({ portal }) => portal && pointsWords(portal),
    },
  ];
}

function Score({ points, computable }: { readonly points: string; readonly computable: string }) {
  return computable === '0.00' ? '–' : `${pointsWords(points)} / ${maxWords(computable)}`;
}
