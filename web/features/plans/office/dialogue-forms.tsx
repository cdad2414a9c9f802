import { parseDate } from '#core/kernel/dates.ts';
import type { DialogueLine } from '#core/plans/office/contract.ts';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { registerFailure, useRegisterCall } from './office-calls.ts';

const NO_DAY = 'Ghi ngày, ví dụ 05/12/2026.';
const missing = (text: string, sentence: string) => (text.trim() === '' ? sentence : undefined);

interface DialogueProps {
  readonly unit: string;
  readonly dialogue: DialogueLine;
}

export function AddDialogue({ unit, year }: { readonly unit: string; readonly year: number }) {
  const call = useRegisterCall(unit, 'dialogues');
  const empty = { topic: '', plannedOn: '', planId: '', place: '', chairedBy: '' };
  const form = useForm({
    initial: empty,
    check: ({ topic, plannedOn }) => ({
      topic: missing(topic, 'Ghi nội dung đối thoại.'),
      plannedOn: plannedOn.trim() !== '' && !parseDate(plannedOn) ? NO_DAY : undefined,
    }),
  });
  return (
    <details>
      <summary>Thêm cuộc đối thoại vào kế hoạch</summary>
      <Form
        form={form}
        submitLabel="Thêm vào kế hoạch"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ plannedOn, planId, ...rest }) =>
          call.mutate(
            { body: { year, ...rest, plannedOn: parseDate(plannedOn) ?? null, planId: planId || null } },
            {
              onSuccess: () => {
                form.setAll(empty);
                notify('Đã thêm cuộc đối thoại');
              },
            },
          )
        }
      >
        <TextAreaField form={form} name="topic" label="Nội dung đối thoại" rows={2} required />
        <FieldRow>
          <DateField form={form} name="plannedOn" label="Ngày dự kiến" />
          <TextField form={form} name="chairedBy" label="Người chủ trì" />
        </FieldRow>
        <TextField form={form} name="place" label="Địa điểm" />
        <DocumentPicker form={form} name="planId" label="Kế hoạch đối thoại" unit={unit} />
      </Form>
    </details>
  );
}

export function HoldForm({ unit, dialogue }: DialogueProps) {
  const call = useRegisterCall(unit, 'dialogues');
  const form = useForm({
    initial: { heldOn: '', place: dialogue.place, chairedBy: dialogue.chairedBy, participants: '', minutesId: '' },
    check: ({ heldOn, place, chairedBy, participants, minutesId }) => ({
      heldOn: parseDate(heldOn) ? undefined : NO_DAY,
      place: missing(place, 'Ghi địa điểm.'),
      chairedBy: missing(chairedBy, 'Ghi người chủ trì.'),
      participants: /^\d+$/u.test(participants.trim()) ? undefined : 'Ghi số người dự.',
      minutesId: missing(minutesId, 'Chọn hoặc thêm biên bản.'),
    }),
  });
  return (
    <details>
      <summary>Ghi cuộc đối thoại đã tổ chức</summary>
      <Form
        form={form}
        submitLabel="Ghi đã tổ chức"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ heldOn, participants, ...rest }) =>
          call.mutate(
            {
              rest: `/${dialogue.id}/hold`,
              body: {
                version: dialogue.version,
                ...rest,
                heldOn: parseDate(heldOn),
                participants: Number(participants),
              },
            },
            { onSuccess: () => notify('Đã ghi cuộc đối thoại') },
          )
        }
      >
        <FieldRow>
          <DateField form={form} name="heldOn" label="Ngày tổ chức" required />
          <NumberField form={form} name="participants" label="Số người dự" unit="người" required />
        </FieldRow>
        <TextField form={form} name="place" label="Địa điểm" required />
        <TextField form={form} name="chairedBy" label="Người chủ trì" required />
        <DocumentPicker form={form} name="minutesId" label="Biên bản" unit={unit} required />
      </Form>
    </details>
  );
}

export function CancelForm({ unit, dialogue }: DialogueProps) {
  const call = useRegisterCall(unit, 'dialogues');
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: missing(reason, 'Ghi lý do hủy.') }),
  });
  return (
    <details>
      <summary>Hủy cuộc đối thoại</summary>
      <Form
        form={form}
        submitLabel="Hủy cuộc đối thoại"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ reason }) =>
          call.mutate({ rest: `/${dialogue.id}/cancel`, body: { version: dialogue.version, reason } })
        }
      >
        <TextAreaField form={form} name="reason" label="Lý do hủy" rows={2} required />
      </Form>
    </details>
  );
}

export function QuestionForm({ unit, dialogue }: DialogueProps) {
  const call = useRegisterCall(unit, 'dialogues');
  const empty = { askedBy: '', question: '', answer: '' };
  const form = useForm({
    initial: empty,
    check: ({ question }) => ({ question: missing(question, 'Ghi ý kiến.') }),
  });
  return (
    <details>
      <summary>Ghi ý kiến và trả lời</summary>
      <Form
        form={form}
        submitLabel="Ghi ý kiến"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={(body) =>
          call.mutate({ rest: `/${dialogue.id}/questions`, body }, { onSuccess: () => form.setAll(empty) })
        }
      >
        <TextField form={form} name="askedBy" label="Người hỏi" />
        <TextAreaField form={form} name="question" label="Ý kiến" rows={2} required />
        <TextAreaField form={form} name="answer" label="Trả lời" rows={2} />
      </Form>
    </details>
  );
}
