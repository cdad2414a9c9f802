import type { UnitScores } from '#core/assessments/everyday/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { sheetKeyInWords } from '#core/assessments/sheet-key.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { capitalised, EMPTY } from '#web/lib/format.ts';
import { useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { pointsText, rangeText } from './everyday-head.tsx';
import { everydayPath, UNITS_PAGE, useSheetOfAddress, useUnitScores } from './load-everyday.ts';

type Row = UnitScores['items'][number];

function Change({ change, beforeDay }: Row) {
  if (change === null || beforeDay === null) {
    return <>{EMPTY}</>;
  }
  const since = `so với ${formatDate(beforeDay)}`;
  const words = pointsText(change.replace('-', ''));
  if (change === '0.00') {
    return <span title={since}>0,00</span>;
  }
  return change.startsWith('-') ? (
    <span title={since}>
      <StatusBadge tone="late">{`giảm ${words}`}</StatusBadge>
    </span>
  ) : (
    <span title={since}>{`tăng ${words}`}</span>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => capitalised(unitName), main: true, wide: true },
  {
    key: 'points',
    head: 'Điểm tạm tính',
    kind: 'number',
    cell: ({ points, knownMax }) => points !== null && (knownMax === '0.00' ? EMPTY : pointsText(points)),
  },
  {
    key: 'known',
    head: 'Trên số đã có số liệu',
    unit: 'điểm',
    kind: 'number',
    cell: ({ knownMax }) => knownMax && pointsText(knownMax),
  },
  { key: 'change', head: '4 tuần qua', kind: 'number', nowrap: true, cell: (row) => <Change {...row} /> },
  {
    key: 'forecast',
    head: 'Dự báo cuối kỳ',
    kind: 'number',
    nowrap: true,
    cell: ({ low, high, knownMax }) =>
      low === null || high === null || knownMax === '0.00' ? EMPTY : rangeText({ low, high }),
  },
  {
    key: 'unknown',
    head: 'Chưa có số liệu',
    unit: 'tiêu chí',
    kind: 'number',
    cell: ({ unknown }) => unknown !== null && formatCount(unknown),
  },
  { key: 'alerts', head: 'Cảnh báo', kind: 'number', cell: ({ alerts }) => alerts !== null && formatCount(alerts) },
  { key: 'day', head: 'Tính ngày', nowrap: true, cell: ({ day }) => day && formatDate(day) },
];

/** For the level above: the provisional scores of its communes, those that fall first. */
export function UnitScoresPage() {
  const unit = useUnitSlug();
  const sheet = useSheetOfAddress();
  const page = Math.max(1, Number(useSearchValues().trang) || 1);
  const scores = useUnitScores(unit, sheet, page);
  return (
    <div className="stack">
      <PageHeader title={`Điểm tạm tính của các đơn vị ${sheetKeyInWords(sheet)}`}>
        Mỗi sáng tính một lần từ số liệu của từng đơn vị; đơn vị giảm điểm đứng trước. Điểm tạm tính chưa phải kết quả
        thẩm định và không dùng để xếp hạng.
      </PageHeader>
      <QueryView query={scores} messages={ASSESSMENT_MESSAGES} loading="Đang tải điểm của các đơn vị…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Điểm tạm tính của các đơn vị"
              columns={COLUMNS}
              rows={items}
              rowKey={(row) => row.unit}
              rowHref={(row) => everydayPath(row.unit, sheet)}
              empty={
                <EmptyState title="Chưa có đơn vị cấp dưới nào">
                  Bảng này tổng hợp điểm tạm tính của các xã, phường trực thuộc.
                </EmptyState>
              }
            />
            {total > UNITS_PAGE && (
              <Pager
                page={page}
                size={UNITS_PAGE}
                total={total}
                noun="đơn vị"
                href={(trang) => everydayPath(unit, sheet, '', { trang })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}
