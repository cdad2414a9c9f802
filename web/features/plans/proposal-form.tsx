import { useState } from 'react';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { PlanResponse, TaskResponse } from '#core/plans/contract.ts';
import { targetFrom } from '#core/plans/target.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { planFailure, sentenceOfCode, useTaskCall } from './load-plan.ts';
import classes from './plan.module.css';

interface ProposalFormProps {
  readonly plan: PlanResponse;
  readonly task: TaskResponse;
}

type Values = { title: string; lead: string; target: string; targetReason: string; deadline: string };

const UNITS = { rate: '%', events: 'vụ việc', points: 'điểm' } as const;

/** Worse than last year: fewer percent or points, more events. */
function isBelow({ measure }: TaskResponse, typed: string): boolean {
  const target = targetFrom(measure.kind, typed);
  return target !== undefined && (measure.kind === 'events' ? target > measure.value : target < measure.value);
}

/** What the focal officer proposes: who leads, who helps, from where to where, until when. */
export function ProposalForm({ plan, task }: ProposalFormProps) {
  const { sections } = plan;
  const call = useTaskCall(plan.unit, plan.year, task.id);
  const [cooperating, setCooperating] = useState<readonly number[]>(task.cooperating);
  const form = useForm<Values>({
    initial: {
      title: task.title,
      lead: task.lead === null ? '' : String(task.lead),
      target: task.target?.typed ?? '',
      targetReason: task.targetReason,
      deadline: task.deadline ? formatDate(task.deadline) : '',
    },
    check: (values) => checkProposal(values, task),
  });
  const below = isBelow(task, form.values.target);
  const others = sections.filter(({ id }) => String(id) !== form.values.lead);

  function save({ title, lead, target, targetReason, deadline }: Values): void {
    const body = {
      version: task.version,
      title,
      lead: lead === '' ? null : Number(lead),
      cooperating,
      target,
      targetReason,
      deadline: parseDate(deadline) ?? null,
    };
    call.mutate({ verb: '', body }, { onSuccess: () => notify('Đã lưu đề xuất') });
  }

  return (
    <Form form={form} onSubmit={save} submitLabel="Lưu đề xuất" busy={call.isPending} failure={planFailure(call.error)}>
      {task.unready && (
        <Callout tone="warn" title="Chưa phê duyệt được">
          {sentenceOfCode(task.unready)}
        </Callout>
      )}
      <TextAreaField form={form} name="title" label="Nội dung nhiệm vụ" rows={2} required />
      <SelectField
        form={form}
        name="lead"
        label="Bộ phận chủ trì"
        choices={sections.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <fieldset className={classes.sections}>
        <legend>Bộ phận phối hợp{task.needsCooperation && ' (ít nhất một)'}</legend>
        {others.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={cooperating.includes(id)}
              onChange={({ target: { checked } }) =>
                setCooperating(checked ? [...cooperating, id] : cooperating.filter((one) => one !== id))
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      <FieldRow>
        <TextField
          form={form}
          name="target"
          label={`Chỉ tiêu năm ${plan.year} (${UNITS[task.measure.kind]})`}
          hint={`Năm ${plan.year - 1}: ${task.measure.words}`}
          inputMode="decimal"
          width="short"
        />
        <DateField form={form} name="deadline" label="Thời hạn" />
      </FieldRow>
      {below && (
        <TextAreaField
          form={form}
          name="targetReason"
          label="Vì sao chỉ tiêu kém kết quả năm trước"
          hint="Không có lý do thì không lưu được chỉ tiêu này"
          rows={2}
          required
        />
      )}
    </Form>
  );
}

function checkProposal({ title, target, targetReason, deadline }: Values, task: TaskResponse) {
  const unread = target.trim() !== '' && targetFrom(task.measure.kind, target) === undefined;
  return {
    title: title.trim() === '' ? sentenceOfCode('task-title-missing') : undefined,
    target: unread ? sentenceOfCode('target-out-of-range') : undefined,
    targetReason:
      isBelow(task, target) && targetReason.trim() === '' ? sentenceOfCode('target-below-last-year') : undefined,
    deadline: deadline.trim() !== '' && !parseDate(deadline) ? 'Ngày phải theo mẫu dd/mm/yyyy.' : undefined,
  };
}
