import { formatDate, formatInstant } from '#core/kernel/dates.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { capitalised, EMPTY, today } from '#web/lib/format.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatTile, StatTiles } from '#web/ui/stat-tile/stat-tile.tsx';
import { planFile, planPath, usePlan } from './load-plan.ts';
import classes from './plan.module.css';
import { PlanStateBadge } from './plans-page.tsx';
import { TaskStateBadge } from './task-state.tsx';

/** A year's plan: one row a lost criterion, with who leads, from where to where, until when. */
export function PlanPage() {
  const unit = useUnitSlug();
  const plan = usePlan(unit, Number(usePathParam('year')));
  return (
    <QueryView query={plan} messages={PLAN_MESSAGES} loading="Đang tải kế hoạch…">
      {(data) => <Plan plan={data} />}
    </QueryView>
  );
}

function Plan({ plan }: { readonly plan: PlanResponse }) {
  const { unit, year } = plan;
  return (
    <div className="stack">
      <PageHeader
        title={`Kế hoạch khắc phục năm ${year}`}
        back={{ href: unitPath(unit, 'khac-phuc'), label: 'Các năm' }}
        actions={<PlanActions plan={plan} />}
      >
        <PlanStateBadge state={plan.state} /> {capitalised(plan.unitName)} · từ các tiêu chí bị trừ điểm của{' '}
        <Link href={unitPath(unit, `cham-diem/${year - 1}`, { loc: 'lost' })}>phiếu năm {year - 1}</Link>
        {(plan.documentNumber || plan.documentDate) && ' · kế hoạch'}
        {plan.documentNumber && ` số ${plan.documentNumber}`}
        {plan.documentDate ? ` ngày ${formatDate(plan.documentDate)}` : ''}
        {plan.acceptedBy && plan.acceptedAt
          ? ` · phê duyệt: ${plan.acceptedBy}, ${formatInstant(plan.acceptedAt)}`
          : ''}
      </PageHeader>
      {plan.note && <p className="soft">{plan.note}</p>}
      <PlanTiles plan={plan} />
      <DataTable
        caption="Nhiệm vụ khắc phục"
        columns={columnsFor(plan)}
        rows={plan.tasks}
        rowKey={({ id }) => id}
        rowHref={({ id }) => planPath(unit, year, `/nhiem-vu/${id}`)}
      />
    </div>
  );
}

/** A draft asks what is still to be decided; a running plan how far it is; an ended committee's says only what was planned. */
function PlanTiles({ plan }: { readonly plan: PlanResponse }) {
  const { completion, tasks } = plan;
  const unready = tasks.filter((task) => task.unready !== null).length;
  const unrecorded = tasks.some(({ light }) => light === 'unrecorded');
  return (
    <StatTiles>
      <StatTile label="Điểm bị trừ năm trước" value={formatDecimal(plan.lost, true)} unit="điểm" />
      {plan.state === 'draft' ? (
        <>
          <StatTile label="Đề xuất" value={String(tasks.length)} unit="nhiệm vụ" />
          <StatTile label="Chưa đủ nội dung" value={String(unready)} unit="nhiệm vụ" />
        </>
      ) : (
        <StatTile
          label={unrecorded ? 'Đã giao' : 'Hoàn thành'}
          value={unrecorded ? String(completion.total) : `${completion.done}/${completion.total}`}
          unit="nhiệm vụ"
        />
      )}
      {plan.state === 'accepted' && !unrecorded && (
        <StatTile
          label="Quá thời hạn"
          value={String(completion.overdue)}
          unit="nhiệm vụ"
          light={completion.overdue > 0 ? 'bad' : 'good'}
        />
      )}
    </StatTiles>
  );
}

function columnsFor({ sections, year }: PlanResponse): readonly Column<TaskResponse>[] {
  const nameOf = (id: number) => sections.find((section) => section.id === id)?.name ?? EMPTY;
  return [
    {
      key: 'criterion',
      head: 'Tiêu chí',
      main: true,
      cell: ({ criterion, criterionName }) => `${criterion}. ${criterionName}`,
    },
    { key: 'lost', head: 'Bị trừ', unit: 'điểm', kind: 'number', cell: ({ lost }) => formatDecimal(lost, true) },
    { key: 'last', head: `Năm ${year - 1}`, cell: ({ measure }) => measure.words },
    {
      key: 'target',
      head: `Chỉ tiêu ${year}`,
      cell: ({ target, targetReason }) => (
        <>
          {target?.words ?? EMPTY}
          {target?.belowLastYear && (
            <span className={classes.warn}>
              ▲ kém năm trước{targetReason ? `: ${targetReason}` : ', chưa có lý do'}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'lead',
      head: 'Chủ trì, phối hợp',
      cell: ({ lead, cooperating, needsCooperation }) => (
        <>
          {lead === null ? EMPTY : nameOf(lead)}
          {cooperating.length > 0 && <span className={classes.below}>cùng {cooperating.map(nameOf).join(', ')}</span>}
          {needsCooperation && cooperating.length === 0 && (
            <span className={classes.warn}>▲ chưa có bộ phận phối hợp</span>
          )}
        </>
      ),
    },
    {
      key: 'deadline',
      head: 'Thời hạn',
      nowrap: true,
      cell: ({ deadline }) => (deadline ? formatDate(deadline) : EMPTY),
    },
    { key: 'state', head: 'Tình trạng', cell: (task) => <TaskStateBadge task={task} on={today()} /> },
  ];
}

function PlanActions({ plan }: { readonly plan: PlanResponse }) {
  const may = useMay();
  const { unit, year } = plan;
  return (
    <>
      {plan.state === 'draft' && may('plans:accept') && (
        <ButtonLink href={planPath(unit, year, '/phe-duyet')}>Phê duyệt kế hoạch</ButtonLink>
      )}
      <a href={planFile(unit, year, 'docx')} download>
        Tải Word
      </a>
      <a href={planFile(unit, year, 'pdf')} download>
        Tải PDF
      </a>
    </>
  );
}
