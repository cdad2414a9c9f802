import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { fold } from '#core/kernel/text.ts';
import type { ConclusionItemLine, ConclusionResponse } from '#core/plans/conclusions/contract.ts';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { registerFailure, useRegisterCall } from './office-calls.ts';

interface ItemProps {
  readonly unit: string;
  readonly data: ConclusionResponse;
  readonly item: ConclusionItemLine;
}

/** The account of the person whom the notice names, where there is exactly one of that name. */
function personOf({ people }: ConclusionResponse, words: string): string {
  const same = words === '' ? [] : people.filter(({ name }) => fold(name) === fold(words));
  return same.length === 1 ? (same[0]?.id ?? '') : '';
}

/** What was read, to be set right and confirmed. */
export function ConfirmItemForm({ unit, data, item }: ItemProps) {
  const call = useRegisterCall(unit, 'conclusions');
  const form = useForm({
    initial: {
      title: item.title,
      lead: item.lead === null ? '' : String(item.lead),
      personId: personOf(data, item.person),
      deadline: item.deadline ? formatDate(item.deadline) : '',
    },
    check: ({ title, lead, deadline }) => ({
      title: title.trim() === '' ? 'Ghi nội dung nhiệm vụ.' : undefined,
      lead: lead === '' ? 'Chọn bộ phận chủ trì.' : undefined,
      deadline: parseDate(deadline) ? undefined : 'Ghi thời hạn, ví dụ 05/12/2026.',
    }),
  });
  return (
    <details>
      <summary>Xem lại và giao nhiệm vụ</summary>
      <Form
        form={form}
        submitLabel="Giao nhiệm vụ"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ title, lead, personId, deadline }) =>
          call.mutate(
            {
              rest: `/${data.id}/items/${item.id}/confirm`,
              body: {
                title,
                lead: Number(lead),
                cooperating: item.cooperating.filter((id) => String(id) !== lead),
                personId: personId || null,
                deadline: parseDate(deadline),
              },
            },
            { onSuccess: () => notify('Đã giao nhiệm vụ') },
          )
        }
      >
        <TextAreaField form={form} name="title" label="Nội dung nhiệm vụ" rows={3} required />
        <FieldRow>
          <SelectField
            form={form}
            name="lead"
            label="Bộ phận chủ trì"
            choices={data.sections.map(({ id, name }) => ({ value: String(id), label: name }))}
            required
          />
          <SelectField
            form={form}
            name="personId"
            label="Người phụ trách"
            hint={item.person ? `Thông báo ghi: ${item.person}` : undefined}
            placeholder="Chưa chọn"
            choices={data.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FieldRow>
        <DateField
          form={form}
          name="deadline"
          label="Thời hạn"
          hint={item.deadlineWords ? `Thông báo ghi: ${item.deadlineWords}` : 'Thông báo không ghi thời hạn.'}
          required
        />
      </Form>
    </details>
  );
}

export function DropItemForm({ unit, data, item }: ItemProps) {
  const call = useRegisterCall(unit, 'conclusions');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? 'Ghi lý do bỏ qua.' : undefined }),
  });
  return (
    <details>
      <summary>Bỏ qua mục này</summary>
      <Form
        form={form}
        submitLabel="Bỏ qua"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={(body) => call.mutate({ rest: `/${data.id}/items/${item.id}/drop`, body })}
      >
        <TextAreaField form={form} name="reason" label="Lý do bỏ qua" rows={2} required />
      </Form>
    </details>
  );
}
