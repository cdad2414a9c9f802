import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { formatDate } from '#core/kernel/dates.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import {
  type CascadeAnswer,
  cascadeAnswer,
  superiorPlans,
  superiorTasks,
  type UnitTasksAnswer,
  unitTasksAnswer,
} from '#core/plans/reform/contract.ts';
import { REFORM_TASK_STATE_NAMES } from '#core/plans/reform/task.ts';
import { send } from '#web/lib/api.ts';
import { useGoTo, usePathParam, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { plansPath, reformFailure, sentenceOf, tasksPath, useReformPlan, useTask } from './load-reform.ts';
import classes from './reform.module.css';
import { StandingBadge } from './task-standing.tsx';

/** Tasks of a superior's plan, to be carried out in one's own. */
export function TakeOverPage() {
  const unit = useUnitSlug();
  const id = usePathParam('plan');
  const { cap, tu } = useSearchValues();
  const plan = useReformPlan(unit, id);
  const plans = useQuery({
    queryKey: ['reform', unit, 'superior'],
    queryFn: () => send('GET', `/api/units/${unit}/superior-plans`, undefined, superiorPlans),
  });
  const back = plansPath(unit, `/${id}`);
  return (
    <div className="stack">
      <PageHeader
        title="Lấy nhiệm vụ từ kế hoạch cấp trên"
        back={{ href: back, label: plan.data?.title ?? 'Kế hoạch' }}
      />
      <QueryView query={plans} messages={PLAN_MESSAGES} loading="Đang tải kế hoạch của cấp trên…">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Cấp trên chưa ban hành kế hoạch trên hệ thống" />
          ) : (
            <ul>
              {items.map(({ id: above, unit: superior, unitName, title, tasks, symbol, date }) => (
                <li key={above}>
                  <Link
                    href={plansPath(unit, `/${id}/cap-tren`, { cap: superior, tu: above })}
                    aria-current={above === tu ? 'page' : undefined}
                  >
                    {title}
                  </Link>{' '}
                  <span className="soft">
                    {unitName} · {tasks} nhiệm vụ{symbol && date ? ` · số ${symbol} ngày ${formatDate(date)}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {cap && tu && plan.data && (
        <Choice key={tu} unit={unit} planId={id} amendment={plan.data.state === 'issued'} superior={cap} above={tu} />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly unit: string;
  readonly planId: string;
  readonly amendment: boolean;
  readonly superior: string;
  readonly above: string;
}

function Choice({ unit, planId, amendment, superior, above }: ChoiceProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isEmpty, setEmpty] = useState(false);
  const cache = useQueryClient();
  const goTo = useGoTo();
  const tasks = useQuery({
    queryKey: ['reform', unit, 'superior', superior, above],
    queryFn: () => send('GET', `/api/units/${unit}/superior-plans/${superior}/${above}`, undefined, superiorTasks),
  });
  const take = useMutation({
    mutationFn: (reason: string) =>
      send(
        'POST',
        `/api/units/${unit}/reform-plans/${planId}/take-over`,
        { superior, plan: above, tasks: chosen, reason },
        z.object({ taken: z.number().int() }),
      ),
    onSuccess: ({ taken }) => {
      notify(`Đã lấy ${taken} nhiệm vụ vào kế hoạch`);
      void cache.invalidateQueries({ queryKey: ['reform', unit] });
      goTo(plansPath(unit, `/${planId}`));
    },
  });
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({
      reason: amendment && reason.trim() === '' ? sentenceOf('amendment-reason-missing') : undefined,
    }),
  });
  return (
    <QueryView query={tasks} messages={PLAN_MESSAGES} loading="Đang tải nhiệm vụ…">
      {({ items }) => (
        <Form
          form={form}
          submitLabel={`Lấy ${chosen.length} nhiệm vụ vào kế hoạch`}
          busy={take.isPending}
          failure={isEmpty && chosen.length === 0 ? sentenceOf('no-task-chosen') : reformFailure(take.error)}
          onSubmit={({ reason }) => {
            setEmpty(chosen.length === 0);
            if (chosen.length > 0) {
              take.mutate(reason);
            }
          }}
        >
          <fieldset className={classes.rowsOfTicks}>
            <legend>Chọn nhiệm vụ của cấp trên; lời văn, bộ phận và thời hạn sửa được sau khi lấy</legend>
            {items.map(({ id, code, title, deadline, takenAs }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  disabled={takenAs !== null}
                  checked={takenAs !== null || chosen.includes(id)}
                  onChange={({ target: { checked } }) =>
                    setChosen(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                  }
                />
                <span>
                  {code ? `${code}. ${title}` : title}
                  <span className={classes.below}>
                    {deadline ? `Thời hạn ${formatDate(deadline)}` : 'Không ghi thời hạn'}
                    {takenAs && ' · đã có trong kế hoạch của đơn vị'}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          {amendment && <TextAreaField form={form} name="reason" label="Lý do điều chỉnh" rows={2} required />}
        </Form>
      )}
    </QueryView>
  );
}

type TaskBelow = CascadeAnswer['items'][number];

/** A plan as the units below carry it out: counts for the superior, each leading down to the units. */
export function CascadePage() {
  const unit = useUnitSlug();
  const id = usePathParam('plan');
  const plan = useReformPlan(unit, id);
  const cascade = useQuery({
    queryKey: ['reform', unit, 'below', id],
    queryFn: () => send('GET', `/api/units/${unit}/reform-plans/${id}/below`, undefined, cascadeAnswer),
  });
  const figure = (
    key: 'taken' | 'done' | 'doneLate' | 'overdue' | 'running' | 'notStarted',
    head: string,
  ): Column<TaskBelow> => ({
    key,
    head,
    kind: 'number',
    cell: (task) => task[key],
  });
  return (
    <div className="stack">
      <PageHeader
        title="Tiến độ ở cấp dưới"
        back={{ href: plansPath(unit, `/${id}`), label: plan.data?.title ?? 'Kế hoạch' }}
      >
        {cascade.data && `${cascade.data.units} đơn vị trực thuộc`}
      </PageHeader>
      <QueryView query={cascade} messages={PLAN_MESSAGES} loading="Đang tổng hợp…">
        {({ items }) => (
          <DataTable
            caption="Số đơn vị theo từng nhiệm vụ"
            columns={[
              {
                key: 'title',
                head: 'Nhiệm vụ',
                main: true,
                wide: true,
                cell: ({ code, title }) => (code ? `${code}. ${title}` : title),
              },
              figure('taken', 'Đã đưa vào kế hoạch'),
              figure('done', 'Hoàn thành'),
              figure('doneLate', 'Trong đó xong chậm'),
              figure('overdue', 'Quá hạn'),
              figure('running', 'Đang làm'),
              figure('notStarted', 'Chưa bắt đầu hoặc chưa đưa vào'),
            ]}
            rows={items}
            rowKey={({ id: task }) => task}
            rowHref={({ id: task }) => tasksPath(unit, `/${task}/cap-duoi`)}
            empty={<EmptyState title="Kế hoạch chưa có nhiệm vụ" />}
          />
        )}
      </QueryView>
    </div>
  );
}

type UnitTask = UnitTasksAnswer['items'][number];

const UNIT_COLUMNS: readonly Column<UnitTask>[] = [
  { key: 'unit', head: 'Đơn vị', main: true, cell: ({ unitName }) => unitName },
  { key: 'title', head: 'Nhiệm vụ của đơn vị', wide: true, cell: ({ title }) => title },
  {
    key: 'state',
    head: 'Trạng thái',
    cell: ({ state, percent }) => `${REFORM_TASK_STATE_NAMES[state]}${state === 'running' ? ` ${percent} %` : ''}`,
  },
  { key: 'due', head: 'Thời hạn', nowrap: true, cell: ({ dueOn }) => (dueOn ? formatDate(dueOn) : undefined) },
  { key: 'standing', head: 'Tiến độ', cell: (task) => <StandingBadge task={{ ...task, backdated: false }} /> },
];

const SIZE = 50;

/** The units' own tasks behind one of the superior's: those that the person may see. */
export function UnitTasksPage() {
  const unit = useUnitSlug();
  const id = usePathParam('task');
  const { trang } = useSearchValues();
  const page = Math.max(1, Number(trang) || 1);
  const task = useTask(unit, id);
  const units = useQuery({
    queryKey: ['reform', unit, 'units', id, page],
    queryFn: () =>
      send('GET', `/api/units/${unit}/plan-tasks/${id}/below?page=${page}&size=${SIZE}`, undefined, unitTasksAnswer),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="stack">
      <PageHeader
        title="Các đơn vị thực hiện"
        back={{ href: tasksPath(unit, `/${id}`), label: task.data?.title ?? 'Nhiệm vụ' }}
      />
      <QueryView query={units} messages={PLAN_MESSAGES}>
        {({ items, total }) => (
          <>
            <DataTable
              caption="Nhiệm vụ của các đơn vị"
              columns={UNIT_COLUMNS}
              rows={items}
              rowKey={({ id: own }) => own}
              rowHref={({ unit: slug, id: own }) => tasksPath(slug, `/${own}`)}
              empty={
                <EmptyState title="Chưa có đơn vị nào trong phạm vi của bạn">
                  Danh sách chỉ có những đơn vị mà bạn được xem.
                </EmptyState>
              }
            />
            {total > SIZE && (
              <Pager
                page={page}
                size={SIZE}
                total={total}
                noun="đơn vị"
                href={(other) => tasksPath(unit, `/${id}/cap-duoi`, { trang: other })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}
