import type { DisputeLine, DisputeList } from '#core/assessments/disputes/contract.ts';
import { DISPUTE_STATE_NAMES, DISPUTE_STATES, figureInWords } from '#core/assessments/disputes/dispute.ts';
import { EMPTY } from '#web/lib/format.ts';
import { useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { DueBadge } from '#web/ui/status-badge/status-badge.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { DisputeStateBadge } from './dispute-state.tsx';
import { DISPUTE_SENTENCES, disputesPath, PAGE_SIZE, useDisputes } from './load-disputes.ts';

/** The disputes of a unit; above others also those that they have sent, the longest waiting first. */
export function DisputesPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const { trang, trangthai: state } = useSearchValues();
  const page = Math.max(1, Number(trang) || 1);
  const list = useDisputes(unit, { state, page });
  return (
    <div className="stack">
      <PageHeader
        title="Kiến nghị về số liệu"
        actions={may('disputes:file') && <ButtonLink href={disputesPath(unit, '/moi')}>Lập kiến nghị</ButtonLink>}
      >
        Khi đơn vị cho rằng phần mềm thống kê sai: chỉ rõ bản ghi, gửi cấp trên giải quyết
      </PageHeader>
      <QueryView query={list} messages={DISPUTE_SENTENCES} loading="Đang tải các kiến nghị…">
        {(data) => (
          <>
            <Tabs label="Lọc theo trạng thái" tabs={tabsOf(unit, data, state)} />
            <DataTable
              caption="Các kiến nghị về số liệu"
              columns={columnsFor(unit)}
              rows={data.items}
              rowKey={({ id }) => id}
              rowHref={(one) => disputesPath(one.unit, `/${one.id}`)}
              empty={
                <EmptyState title="Chưa có kiến nghị nào">
                  Mở dòng tiêu chí trên phiếu chấm điểm và chọn “Kiến nghị về số liệu này”.
                </EmptyState>
              }
            />
            {data.total > PAGE_SIZE && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={data.total}
                noun="kiến nghị"
                href={(to) => disputesPath(unit, '', { trangthai: state, trang: to })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}

function tabsOf(unit: string, { counts }: DisputeList, state: string | undefined) {
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const states = DISPUTE_STATES.filter((one) => (counts[one] ?? 0) > 0 || one === state || one === 'sent');
  return [
    { href: disputesPath(unit), label: 'Tất cả', count: all, current: state === undefined },
    ...states.map((one) => ({
      href: disputesPath(unit, '', { trangthai: one }),
      label: DISPUTE_STATE_NAMES[one],
      count: counts[one] ?? 0,
      current: state === one,
    })),
  ];
}

function columnsFor(unit: string): readonly Column<DisputeLine>[] {
  return [
    { key: 'number', head: 'Số', nowrap: true, cell: ({ number, year }) => `${number}/${year}` },
    { key: 'figure', head: 'Số liệu', main: true, wide: true, cell: ({ figureName }) => figureName },
    {
      key: 'unit',
      head: 'Đơn vị',
      cell: ({ unit: of, unitName }) => (of === unit ? EMPTY : unitName),
    },
    {
      key: 'system',
      head: 'Hệ thống',
      kind: 'number',
      cell: ({ measure, systemValue }) => figureInWords(measure, systemValue),
    },
    {
      key: 'own',
      head: 'Đơn vị nói',
      kind: 'number',
      cell: ({ measure, unitValue }) => figureInWords(measure, unitValue),
    },
    { key: 'state', head: 'Trạng thái', cell: ({ state }) => <DisputeStateBadge state={state} /> },
    {
      key: 'answer',
      head: 'Trả lời trước',
      cell: ({ state, answerBy }) => (state === 'sent' && answerBy ? <DueBadge due={answerBy} /> : EMPTY),
    },
  ];
}
