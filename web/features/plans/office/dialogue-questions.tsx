import { parseDate } from '#core/kernel/dates.ts';
import type { DialogueLine } from '#core/plans/office/contract.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { registerFailure, useRegisterCall } from './office-calls.ts';

interface DialogueQuestionsProps {
  readonly unit: string;
  readonly dialogue: DialogueLine;
  readonly sections: readonly { readonly id: number; readonly name: string }[];
}

/** What was asked, what was answered, what is followed up. */
export function DialogueQuestions({ unit, dialogue, sections }: DialogueQuestionsProps) {
  const may = useMay();
  if (dialogue.questions.length === 0) {
    return null;
  }
  return (
    <ol>
      {dialogue.questions.map((one) => (
        <li key={one.id}>
          <strong>{one.question}</strong>
          {one.askedBy && ` (${one.askedBy})`}
          {one.answer && <div>Trả lời: {one.answer}</div>}
          {one.taskId ? (
            <Link href={unitPath(unit, `nhiem-vu/${one.taskId}`)}>Nhiệm vụ theo dõi</Link>
          ) : (
            may('plans:office-write') && (
              <FollowUpForm unit={unit} dialogueId={dialogue.id} question={one} sections={sections} />
            )
          )}
        </li>
      ))}
    </ol>
  );
}

interface FollowUpFormProps extends Pick<DialogueQuestionsProps, 'unit' | 'sections'> {
  readonly dialogueId: string;
  readonly question: DialogueLine['questions'][number];
}

function FollowUpForm({ unit, dialogueId, question, sections }: FollowUpFormProps) {
  const call = useRegisterCall(unit, 'dialogues');
  const form = useForm({
    initial: { title: question.answer, lead: '', deadline: '' },
    check: ({ title, lead, deadline }) => ({
      title: title.trim() === '' ? 'Ghi việc cần làm.' : undefined,
      lead: lead === '' ? 'Chọn bộ phận.' : undefined,
      deadline: parseDate(deadline) ? undefined : 'Ghi thời hạn, ví dụ 05/12/2026.',
    }),
  });
  return (
    <details>
      <summary>Giao việc theo dõi</summary>
      <Form
        form={form}
        submitLabel="Giao nhiệm vụ"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ title, lead, deadline }) =>
          call.mutate(
            {
              rest: `/${dialogueId}/questions/${question.id}/follow-up`,
              body: { title, lead: Number(lead), deadline: parseDate(deadline) },
            },
            { onSuccess: () => notify('Đã giao nhiệm vụ theo dõi') },
          )
        }
      >
        <TextAreaField form={form} name="title" label="Việc cần làm" rows={2} required />
        <FieldRow>
          <SelectField
            form={form}
            name="lead"
            label="Bộ phận"
            choices={sections.map(({ id, name }) => ({ value: String(id), label: name }))}
            required
          />
          <DateField form={form} name="deadline" label="Thời hạn" required />
        </FieldRow>
      </Form>
    </details>
  );
}
