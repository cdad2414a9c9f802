import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { ReformPlanLine } from '#core/plans/reform/contract.ts';
import { PLAN_KIND_NAMES, PLAN_STATE_NAMES } from '#core/plans/reform/plan.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { plansPath, useReformPlans } from './load-reform.ts';

export function ReformPlanBadge({ state }: Pick<ReformPlanLine, 'state'>) {
  return <StatusBadge tone={state === 'issued' ? 'done' : 'act'}>{PLAN_STATE_NAMES[state]}</StatusBadge>;
}

const COLUMNS: readonly Column<ReformPlanLine>[] = [
  { key: 'title', head: 'Kế hoạch', main: true, wide: true, cell: ({ title }) => title },
  { key: 'kind', head: 'Loại', cell: ({ kind }) => PLAN_KIND_NAMES[kind] },
  { key: 'year', head: 'Năm', kind: 'number', cell: ({ year }) => year },
  { key: 'state', head: 'Tình trạng', cell: ({ state }) => <ReformPlanBadge state={state} /> },
  {
    key: 'document',
    head: 'Văn bản ban hành',
    cell: ({ document }) => document?.words,
  },
  { key: 'done', head: 'Hoàn thành', kind: 'number', cell: ({ done, total }) => `${done}/${total}` },
  { key: 'late', head: 'Quá hạn', kind: 'number', cell: ({ late }) => late },
];

export function PlanTable({
  unit,
  plans,
  caption,
}: {
  readonly unit: string;
  readonly plans: readonly ReformPlanLine[];
  readonly caption: string;
}) {
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS}
      rows={plans}
      rowKey={({ id }) => id}
      rowHref={({ id }) => plansPath(unit, `/${id}`)}
      empty={
        <EmptyState title="Chưa có kế hoạch nào">
          Kế hoạch CCHC của năm được lập trước; kế hoạch chuyên đề nằm dưới kế hoạch năm.
        </EmptyState>
      }
    />
  );
}

/** The unit's annual plans and their sub-plans. */
export function ReformPlansPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const plans = useReformPlans(unit);
  return (
    <div className="stack">
      <PageHeader
        title="Kế hoạch CCHC"
        actions={may('plans:write') && <ButtonLink href={plansPath(unit, '/lap')}>Lập kế hoạch</ButtonLink>}
      >
        Kế hoạch cải cách hành chính từng năm và các kế hoạch chuyên đề
      </PageHeader>
      <QueryView query={plans} messages={PLAN_MESSAGES} loading="Đang tải các kế hoạch…">
        {({ items }) => <PlanTable unit={unit} plans={items} caption="Kế hoạch CCHC theo năm" />}
      </QueryView>
    </div>
  );
}
