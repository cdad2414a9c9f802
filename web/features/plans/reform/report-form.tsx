import type { ReformTaskResponse } from '#core/plans/reform/contract.ts';
import { REPORTED_STATES } from '#core/plans/reform/progress.ts';
import { REFORM_TASK_STATE_NAMES } from '#core/plans/reform/task.ts';
import { useSearchValues } from '#web/lib/navigation.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { reformFailure, sentenceOf, useTaskStep } from './load-reform.ts';
import classes from './reform.module.css';

/** How far a task is, said by whoever works on it. */
export function ReportForm({ unit, task }: { readonly unit: string; readonly task: ReformTaskResponse }) {
  const step = useTaskStep(unit);
  const { sang } = useSearchValues();
  const form = useForm({
    initial: {
      state: sang ?? (task.state === 'not-started' ? 'running' : task.state),
      percent: String(task.percent),
      note: '',
    },
    check: ({ state, percent, note }) => ({
      percent:
        /^\d{1,3}$/u.test(percent.trim()) && Number(percent) <= 100 ? undefined : sentenceOf('progress-out-of-range'),
      note: state === 'stuck' && note.trim() === '' ? sentenceOf('obstacle-missing') : undefined,
    }),
  });
  return (
    <section className={classes.part} aria-labelledby="report">
      <h2 id="report">Báo cáo tiến độ</h2>
      <Form
        form={form}
        submitLabel="Báo cáo tiến độ"
        busy={step.isPending}
        failure={reformFailure(step.error)}
        onSubmit={({ state, percent, note }) =>
          step.mutate({
            id: task.id,
            verb: 'report',
            body: { version: task.version, state, percent: Number(percent), note },
            said: 'Đã ghi tiến độ',
          })
        }
      >
        <ChoiceField
          form={form}
          name="state"
          label="Trạng thái"
          inRow
          choices={REPORTED_STATES.map((value) => ({ value, label: REFORM_TASK_STATE_NAMES[value] }))}
        />
        <NumberField form={form} name="percent" label="Tiến độ" unit="%" />
        <TextAreaField form={form} name="note" label="Kết quả đã làm được, hoặc vướng mắc" rows={2} />
      </Form>
    </section>
  );
}
