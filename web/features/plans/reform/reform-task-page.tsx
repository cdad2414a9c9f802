import type { ReactNode } from 'react';
import { formatDate } from '#core/kernel/dates.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { ReformTaskResponse } from '#core/plans/reform/contract.ts';
import { REFORM_TASK_STATE_NAMES } from '#core/plans/reform/task.ts';
import { formatMoney } from '#web/lib/format.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Facts } from '#web/ui/facts/facts.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { plansPath, tasksPath, useTask } from './load-reform.ts';
import { ReportForm } from './report-form.tsx';
import { TaskHistory } from './task-history.tsx';
import { deadlineWords, ORIGIN_NAMES, StandingBadge } from './task-standing.tsx';

/** One task: what it asks for, how far it is, what proves its end. */
export function ReformTaskPage() {
  const unit = useUnitSlug();
  const task = useTask(unit, usePathParam('task'));
  return (
    <QueryView query={task} messages={PLAN_MESSAGES} loading="Đang tải nhiệm vụ…">
      {(data) => <OneTask unit={unit} task={data} />}
    </QueryView>
  );
}

interface OneTaskProps {
  readonly unit: string;
  readonly task: ReformTaskResponse;
}

function OneTask({ unit, task }: OneTaskProps) {
  const back = task.planId
    ? { href: plansPath(unit, `/${task.planId}`), label: task.planTitle ?? 'Kế hoạch' }
    : { href: tasksPath(unit), label: 'Nhiệm vụ' };
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader
        title={task.code ? `${task.code}. ${task.title}` : task.title}
        back={back}
        actions={<Actions unit={unit} task={task} />}
      >
        <StandingBadge task={task} /> {REFORM_TASK_STATE_NAMES[task.state]}
        {task.state === 'running' && ` ${task.percent} %`}
      </PageHeader>
      <Facts items={factsOf(unit, task)} />
      {task.mayReport && <ReportForm key={task.version} unit={unit} task={task} />}
      <TaskHistory task={task} />
    </div>
  );
}

function factsOf(unit: string, task: ReformTaskResponse): readonly (readonly [string, ReactNode])[] {
  const { doneOn, countedOn } = task;
  return [
    ['Nguồn', ORIGIN_NAMES[task.origin]],
    ...(task.assignedIn ? [['Văn bản giao', `${task.assignedIn.words}: ${task.assignedIn.abstract}`] as const] : []),
    ['Sản phẩm', task.deliverable],
    ...(task.target ? [['Chỉ tiêu', `${task.target.name}: ${task.target.words}`] as const] : []),
    ['Chủ trì', task.leadName],
    ['Phối hợp', task.cooperating.map(({ name }) => name).join(', ')],
    ['Người phụ trách', task.personName],
    ...(task.startsOn ? [['Bắt đầu', formatDate(task.startsOn)] as const] : []),
    ['Thời hạn', deadlineWords(task)],
    ['Căn cứ', task.legalBasis],
    ...(task.budget === null ? [] : [['Kinh phí', formatMoney(task.budget)] as const]),
    ...(task.superior ? [['Nhiệm vụ cấp trên', `${task.superior.title} (${task.superior.unitName})`] as const] : []),
    ...(doneOn
      ? [
          [
            'Hoàn thành ngày',
            `${formatDate(doneOn)}${countedOn && countedOn !== doneOn ? `, tính đúng hạn theo ngày ${formatDate(countedOn)}` : ''}`,
          ] as const,
        ]
      : []),
    ...(task.proof.length > 0
      ? [
          [
            'Văn bản chứng minh',
            <ul key="proof" style={{ margin: 0, paddingLeft: '1.25rem' }}>
              {task.proof.map(({ id, words, abstract }) => (
                <li key={id}>
                  <Link href={`/don-vi/${unit}/van-ban/${id}`}>{words}</Link>: {abstract}
                </li>
              ))}
            </ul>,
          ] as const,
        ]
      : []),
  ];
}

function Actions({ unit, task }: OneTaskProps) {
  const may = useMay();
  const open = task.state !== 'done' && task.state !== 'dropped';
  return (
    <>
      {task.mayReport && <ButtonLink href={tasksPath(unit, `/${task.id}/ket-thuc`)}>Kết thúc nhiệm vụ</ButtonLink>}
      {may('plans:write') && open && (
        <ButtonLink kind="secondary" href={tasksPath(unit, `/${task.id}/sua`)}>
          {task.planState === 'draft' ? 'Sửa' : 'Điều chỉnh'}
        </ButtonLink>
      )}
      {may('plans:write') && open && (
        <ButtonLink kind="quiet" href={tasksPath(unit, `/${task.id}/bo`)}>
          {task.planState === 'draft' ? 'Xóa' : 'Đưa ra khỏi kế hoạch'}
        </ButtonLink>
      )}
      {task.cascaded && task.planId && (
        <ButtonLink kind="secondary" href={tasksPath(unit, `/${task.id}/cap-duoi`)}>
          Các đơn vị thực hiện
        </ButtonLink>
      )}
      {may('plans:write') && task.state === 'done' && (
        <ButtonLink kind="secondary" href={tasksPath(unit, `/${task.id}/mo-lai`)}>
          Mở lại
        </ButtonLink>
      )}
    </>
  );
}
