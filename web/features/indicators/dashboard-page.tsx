import type { DashboardAnswer } from '#core/indicators/contract.ts';
import { INDICATOR_MESSAGES } from '#core/indicators/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { capitalised, formatNumber } from '#web/lib/format.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { periodWords, usePeriod } from '#web/lib/period.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { AppraisalList } from './appraisal-list.tsx';
import { DashboardActions } from './dashboard-actions.tsx';
import { DueList } from './due-list.tsx';
import { FieldTable } from './field-table.tsx';
import { IndicatorTiles } from './indicator-tiles.tsx';
import { useDashboard } from './load-dashboard.ts';
import { Trend } from './trend.tsx';

/** Where a working day begins: what waits, how the unit stands against its targets, how that moves. */
export function DashboardPage() {
  const slug = useUnitSlug();
  const unit = useUnit();
  const period = usePeriod();
  const dashboard = useDashboard(slug, period.code);
  return (
    <>
      <PageHeader title={capitalised(unit?.name ?? 'Tổng quan')} actions={<DashboardActions unit={slug} />}>
        {periodWords(period)}
        {dashboard.data && <Sources answer={dashboard.data} />}
      </PageHeader>
      <QueryView query={dashboard} messages={INDICATOR_MESSAGES} loading="Đang tính số liệu của đơn vị…">
        {(answer) => <Dashboard unit={slug} answer={answer} />}
      </QueryView>
    </>
  );
}

function Sources({ answer }: { readonly answer: DashboardAnswer }) {
  const others = answer.sources.filter(({ slug }) => slug !== answer.unit.slug);
  return (
    <>
      ; tính đến hết ngày {formatDate(answer.asOf)}.
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
  const worksOnDossiers = may('dossiers:receive') || (may('dossiers:process') && !may('assessments:submit'));
  const due = <DueList unit={unit} items={answer.due} />;
  const tiles = <IndicatorTiles unit={unit} tiles={answer.tiles} />;
  return (
    <div className="stack">
      {may('assessments:appraise') && <AppraisalList />}
      {worksOnDossiers ? due : tiles}
      {worksOnDossiers ? tiles : due}
      <Trend months={answer.trend} tiles={answer.tiles} />
      <FieldTable unit={unit} answer={answer} />
    </div>
  );
}
