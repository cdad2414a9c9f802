import type { DashboardAnswer } from '#core/indicators/contract.ts';
import { INDICATOR_MESSAGES } from '#core/indicators/messages.ts';
import { periodName } from '#core/indicators/periods.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { capitalised, formatNumber } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { AppraisalList } from './appraisal-list.tsx';
import { DashboardActions } from './dashboard-actions.tsx';
import { DueList } from './due-list.tsx';
import { FieldTable } from './field-table.tsx';
import { IndicatorTiles } from './indicator-tiles.tsx';
import { useDashboard } from './load-dashboard.ts';
import { ScoreAlerts } from './score-alerts.tsx';
import { Trend } from './trend.tsx';

/** Where a working day begins: what waits, how the unit stands against its targets, how that moves. */
export function DashboardPage() {
  const slug = useUnitSlug();
  const unit = useUnit();
  const { dashboard, period, exception } = useDashboard(slug);
  return (
    <>
      <PageHeader title={capitalised(unit?.name ?? 'Tổng quan')} actions={<DashboardActions unit={slug} />}>
        {periodName(period)}
        {dashboard.data && <Window answer={dashboard.data} exception={exception} />}
      </PageHeader>
      <QueryView query={dashboard} messages={INDICATOR_MESSAGES} loading="Đang tính số liệu của đơn vị…">
        {(answer) => <Dashboard unit={slug} answer={answer} />}
      </QueryView>
    </>
  );
}

interface WindowProps {
  readonly answer: DashboardAnswer;
  /** Why other days than the prescribed ones are counted. */
  readonly exception: string | undefined;
}

function Window({ answer, exception }: WindowProps) {
  const others = answer.sources.filter(({ slug }) => slug !== answer.unit.slug);
  return (
    <>
      : số liệu {formatDate(answer.window.from)}–{formatDate(answer.window.to)}, tính đến hết ngày{' '}
      {formatDate(answer.asOf)}.{exception && ` Kỳ số liệu riêng: ${exception}`}
      {others.length > 0 && (
        <details>
          <summary>Gồm số liệu của {formatNumber(others.length)} đơn vị</summary>
          {others.map(({ name }) => name).join(', ')}
        </details>
      )}
    </>
  );
}

/** At the counter and at the desk the work comes first; for who answers for the whole, the lights. */
function Dashboard({ unit, answer }: { readonly unit: string; readonly answer: DashboardAnswer }) {
  const may = useMay();
  const kind = useUnit()?.kind;
  const worksOnDossiers = may('dossiers:receive') || (may('dossiers:process') && !may('assessments:submit'));
  const due = <DueList unit={unit} items={answer.due} />;
  const tiles = <IndicatorTiles unit={unit} tiles={answer.tiles} />;
  return (
    <div className="stack">
      {isEmpty(answer) && (
        <EmptyState title="Chưa có hồ sơ nào trong kỳ này">
          Chọn kỳ khác ở đầu trang, tiếp nhận hồ sơ tại quầy hoặc nhập dữ liệu từ hệ thống của tỉnh.
        </EmptyState>
      )}
      {may('assessments:appraise') && <AppraisalList />}
      {worksOnDossiers ? due : tiles}
      {worksOnDossiers ? tiles : due}
      {may('assessments:read') && kind === 'commune' && <ScoreAlerts unit={unit} />}
      <Trend months={answer.trend} tiles={answer.tiles} />
      {answer.fields.length > 0 && <FieldTable unit={unit} answer={answer} />}
    </div>
  );
}

function isEmpty({ fields, trend }: DashboardAnswer): boolean {
  return fields.length === 0 && trend.every(({ received, resolved }) => received + resolved === 0);
}
