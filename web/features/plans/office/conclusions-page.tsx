import { formatInstant } from '#core/kernel/dates.ts';
import { conclusionList } from '#core/plans/conclusions/contract.ts';
import { unitPath, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { ConclusionForm } from './conclusion-form.tsx';
import { REGISTER_MESSAGES, useRegister, useYear, yearTabs } from './office-calls.ts';

/** Notices of conclusions, and the place to read another. */
export function ConclusionsPage() {
  const unit = useUnitSlug();
  const year = useYear();
  const may = useMay();
  const list = useRegister(unit, 'conclusions', year, conclusionList);
  return (
    <div className="stack">
      <PageHeader title="Thông báo kết luận">
        Chọn tệp hoặc dán toàn văn thông báo; phần mềm đề xuất nhiệm vụ, bạn xem lại và giao từng mục
      </PageHeader>
      <Tabs label="Năm" tabs={yearTabs(unit, 'ket-luan', year)} />
      <QueryView query={list} messages={REGISTER_MESSAGES} loading="Đang tải các thông báo…">
        {({ items }) => (
          <DataTable
            caption="Thông báo kết luận"
            columns={[
              {
                key: 'document',
                head: 'Thông báo',
                main: true,
                wide: true,
                cell: ({ document }) => (document ? `${document.words}: ${document.abstract}` : ''),
              },
              { key: 'proposed', head: 'Chờ xem', kind: 'number', cell: ({ proposed }) => proposed },
              { key: 'confirmed', head: 'Đã giao', kind: 'number', cell: ({ confirmed }) => confirmed },
              { key: 'dropped', head: 'Bỏ qua', kind: 'number', cell: ({ dropped }) => dropped },
              { key: 'at', head: 'Nhập lúc', nowrap: true, cell: ({ createdAt }) => formatInstant(createdAt) },
            ]}
            rows={items}
            rowKey={({ id }) => id}
            rowHref={({ id }) => unitPath(unit, `ket-luan/${id}`)}
            empty={<EmptyState title={`Chưa có thông báo kết luận nào của năm ${year}`} />}
          />
        )}
      </QueryView>
      {may('plans:office-write') && <ConclusionForm unit={unit} />}
    </div>
  );
}
