import type { SheetSummary } from '#core/assessments/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { capitalised, EMPTY, today } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { UnitCampaigns } from './campaigns/sheet-campaign.tsx';
import { sheetPath, useSheets } from './load-sheet.ts';
import { sheetFailure, useOpenSheet } from './sheet-steps.ts';
import { SheetStateBadge } from './state-badge.tsx';

const points = (text: string) => formatDecimal(text, true);
const settled = ({ state }: SheetSummary) => state === 'appraised' || state === 'published';

const COLUMNS: readonly Column<SheetSummary>[] = [
  { key: 'year', head: 'Năm', cell: (sheet) => capitalised(termInWords(sheet)), main: true, nowrap: true },
  { key: 'state', head: 'Tình trạng', cell: ({ state }) => <SheetStateBadge state={state} /> },
  {
    key: 'scored',
    head: 'Đã chấm',
    unit: 'tiêu chí',
    kind: 'number',
    cell: (sheet) => (sheet.historical ? EMPTY : `${sheet.scored}/${sheet.leaves}`),
  },
  {
    key: 'self',
    head: 'Tự chấm',
    unit: 'điểm',
    kind: 'number',
    cell: (sheet) => (sheet.historical ? EMPTY : points(sheet.self)),
  },
  {
    key: 'appraised',
    head: 'Thẩm định',
    unit: 'điểm',
    kind: 'number',
    cell: (sheet) => (settled(sheet) ? points(sheet.appraised) : EMPTY),
  },
  { key: 'max', head: 'Tối đa', unit: 'điểm', kind: 'number', cell: ({ max }) => points(max) },
  {
    key: 'rank',
    head: 'Xếp hạng',
    kind: 'number',
    cell: ({ rank, rankOf }) => (rank === null ? EMPTY : `${rank}/${rankOf ?? EMPTY}`),
  },
];

/** The sheets of a unit by year, and the way to open this year's. */
export function YearsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const sheets = useSheets(unit);
  const open = useOpenSheet(unit);
  const year = Number(today().slice(0, 4));
  const missing = sheets.data !== undefined && !sheets.data.items.some(({ key }) => key === String(year));
  const opener =
    may('assessments:self-score') && missing ? (
      <Button busy={open.isPending} onClick={() => open.mutate(year)}>
        {`Mở phiếu năm ${year}`}
      </Button>
    ) : undefined;
  return (
    <div className="stack">
      <PageHeader title="Chấm điểm cải cách hành chính" actions={opener}>
        Tự chấm, thẩm định và kết quả theo năm
      </PageHeader>
      <UnitCampaigns unit={unit} />
      {open.isError && <ErrorState title="Chưa mở được phiếu">{sheetFailure(open.error)}</ErrorState>}
      <QueryView query={sheets} messages={ASSESSMENT_MESSAGES} loading="Đang tải các phiếu…">
        {({ items }) => (
          <DataTable
            caption="Phiếu chấm điểm theo năm"
            columns={COLUMNS}
            rows={items}
            rowKey={({ key }) => key}
            rowHref={(sheet) => sheetPath(unit, sheet.key)}
            empty={
              <EmptyState title="Chưa có phiếu chấm điểm">
                Đầu mối CCHC mở phiếu của năm, các số liệu có sẵn trong hệ thống được điền trước.
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </div>
  );
}
