import { type AssessmentState, STATE_NAMES } from '#core/assessments/assessment.ts';
import type { SheetSummary } from '#core/assessments/contract.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { capitalised, formatNumber } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge, type Tone } from '#web/ui/status-badge/status-badge.tsx';
import { useSheets } from './load-sheets.ts';

/** For the appraiser a submitted sheet is the one to act on; the others wait for somebody else. */
const TONES = {
  'self-scoring': 'wait',
  submitted: 'act',
  explaining: 'wait',
  'second-appraisal': 'act',
  appraised: 'done',
  published: 'done',
} as const satisfies Record<AssessmentState, Tone>;

const COLUMNS: readonly Column<SheetSummary>[] = [
  { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => capitalised(unitName), main: true },
  { key: 'year', head: 'Năm', cell: ({ key }) => key.replace('-6m', ' (6 tháng)') },
  {
    key: 'state',
    head: 'Tình trạng',
    cell: ({ state }) => <StatusBadge tone={TONES[state]}>{STATE_NAMES[state]}</StatusBadge>,
  },
  { key: 'self', head: 'Tự chấm', unit: 'điểm', kind: 'number', cell: ({ self }) => formatDecimal(self, true) },
  {
    key: 'progress',
    head: 'Đã thẩm định',
    unit: 'tiêu chí',
    kind: 'number',
    cell: ({ appraisedLeaves, leaves }) => `${formatNumber(appraisedLeaves)}/${formatNumber(leaves)}`,
  },
];

/** Where the day of an appraiser begins: the sheets of the units below that are not published yet. */
export function AppraisalList() {
  const sheets = useSheets();
  return (
    <QueryView query={sheets} loading="Đang tải phiếu chấm điểm…">
      {({ items }) => (
        <DataTable
          caption="Phiếu chấm điểm của các đơn vị"
          captionSeen
          columns={COLUMNS}
          rows={submittedFirst(items)}
          rowKey={({ unit, key }) => `${unit} ${key}`}
          rowHref={({ unit, key }) => unitPath(unit, `cham-diem/${key}`)}
          empty={
            <EmptyState title="Không có phiếu nào chờ thẩm định">
              Phiếu xuất hiện ở đây khi các đơn vị mở và gửi phiếu tự chấm điểm.
            </EmptyState>
          }
        />
      )}
    </QueryView>
  );
}

function submittedFirst(sheets: readonly SheetSummary[]): readonly SheetSummary[] {
  const place = ({ state }: SheetSummary) => (state === 'submitted' ? 0 : 1);
  return sheets.filter(({ state }) => state !== 'published').sort((a, b) => place(a) - place(b) || b.year - a.year);
}
