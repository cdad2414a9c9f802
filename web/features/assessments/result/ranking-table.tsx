import type { RankedUnit, RankingAnswer } from '#core/assessments/result/contract.ts';
import { sheetKeyText } from '#core/assessments/sheet-key.ts';
import { unitPath, useSearchValues, useSetSearch } from '#web/lib/navigation.ts';
import { type Column, DataTable, type Sort } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PlacesChange, ValueChange } from './change-words.tsx';
import { figure } from './load-results.ts';
import { chosenUnits, ORDERS, type Order } from './ranking-order.ts';
import classes from './result.module.css';

const isOrder = (text: string | undefined): text is Order => ORDERS.some((order) => order === text);

/** The units in the order chosen; each figure leads to the sheet, a criterion's to its line. */
export function RankingTable({ ranking }: { readonly ranking: RankingAnswer }) {
  const { nhom: group, loai: band, sap, 'dia-gioi': boundaries } = useSearchValues();
  const set = useSetSearch();
  const [wanted, way] = (sap ?? '').split('.');
  const by: Order = isOrder(wanted) ? wanted : 'rank';
  const sort: Sort = { by, descending: way === 'giam' };
  const rows = chosenUnits(ranking.items, { group, band, ...sort, by });
  return (
    <DataTable
      caption={`Xếp hạng theo ${ranking.by ? ranking.by.name : 'kết quả chung'}, ${rows.length} đơn vị`}
      captionSeen
      narrow="cards"
      columns={columnsOf(ranking, boundaries === 'bao-cao')}
      rows={rows}
      rowKey={(item) => item.unit}
      sort={sort}
      onSort={(next) =>
        set({ sap: next.by === 'rank' && !next.descending ? undefined : `${next.by}${next.descending ? '.giam' : ''}` })
      }
      empty={
        <EmptyState title="Chưa có kết quả">
          {ranking.total > 0 ? 'Không đơn vị nào khớp với bộ lọc.' : 'Chưa có đơn vị nào thẩm định xong trong kỳ này.'}
        </EmptyState>
      }
    />
  );
}

function columnsOf(ranking: RankingAnswer, asReported: boolean): readonly Column<RankedUnit>[] {
  const { by, kind, groups, earlier, decision } = ranking;
  const leaf = by && ranking.criteria.some(({ code }) => code === by.code) ? by.code : undefined;
  const published = decision !== null && ranking.key === `qd.${decision.id}`;
  const sheetOf = (item: RankedUnit) =>
    published
      ? `/cong-khai/don-vi/${item.unit}/${sheetKeyText(ranking)}${decision.amendedBy ? `?quyet-dinh=${decision.id}` : ''}`
      : unitPath(item.unit, `cham-diem/${sheetKeyText(ranking)}`, { dong: leaf });
  const most = Math.max(...ranking.items.map(({ value }) => Number(value ?? 0)), 1);
  const scale = kind === 'relative' ? 100 : Math.max(most, Number(by?.max ?? ranking.max));
  return [
    {
      key: 'rank',
      head: 'Hạng',
      kind: 'number',
      sort: 'rank',
      cell: ({ rank, rankOf }) => rank && (rankOf > ranking.total ? `${rank}/${rankOf}` : rank),
    },
    {
      key: 'unit',
      head: 'Đơn vị',
      sort: 'unit',
      main: true,
      cell: (item) => (
        <>
          {published ? <a href={sheetOf(item)}>{item.unitName}</a> : <Link href={sheetOf(item)}>{item.unitName}</Link>}
          {item.unexplained && (
            <span className={classes.flag}>⚑ {figure(item.unexplained)} điểm mất không ghi lý do</span>
          )}
        </>
      ),
    },
    ...(groups.length > 0
      ? [
          {
            key: 'group',
            head: 'Nhóm',
            cell: ({ group, groupRank, groupOf }: RankedUnit) =>
              group && (
                <>
                  {group}
                  <span className={classes.past}>{groupRank && `hạng ${groupRank}/${groupOf} trong nhóm`}</span>
                </>
              ),
          },
        ]
      : []),
    {
      key: 'value',
      head: 'Kết quả',
      unit: kind === 'relative' ? '%' : 'điểm',
      kind: 'number',
      sort: 'value',
      cell: ({ value }) => figure(value),
    },
    { key: 'bar', head: 'So với tối đa', cell: ({ value }) => <Bar share={Number(value ?? 0) / scale} /> },
    {
      key: 'points',
      head: 'Điểm',
      kind: 'number',
      cell: ({ points, max }) => points && `${figure(points)}/${figure(max)}`,
    },
    { key: 'lost', head: 'Mất', unit: 'điểm', kind: 'number', sort: 'lost', cell: ({ lost }) => figure(lost) },
    { key: 'band', head: 'Xếp loại', cell: ({ band }) => band },
    {
      key: 'change',
      head: `So với ${earlier.year}`,
      kind: 'number',
      sort: 'change',
      cell: (item) => <Before item={item} asReported={asReported} />,
    },
    ...(earlier.ranksHold
      ? [
          {
            key: 'places',
            head: 'Bậc',
            kind: 'number' as const,
            sort: 'places',
            cell: (item: RankedUnit) => <PlacesChange change={item.change} />,
          },
        ]
      : []),
  ];
}

function Bar({ share }: { readonly share: number }) {
  return (
    <span className={classes.bar} aria-hidden="true">
      <span style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />
    </span>
  );
}

/** Of a merged unit: counts of the units it came from, or each of them as it was reported. */
function Before({ item, asReported }: { readonly item: RankedUnit; readonly asReported: boolean }) {
  const { past } = item;
  if (!past) {
    return <ValueChange change={item.change} compared={item.compared} />;
  }
  if (asReported) {
    return past.units.map(({ unit, unitName, value }) => (
      <span key={unit} className={classes.past}>
        {unitName}: {figure(value)}
      </span>
    ));
  }
  return (
    <span className={classes.past}>
      {past.units.length} đơn vị cũ, {past.withResult} có kết quả
      {past.withResult > 0 && `, ${past.lostCriteria} lượt tiêu chí mất điểm`}
    </span>
  );
}
