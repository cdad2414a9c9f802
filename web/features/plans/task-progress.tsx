import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import { today } from '#web/lib/format.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import { planFailure, sentenceOfCode, useTaskCall } from './load-plan.ts';
import classes from './plan.module.css';

interface TaskProgressProps {
  readonly plan: PlanResponse;
  readonly task: TaskResponse;
}

/** What was done so far, its proof, and the end of the task. */
export function TaskProgress({ plan, task }: TaskProgressProps) {
  const may = useMay();
  const open = task.state === 'accepted' && may('plans:progress');
  return (
    <>
      <section className={classes.part} aria-labelledby="progress">
        <h2 id="progress">Tiến độ</h2>
        {task.progress.length === 0 ? (
          <p className="soft">Chưa có báo cáo tiến độ.</p>
        ) : (
          <Timeline
            label="Các lần báo cáo tiến độ"
            entries={task.progress.map(({ at, percent, note, actorName }) => ({
              key: at + note,
              at,
              what: `${percent} %`,
              who: actorName,
              children: note,
            }))}
          />
        )}
        {open && <ProgressForm plan={plan} task={task} />}
      </section>
      <section className={classes.part} aria-labelledby="proof">
        <h2 id="proof">Tài liệu chứng minh</h2>
        <Proof task={task} />
        {open && <ProofForm plan={plan} task={task} />}
        {open && <DoneForm plan={plan} task={task} />}
      </section>
    </>
  );
}

function Proof({ task: { evidence } }: Pick<TaskProgressProps, 'task'>) {
  if (evidence.length === 0) {
    return <p className="soft">{sentenceOfCode('evidence-missing')}</p>;
  }
  return (
    <ul>
      {evidence.map(({ id, title, documentNumber, documentDate, link }) => {
        const words =
          documentNumber && documentDate ? `${title} (số ${documentNumber} ngày ${formatDate(documentDate)})` : title;
        return (
          <li key={id}>
            {link ? (
              <a href={link} target="_blank" rel="noreferrer">
                {words}
              </a>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ProgressForm({ plan, task }: TaskProgressProps) {
  const call = useTaskCall(plan.unit, plan.year, task.id);
  const form = useForm({
    initial: { percent: String(task.progress[0]?.percent ?? ''), note: '' },
    check: ({ percent, note }) => ({
      percent:
        /^\d{1,3}$/u.test(percent.trim()) && Number(percent) <= 100
          ? undefined
          : sentenceOfCode('progress-out-of-range'),
      note: note.trim() === '' ? sentenceOfCode('progress-note-missing') : undefined,
    }),
  });
  return (
    <Form
      form={form}
      submitLabel="Báo cáo tiến độ"
      busy={call.isPending}
      failure={planFailure(call.error)}
      onSubmit={({ percent, note }) =>
        call.mutate(
          { verb: 'progress', body: { version: task.version, percent: Number(percent), note } },
          {
            onSuccess: () => {
              form.setAll({ percent, note: '' });
              notify('Đã ghi tiến độ');
            },
          },
        )
      }
    >
      <NumberField form={form} name="percent" label="Tiến độ" unit="%" />
      <TextAreaField form={form} name="note" label="Kết quả đã làm được" rows={2} required />
    </Form>
  );
}

function ProofForm({ plan, task }: TaskProgressProps) {
  const call = useTaskCall(plan.unit, plan.year, task.id);
  const empty = { title: '', number: '', date: '', link: '' };
  const form = useForm({
    initial: empty,
    check: ({ title, number, date, link }) => {
      const named = number.trim() !== '' && parseDate(date) !== undefined;
      return {
        title: title.trim() === '' ? 'Ghi tên tài liệu.' : undefined,
        number: named || link.trim() !== '' ? undefined : 'Ghi số, ký hiệu và ngày ban hành, hoặc đường dẫn.',
        link:
          link.trim() === '' || /^https?:\/\/\S+$/u.test(link.trim()) ? undefined : 'Đường dẫn bắt đầu bằng https://',
      };
    },
  });
  return (
    <details>
      <summary>Thêm tài liệu chứng minh</summary>
      <Form
        form={form}
        submitLabel="Thêm tài liệu"
        busy={call.isPending}
        failure={planFailure(call.error)}
        onSubmit={({ title, number, date, link }) =>
          call.mutate(
            {
              verb: 'evidence',
              body: {
                version: task.version,
                title,
                documentNumber: number || undefined,
                documentDate: parseDate(date),
                link: link || undefined,
              },
            },
            { onSuccess: () => form.setAll(empty) },
          )
        }
      >
        <TextField form={form} name="title" label="Tên tài liệu" required />
        <FieldRow>
          <TextField form={form} name="number" label="Số, ký hiệu" hint="Ví dụ: 90/BC-UBND" />
          <DateField form={form} name="date" label="Ngày ban hành" />
        </FieldRow>
        <TextField form={form} name="link" label="Đường dẫn (nếu không có số, ký hiệu)" />
      </Form>
    </details>
  );
}

function DoneForm({ plan, task }: TaskProgressProps) {
  const call = useTaskCall(plan.unit, plan.year, task.id);
  if (task.evidence.length === 0) {
    return null;
  }
  return (
    <div className="row">
      <Button
        busy={call.isPending}
        onClick={() => call.mutate({ verb: 'done', body: { version: task.version, day: today() } })}
      >
        Kết thúc nhiệm vụ
      </Button>
      {call.isError && <span role="alert">{planFailure(call.error)}</span>}
    </div>
  );
}
