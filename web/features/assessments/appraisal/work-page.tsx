import type { AppraisalWork } from '#core/assessments/appraisal/across/contract.ts';
import { type AssessmentState, STATE_NAMES } from '#core/assessments/assessment.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';
import { capitalised, formatNumber } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useWork, workPath } from './load-appraisal.ts';

type Term = AppraisalWork['items'][number];

const ORDER = Object.keys(STATE_NAMES) as AssessmentState[];

/** "3 thẩm định lần 1, 1 chờ giải trình" in the order of the road. */
function statesInWords({ states }: Term): string {
  return states
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .map(({ state, sheets }) => `${formatNumber(sheets)} ${STATE_NAMES[state].toLowerCase()}`)
    .join(', ');
}

const COLUMNS: readonly Column<Term>[] = [
  { key: 'term', head: 'Kỳ', cell: (term) => term.campaign ?? capitalised(termInWords(term)), main: true },
  { key: 'set', head: 'Bộ tiêu chí', cell: ({ setName }) => setName, wide: true },
  { key: 'sheets', head: 'Đơn vị', kind: 'number', cell: ({ sheets }) => formatNumber(sheets) },
  { key: 'states', head: 'Tình trạng các phiếu', cell: statesInWords },
  {
    key: 'mine',
    head: 'Của tôi chưa thẩm định',
    unit: 'tiêu chí',
    kind: 'number',
    cell: ({ mine }) => formatNumber(mine),
  },
  {
    key: 'progress',
    head: 'Cả kỳ đã thẩm định',
    unit: 'tiêu chí',
    kind: 'number',
    cell: ({ waiting, total }) => `${formatNumber(total - waiting)}/${formatNumber(total)}`,
  },
];

/** Where an appraiser begins: the terms with sheets below, and how much of one's own is waiting. */
export function AppraisalWorkPage() {
  const unit = useUnitSlug();
  const work = useWork(unit);
  return (
    <div className="stack">
      <PageHeader title="Thẩm định Chỉ số CCHC">
        Các kỳ có phiếu chờ thẩm định, theo tiêu chí được giao hoặc theo đơn vị
      </PageHeader>
      <QueryView query={work} messages={ASSESSMENT_MESSAGES} loading="Đang tải việc thẩm định…">
        {({ items }) => (
          <DataTable
            caption="Các kỳ thẩm định"
            columns={COLUMNS}
            rows={items}
            rowKey={({ key, criteriaSetId }) => `${key} ${criteriaSetId}`}
            rowHref={({ key, criteriaSetId }) => workPath(unit, `/${key}`, criteriaSetId)}
            empty={
              <EmptyState title="Chưa có phiếu nào để thẩm định">
                Phiếu xuất hiện ở đây khi các đơn vị mở và ký nộp phiếu tự chấm điểm.
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </div>
  );
}
