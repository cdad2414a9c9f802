import type { PlanResponse } from '#core/plans/contract.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { today } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { planFailure, planPath, usePlans, useProposePlan } from './load-plan.ts';

interface Summary {
  readonly year: number;
  readonly state: 'draft' | 'accepted';
  readonly total: number;
  readonly done: number;
}

export function PlanStateBadge({ state }: Pick<PlanResponse, 'state'>) {
  return state === 'accepted' ? (
    <StatusBadge tone="done">Đã phê duyệt</StatusBadge>
  ) : (
    <StatusBadge tone="act">Đang dự thảo</StatusBadge>
  );
}

const COLUMNS: readonly Column<Summary>[] = [
  { key: 'year', head: 'Năm', cell: ({ year }) => `Năm ${year}`, main: true, nowrap: true },
  { key: 'state', head: 'Tình trạng', cell: ({ state }) => <PlanStateBadge state={state} /> },
  { key: 'total', head: 'Nhiệm vụ', kind: 'number', cell: ({ total }) => total },
  { key: 'done', head: 'Hoàn thành', kind: 'number', cell: ({ done }) => done },
];

/** The remediation plans of a unit, and the way to draft next. */
export function PlansPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const plans = usePlans(unit);
  const propose = useProposePlan(unit);
  const thisYear = Number(today().slice(0, 4));
  const missing = [thisYear, thisYear + 1].filter(
    (year) => plans.data !== undefined && !plans.data.items.some((plan) => plan.year === year),
  );
  const actions = may('plans:draft')
    ? missing.map((year) => (
        <Button
          key={year}
          kind={year === missing[0] ? 'primary' : 'secondary'}
          busy={propose.isPending}
          onClick={() => propose.mutate(year)}
        >
          {`Lập kế hoạch năm ${year}`}
        </Button>
      ))
    : undefined;
  return (
    <div className="stack">
      <PageHeader title="Kế hoạch khắc phục" actions={actions}>
        Mỗi tiêu chí bị trừ điểm năm trước là một nhiệm vụ của năm sau
      </PageHeader>
      {propose.isError && <ErrorState title="Chưa lập được kế hoạch">{planFailure(propose.error)}</ErrorState>}
      <QueryView query={plans} messages={PLAN_MESSAGES} loading="Đang tải các kế hoạch…">
        {({ items }) => (
          <DataTable
            caption="Kế hoạch khắc phục theo năm"
            columns={COLUMNS}
            rows={items}
            rowKey={({ year }) => String(year)}
            rowHref={({ year }) => planPath(unit, year)}
            empty={
              <EmptyState title="Chưa có kế hoạch khắc phục">
                Lập được khi phiếu chấm điểm của năm trước đã thẩm định xong.
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </div>
  );
}
