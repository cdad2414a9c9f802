import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { RankingList } from '#core/assessments/result/contract.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { rankingsPath, useRankings } from './load-results.ts';
import { UnitYearsPart } from './unit-years.tsx';

type Listed = RankingList['items'][number];
type Published = RankingList['decisions'][number];

const TERMS: readonly Column<Listed>[] = [
  { key: 'title', head: 'Đợt chấm điểm', cell: ({ title }) => title, main: true, wide: true },
  { key: 'term', head: 'Kỳ', cell: (item) => termInWords(item), nowrap: true },
  { key: 'set', head: 'Bộ tiêu chí', cell: ({ setName }) => setName },
  {
    key: 'settled',
    head: 'Thẩm định xong',
    unit: 'đơn vị',
    kind: 'number',
    cell: ({ settled, units }) => `${settled}/${units}`,
  },
  {
    key: 'state',
    head: 'Công bố',
    cell: ({ published, settled }) =>
      published > 0 && published === settled ? (
        <StatusBadge tone="done">Đã công bố</StatusBadge>
      ) : (
        <StatusBadge tone="act">Chưa công bố</StatusBadge>
      ),
  },
];

const DECISIONS: readonly Column<Published>[] = [
  { key: 'title', head: 'Kết quả', cell: ({ title }) => title, main: true, wide: true },
  { key: 'term', head: 'Kỳ', cell: (item) => termInWords(item), nowrap: true },
  {
    key: 'decision',
    head: 'Quyết định',
    cell: ({ decision }) => `${decision.number} ngày ${formatDate(decision.date)}`,
  },
  { key: 'issuer', head: 'Cơ quan công bố', cell: ({ decision }) => decision.issuer },
  { key: 'units', head: 'Đơn vị', kind: 'number', cell: ({ units }) => units },
  {
    key: 'state',
    head: 'Hiệu lực',
    cell: ({ decision }) =>
      decision.amendedBy ? (
        <StatusBadge tone="off">Đã điều chỉnh</StatusBadge>
      ) : (
        <StatusBadge tone="done">Đang áp dụng</StatusBadge>
      ),
  },
];

/** Where a committee finds results: of the units below it, and those published about itself. */
export function RankingsPage() {
  const unit = useUnitSlug();
  const rankings = useRankings(unit);
  return (
    <div className="stack">
      <PageHeader title="Kết quả, xếp hạng">
        Kết quả chấm điểm cải cách hành chính theo kỳ, so sánh qua các năm
      </PageHeader>
      <QueryView query={rankings} messages={ASSESSMENT_MESSAGES} loading="Đang tải các bảng xếp hạng…">
        {({ items, decisions }) => (
          <>
            {items.length > 0 && (
              <DataTable
                caption="Xếp hạng các đơn vị trực thuộc"
                captionSeen
                columns={TERMS}
                rows={items}
                rowKey={({ key }) => key}
                rowHref={({ key }) => rankingsPath(unit, key)}
              />
            )}
            <DataTable
              caption="Kết quả đã công bố"
              captionSeen
              columns={DECISIONS}
              rows={decisions}
              rowKey={({ key }) => key}
              rowHref={({ key }) => rankingsPath(unit, key)}
              empty={
                <EmptyState title="Chưa có kết quả công bố">
                  Kết quả hiện ở đây khi Chủ tịch UBND cấp trên công bố bằng quyết định.
                </EmptyState>
              }
            />
          </>
        )}
      </QueryView>
      <UnitYearsPart unit={unit} />
    </div>
  );
}
