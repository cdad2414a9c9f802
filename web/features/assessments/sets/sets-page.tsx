import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { SetHead } from '#core/assessments/sets/contract.ts';
import { UNIT_KIND_NAMES } from '#core/assessments/sets/draft.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { setPath, useSets } from './load-sets.ts';
import { ownerInWords } from './set-words.ts';

const COLUMNS: readonly Column<SetHead>[] = [
  { key: 'name', head: 'Bộ tiêu chí', cell: ({ name, version }) => `${name} (bản ${version})`, main: true, wide: true },
  { key: 'owner', head: 'Cơ quan quyết định', cell: ownerInWords },
  { key: 'kind', head: 'Cho', cell: ({ unitKind }) => UNIT_KIND_NAMES[unitKind], nowrap: true },
  { key: 'year', head: 'Từ năm', kind: 'number', cell: ({ effectiveYear }) => effectiveYear },
  { key: 'leaves', head: 'Tiêu chí', kind: 'number', cell: ({ leaves }) => leaves },
  { key: 'max', head: 'Tối đa', unit: 'điểm', kind: 'number', cell: ({ max }) => formatDecimal(max, true) },
  {
    key: 'state',
    head: 'Trạng thái',
    cell: ({ state }) =>
      state === 'draft' ? (
        <StatusBadge tone="act">Dự thảo</StatusBadge>
      ) : (
        <StatusBadge tone="done">Đã công bố</StatusBadge>
      ),
  },
];

/** The sets that a committee decides or is scored by. */
export function SetsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const query = useSets(unit);
  const list = query.data;
  const opener =
    may('assessments:sets') && (list?.mayCreate || list?.maySupplement) ? (
      <ButtonLink href={setPath(unit, 'moi')}>
        {list.mayCreate ? 'Tạo bộ tiêu chí' : 'Bổ sung tiêu chí thành phần'}
      </ButtonLink>
    ) : undefined;
  return (
    <div className="stack">
      <PageHeader title="Bộ tiêu chí" actions={opener}>
        Bộ tiêu chí của cơ quan và của cấp trên: điểm tối đa, cách tính, số liệu và tài liệu kiểm chứng của từng tiêu
        chí.
      </PageHeader>
      <QueryView query={query} messages={ASSESSMENT_MESSAGES} loading="Đang tải các bộ tiêu chí…">
        {({ items }) => (
          <DataTable
            caption="Các bộ tiêu chí"
            columns={COLUMNS}
            rows={items}
            rowKey={({ id }) => id}
            rowHref={({ id }) => setPath(unit, id)}
            empty={
              <EmptyState title="Chưa có bộ tiêu chí">Cấp trên chưa công bố bộ tiêu chí nào cho đơn vị.</EmptyState>
            }
          />
        )}
      </QueryView>
    </div>
  );
}
