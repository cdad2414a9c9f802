import { formatInstant } from '#core/kernel/dates.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { ReformPlanResponse } from '#core/plans/reform/contract.ts';
import { PLAN_KIND_NAMES } from '#core/plans/reform/plan.ts';
import { formatMoney } from '#web/lib/format.ts';
import { usePathParam, useSearchValues, useSetSearch, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatTile, StatTiles } from '#web/ui/stat-tile/stat-tile.tsx';
import { plansPath, tasksPath, tasksUrl, useReformPlan, useTasks } from './load-reform.ts';
import { PlanTable, ReformPlanBadge } from './reform-plans-page.tsx';
import { TaskTable } from './task-table.tsx';

const SIZE = 50;

/** One plan: how far it is, its tasks, its sub-plans. */
export function ReformPlanPage() {
  const unit = useUnitSlug();
  const plan = useReformPlan(unit, usePathParam('plan'));
  return (
    <QueryView query={plan} messages={PLAN_MESSAGES} loading="Đang tải kế hoạch…">
      {(data) => <Plan unit={unit} plan={data} />}
    </QueryView>
  );
}

interface PlanProps {
  readonly unit: string;
  readonly plan: ReformPlanResponse;
}

function Plan({ unit, plan }: PlanProps) {
  const unitKind = useUnit()?.kind;
  const { parentId, parentTitle } = plan;
  const back = parentId
    ? { href: plansPath(unit, `/${parentId}`), label: parentTitle ?? 'Kế hoạch năm' }
    : { href: plansPath(unit), label: 'Kế hoạch CCHC' };
  return (
    <div className="stack">
      <PageHeader title={plan.title} back={back} actions={<Actions unit={unit} plan={plan} />}>
        <ReformPlanBadge state={plan.state} /> {PLAN_KIND_NAMES[plan.kind]} · năm {plan.year}
        {plan.document && ` · ${plan.document.words}`}
        {plan.issuedBy &&
          plan.issuedAt &&
          ` · ban hành trên hệ thống: ${plan.issuedBy}, ${formatInstant(plan.issuedAt)}`}
      </PageHeader>
      {plan.note && <p className="soft">{plan.note}</p>}
      <StatTiles>
        <StatTile label="Hoàn thành" value={`${plan.done}/${plan.total}`} unit="nhiệm vụ" />
        {plan.state === 'issued' && (
          <StatTile
            label="Quá hạn, chưa xong"
            value={String(plan.late)}
            unit="nhiệm vụ"
            light={plan.late > 0 ? 'bad' : 'good'}
            href={tasksPath(unit, '', { kehoach: plan.id, han: 'late' })}
          />
        )}
        {plan.budget > 0 && <StatTile label="Kinh phí" value={formatMoney(plan.budget)} />}
      </StatTiles>
      {plan.state === 'issued' && (
        <p>
          Xem nhiệm vụ của kế hoạch này{' '}
          <Link href={tasksPath(unit, '', { kehoach: plan.id, xem: 'bang' })}>trên bảng</Link> hoặc{' '}
          <Link href={tasksPath(unit, '', { kehoach: plan.id, xem: 'lich', nam: plan.year })}>theo thời gian</Link>.{' '}
          <a href={withSearch(tasksUrl(unit, '/files/xlsx'), { plan: plan.id, sort: 'code' })} download>
            Tải Excel
          </a>
          {unitKind !== 'commune' && (
            <>
              {' · '}
              <Link href={plansPath(unit, `/${plan.id}/cap-duoi`)}>Tiến độ ở cấp dưới</Link>
            </>
          )}
        </p>
      )}
      <PlanTasks unit={unit} plan={plan} />
      {plan.kind === 'annual' && (
        <section className="stack" aria-labelledby="children">
          <h2 id="children">Kế hoạch chuyên đề</h2>
          <PlanTable unit={unit} plans={plan.children} caption="Kế hoạch chuyên đề" />
        </section>
      )}
    </div>
  );
}

function PlanTasks({ unit, plan }: PlanProps) {
  const search = useSearchValues();
  const setSearch = useSetSearch();
  const page = Math.max(1, Number(search.trang) || 1);
  const sort = { by: search.xep ?? 'code', descending: search.giam === '1' };
  const list = useTasks(unit, {
    plan: plan.id,
    page,
    size: SIZE,
    sort: sort.by,
    descending: sort.descending ? 'true' : undefined,
  });
  return (
    <QueryView query={list} messages={PLAN_MESSAGES} loading="Đang tải nhiệm vụ…">
      {({ items, total }) => (
        <>
          <TaskTable
            unit={unit}
            rows={items}
            caption="Nhiệm vụ của kế hoạch"
            onePlan
            draft={plan.state === 'draft'}
            sort={sort}
            onSort={({ by, descending }) =>
              setSearch({ xep: by, giam: descending ? '1' : undefined, trang: undefined })
            }
          />
          {total > SIZE && (
            <Pager
              page={page}
              size={SIZE}
              total={total}
              noun="nhiệm vụ"
              href={(trang) => plansPath(unit, `/${plan.id}`, { ...search, trang })}
            />
          )}
        </>
      )}
    </QueryView>
  );
}

function Actions({ unit, plan }: PlanProps) {
  const may = useMay();
  if (!may('plans:write')) {
    return null;
  }
  return (
    <>
      {plan.state === 'draft' && plan.total > 0 && (
        <ButtonLink href={plansPath(unit, `/${plan.id}/ban-hanh`)}>Ban hành kế hoạch</ButtonLink>
      )}
      <ButtonLink kind="secondary" href={plansPath(unit, `/${plan.id}/them-nhiem-vu`)}>
        Thêm nhiệm vụ
      </ButtonLink>
      <ButtonLink kind="secondary" href={plansPath(unit, `/${plan.id}/nap`)}>
        Nạp từ Excel
      </ButtonLink>
      <ButtonLink kind="secondary" href={plansPath(unit, `/${plan.id}/cap-tren`)}>
        Lấy từ kế hoạch cấp trên
      </ButtonLink>
      {plan.total > 1 && (
        <ButtonLink kind="secondary" href={tasksPath(unit, '/sua-nhieu', { kehoach: plan.id })}>
          Sửa nhiều nhiệm vụ
        </ButtonLink>
      )}
      {plan.state === 'draft' && (
        <ButtonLink kind="quiet" href={plansPath(unit, `/${plan.id}/bo`)}>
          Bỏ dự thảo
        </ButtonLink>
      )}
      {plan.kind === 'annual' && (
        <ButtonLink kind="secondary" href={plansPath(unit, '/lap', { nam: plan.year, loai: 'procedure-control' })}>
          Lập kế hoạch chuyên đề
        </ButtonLink>
      )}
    </>
  );
}
