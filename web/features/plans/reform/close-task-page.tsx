import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { ReformTaskResponse } from '#core/plans/reform/contract.ts';
import { today } from '#web/lib/format.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { reformFailure, sentenceOf, tasksPath, useTask, useTaskStep } from './load-reform.ts';

/** The end of a task: its issued document, or the measure that reached its target. */
export function CloseTaskPage() {
  const unit = useUnitSlug();
  const task = useTask(unit, usePathParam('task'));
  return (
    <QueryView query={task} messages={PLAN_MESSAGES} loading="Đang tải nhiệm vụ…">
      {(data) => <Close unit={unit} task={data} />}
    </QueryView>
  );
}

function Close({ unit, task }: { readonly unit: string; readonly task: ReformTaskResponse }) {
  const step = useTaskStep(unit);
  const goTo = useGoTo();
  const back = tasksPath(unit, `/${task.id}`);
  const form = useForm({
    initial: { doneOn: formatDate(today()), document: '', note: '', reason: '' },
    check: ({ doneOn, document, reason }) => {
      const day = parseDate(doneOn);
      return {
        doneOn: !day ? 'Ngày phải theo mẫu dd/mm/yyyy.' : day > today() ? sentenceOf('done-day-wrong') : undefined,
        document: document === '' && !task.target ? sentenceOf('closing-proof-missing') : undefined,
        reason: day && day < today() && reason.trim() === '' ? sentenceOf('backdate-reason-missing') : undefined,
      };
    },
  });
  const day = parseDate(form.values.doneOn);
  const earlier = day !== undefined && day < today();
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Kết thúc nhiệm vụ" back={{ href: back, label: task.title }} />
      <Callout title="Cần gì để kết thúc">
        {task.target
          ? `Văn bản đã ban hành, hoặc số liệu đến ngày hoàn thành đạt chỉ tiêu: ${task.target.name} ${task.target.words}.`
          : 'Văn bản đã ban hành chứng minh sản phẩm của nhiệm vụ.'}
      </Callout>
      <Form
        form={form}
        submitLabel="Kết thúc nhiệm vụ"
        busy={step.isPending}
        failure={reformFailure(step.error)}
        onSubmit={({ doneOn, document, note, reason }) =>
          step.mutate(
            {
              id: task.id,
              verb: 'close',
              body: {
                version: task.version,
                doneOn: parseDate(doneOn),
                documents: document ? [document] : [],
                note,
                reason,
              },
              said: 'Đã kết thúc nhiệm vụ',
            },
            { onSuccess: () => goTo(back) },
          )
        }
      >
        <DocumentPicker
          form={form}
          name="document"
          unit={unit}
          label="Văn bản chứng minh"
          hint="Chọn trong sổ văn bản của đơn vị, hoặc thêm văn bản mới"
          required={!task.target}
        />
        <DateField form={form} name="doneOn" label="Ngày hoàn thành" required />
        {earlier && (
          <TextAreaField
            form={form}
            name="reason"
            label="Vì sao ghi nhận sau ngày hoàn thành"
            hint="Nhiệm vụ được đếm riêng; đúng hạn hay không tính theo ngày của văn bản chứng minh"
            rows={2}
            required
          />
        )}
        <TextAreaField form={form} name="note" label="Kết quả" rows={2} />
      </Form>
    </div>
  );
}
