import type { ReactNode } from 'react';
import { formatDate } from '#core/kernel/dates.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { EMPTY, today } from '#web/lib/format.ts';
import { unitPath, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { planPath, usePlan } from './load-plan.ts';
import { ProposalForm } from './proposal-form.tsx';
import { TaskDecision } from './task-decision.tsx';
import { TaskProgress } from './task-progress.tsx';
import { TaskStateBadge } from './task-state.tsx';

/** One task: where it comes from, what is to be reached, how far it is. */
export function TaskPage() {
  const unit = useUnitSlug();
  const id = usePathParam('task');
  const plan = usePlan(unit, Number(usePathParam('year')));
  return (
    <QueryView query={plan} messages={PLAN_MESSAGES} loading="Đang tải nhiệm vụ…">
      {(data) => {
        const task = data.tasks.find((one) => one.id === id);
        return task ? <OneTask plan={data} task={task} /> : <EmptyState title={PLAN_MESSAGES['task-unknown']} />;
      }}
    </QueryView>
  );
}

interface OneTaskProps {
  readonly plan: PlanResponse;
  readonly task: TaskResponse;
}

function OneTask({ plan, task }: OneTaskProps) {
  const may = useMay();
  const { unit, year } = plan;
  const editable = plan.state === 'draft' && task.state === 'proposed' && may('plans:draft');
  const decidable = plan.state === 'draft' && may('plans:accept');
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader
        title={`${task.criterion}. ${task.criterionName}`}
        back={{ href: planPath(unit, year), label: `Kế hoạch khắc phục năm ${year}` }}
      >
        <TaskStateBadge task={task} on={today()} />
      </PageHeader>
      <Facts
        items={[
          ['Bị trừ', `${formatDecimal(task.lost, true)} / ${formatDecimal(task.max, true)} điểm`],
          ['Lý do bị trừ điểm', task.reason],
          [
            `Kết quả năm ${year - 1}`,
            <Link key="last" href={unitPath(unit, `cham-diem/${year - 1}`, { dong: task.criterion })}>
              {task.measure.words}
            </Link>,
          ],
          ['Bộ phận ghi trong phiếu', task.proposedSection],
          ...(editable ? [] : settledFacts(plan, task)),
        ]}
      />
      {editable && <ProposalForm key={task.version} plan={plan} task={task} />}
      {decidable && <TaskDecision plan={plan} task={task} />}
      {plan.state === 'accepted' && task.state !== 'dropped' && <TaskProgress plan={plan} task={task} />}
    </div>
  );
}

/** What was decided, once it is no longer a form. */
function settledFacts({ sections, year }: PlanResponse, task: TaskResponse): readonly (readonly [string, ReactNode])[] {
  const nameOf = (id: number) => sections.find((section) => section.id === id)?.name ?? EMPTY;
  const { targetReason, dropReason, doneOn } = task;
  return [
    ['Nội dung', task.title],
    ['Chủ trì', task.lead === null ? EMPTY : nameOf(task.lead)],
    ['Phối hợp', task.cooperating.map(nameOf).join(', ')],
    [`Chỉ tiêu năm ${year}`, task.target?.words],
    ...(targetReason ? [['Lý do chỉ tiêu kém năm trước', targetReason] as const] : []),
    ['Thời hạn', task.deadline ? formatDate(task.deadline) : EMPTY],
    ...(dropReason ? [['Lý do không đưa vào', dropReason] as const] : []),
    ...(doneOn ? [['Hoàn thành ngày', formatDate(doneOn)] as const] : []),
  ];
}
