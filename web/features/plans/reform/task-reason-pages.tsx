import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { plansPath, reformFailure, sentenceOf, tasksPath, useDropTask, useTask, useTaskStep } from './load-reform.ts';

interface ReasonFormProps {
  readonly label: string;
  readonly hint: string;
  readonly act: string;
  readonly required: boolean;
  readonly missing: string;
  readonly busy: boolean;
  readonly failure: string | undefined;
  readonly onAct: (reason: string) => void;
}

function ReasonForm({ label, hint, act, required, missing, busy, failure, onAct }: ReasonFormProps) {
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: required && reason.trim() === '' ? missing : undefined }),
  });
  return (
    <Form form={form} submitLabel={act} busy={busy} failure={failure} onSubmit={({ reason }) => onAct(reason)}>
      <TextAreaField form={form} name="reason" label={label} hint={hint} rows={3} required={required} />
    </Form>
  );
}

/** A closed task is opened again, with the reason in its history. */
export function ReopenTaskPage() {
  const unit = useUnitSlug();
  const task = useTask(unit, usePathParam('task'));
  const step = useTaskStep(unit);
  const goTo = useGoTo();
  return (
    <QueryView query={task} messages={PLAN_MESSAGES}>
      {({ id, title, version }) => (
        <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
          <PageHeader title="Mở lại nhiệm vụ" back={{ href: tasksPath(unit, `/${id}`), label: title }} />
          <ReasonForm
            label="Lý do mở lại"
            hint="Lần kết thúc trước vẫn còn trong quá trình thực hiện"
            act="Mở lại nhiệm vụ"
            required
            missing={sentenceOf('reopen-reason-missing')}
            busy={step.isPending}
            failure={reformFailure(step.error)}
            onAct={(reason) =>
              step.mutate(
                { id, verb: 'reopen', body: { version, reason }, said: 'Đã mở lại nhiệm vụ' },
                { onSuccess: () => goTo(tasksPath(unit, `/${id}`)) },
              )
            }
          />
        </div>
      )}
    </QueryView>
  );
}

/** Out of the plan: an amendment once it is issued. */
export function DropTaskPage() {
  const unit = useUnitSlug();
  const task = useTask(unit, usePathParam('task'));
  const drop = useDropTask(unit, usePathParam('task'));
  const goTo = useGoTo();
  return (
    <QueryView query={task} messages={PLAN_MESSAGES}>
      {({ id, title, version, planId, planState }) => (
        <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
          <PageHeader
            title={planState === 'draft' ? 'Xóa nhiệm vụ' : 'Đưa nhiệm vụ ra khỏi kế hoạch'}
            back={{ href: tasksPath(unit, `/${id}`), label: title }}
          />
          <ReasonForm
            label="Lý do"
            hint={
              planState === 'draft'
                ? 'Kế hoạch còn dự thảo nên nhiệm vụ bị xóa hẳn'
                : 'Nhiệm vụ không còn được đếm; lý do được lưu lại'
            }
            act={planState === 'draft' ? 'Xóa nhiệm vụ' : 'Đưa ra khỏi kế hoạch'}
            required={planState !== 'draft'}
            missing={sentenceOf('amendment-reason-missing')}
            busy={drop.isPending}
            failure={reformFailure(drop.error)}
            onAct={(reason) =>
              drop.mutate(
                { version, reason },
                {
                  onSuccess: () => {
                    notify('Đã bỏ nhiệm vụ');
                    goTo(planId ? plansPath(unit, `/${planId}`) : tasksPath(unit));
                  },
                },
              )
            }
          />
        </div>
      )}
    </QueryView>
  );
}
