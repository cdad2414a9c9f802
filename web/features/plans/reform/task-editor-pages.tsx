import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import {
  plansPath,
  reformFailure,
  tasksPath,
  useAddTask,
  useReformPlan,
  useTask,
  useTaskGround,
  useTaskStep,
} from './load-reform.ts';
import { TaskForm } from './task-form.tsx';

/** Another task of a plan. */
export function AddTaskPage() {
  const unit = useUnitSlug();
  const plan = useReformPlan(unit, usePathParam('plan'));
  const ground = useTaskGround(unit, plan.data?.year);
  const add = useAddTask(unit);
  const goTo = useGoTo();
  return (
    <QueryView query={plan} messages={PLAN_MESSAGES}>
      {({ id, title, state }) => (
        <div className="stack" style={{ maxWidth: '56rem' }}>
          <PageHeader title="Thêm nhiệm vụ" back={{ href: plansPath(unit, `/${id}`), label: title }} />
          <QueryView query={ground}>
            {(choices) => (
              <TaskForm
                unit={unit}
                ground={choices}
                amendment={state === 'issued'}
                submitLabel="Thêm nhiệm vụ"
                busy={add.isPending}
                failure={reformFailure(add.error)}
                onSave={(body) =>
                  add.mutate(
                    { ...body, planId: id },
                    {
                      onSuccess: () => {
                        notify('Đã thêm nhiệm vụ');
                        goTo(plansPath(unit, `/${id}`));
                      },
                    },
                  )
                }
              />
            )}
          </QueryView>
        </div>
      )}
    </QueryView>
  );
}

/** A task that a superior or the chair assigns outside any plan. */
export function AssignTaskPage() {
  const unit = useUnitSlug();
  const ground = useTaskGround(unit, undefined);
  const add = useAddTask(unit);
  const goTo = useGoTo();
  return (
    <div className="stack" style={{ maxWidth: '56rem' }}>
      <PageHeader title="Giao nhiệm vụ ngoài kế hoạch" back={{ href: tasksPath(unit), label: 'Nhiệm vụ' }} />
      <QueryView query={ground}>
        {(choices) => (
          <TaskForm
            unit={unit}
            ground={choices}
            order
            amendment={false}
            submitLabel="Giao nhiệm vụ"
            busy={add.isPending}
            failure={reformFailure(add.error)}
            onSave={(body) =>
              add.mutate({ ...body, planId: null }, { onSuccess: ({ id }) => goTo(tasksPath(unit, `/${id}`)) })
            }
          />
        )}
      </QueryView>
    </div>
  );
}

export function EditTaskPage() {
  const unit = useUnitSlug();
  const task = useTask(unit, usePathParam('task'));
  const ground = useTaskGround(unit, task.data?.planYear ?? undefined);
  const step = useTaskStep(unit);
  const goTo = useGoTo();
  return (
    <QueryView query={task} messages={PLAN_MESSAGES}>
      {(data) => (
        <div className="stack" style={{ maxWidth: '56rem' }}>
          <PageHeader
            title={data.planState === 'draft' ? 'Sửa nhiệm vụ' : 'Điều chỉnh nhiệm vụ'}
            back={{ href: tasksPath(unit, `/${data.id}`), label: data.title }}
          />
          <QueryView query={ground}>
            {(choices) => (
              <TaskForm
                unit={unit}
                task={data}
                ground={choices}
                amendment={data.planState !== 'draft'}
                submitLabel="Lưu nhiệm vụ"
                busy={step.isPending}
                failure={reformFailure(step.error)}
                onSave={(body) =>
                  step.mutate(
                    { id: data.id, verb: '', body: { ...body, version: data.version }, said: 'Đã lưu nhiệm vụ' },
                    { onSuccess: () => goTo(tasksPath(unit, `/${data.id}`)) },
                  )
                }
              />
            )}
          </QueryView>
        </div>
      )}
    </QueryView>
  );
}
