import { useState } from 'react';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { decimalString, formatCount, formatDecimal, parseDecimal } from '#core/kernel/decimals.ts';
import type { ReformTaskResponse, TaskGroundAnswer } from '#core/plans/reform/contract.ts';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, FieldSet, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { sentenceOf } from './load-reform.ts';
import classes from './reform.module.css';

type TaskFormValues = {
  code: string;
  title: string;
  deliverable: string;
  lead: string;
  person: string;
  legalBasis: string;
  budget: string;
  indicator: string;
  comparison: string;
  goal: string;
  startsOn: string;
  deadline: string;
  by: string;
  assignedOn: string;
  document: string;
  reason: string;
};

const dateText = (day: string | null | undefined) => (day ? formatDate(day) : '');

function initialValues(task: ReformTaskResponse | undefined): TaskFormValues {
  const goal = task?.target;
  return {
    code: task?.code ?? '',
    title: task?.title ?? '',
    deliverable: task?.deliverable ?? '',
    lead: task?.leadId ? String(task.leadId) : '',
    person: task?.personId ?? '',
    legalBasis: task?.legalBasis ?? '',
    budget: task?.budget ? formatCount(task.budget) : '',
    indicator: goal?.indicator ?? '',
    comparison: goal?.comparison ?? 'at-least',
    goal: goal ? (goal.isRate ? formatDecimal(decimalString(goal.value, 2, 2)) : formatCount(goal.value)) : '',
    startsOn: dateText(task?.startsOn),
    deadline: dateText(task?.deadline),
    by: 'superior',
    assignedOn: '',
    document: '',
    reason: '',
  };
}

interface TaskFormProps {
  readonly unit: string;
  readonly task?: ReformTaskResponse;
  readonly ground: TaskGroundAnswer;
  /** An order outside a plan names its document. */
  readonly order?: boolean;
  /** An issued plan is amended with a reason. */
  readonly amendment: boolean;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly failure: string | undefined;
  readonly onSave: (body: Readonly<Record<string, unknown>>) => void;
}

/** Everything a person writes of a task. */
export function TaskForm(props: TaskFormProps) {
  const { unit, task, ground, order = false, amendment, submitLabel, busy, failure, onSave } = props;
  const [cooperating, setCooperating] = useState<readonly number[]>(task?.cooperating.map(({ id }) => id) ?? []);
  const form = useForm<TaskFormValues>({
    initial: initialValues(task),
    check: (values) => checkTask(values, { order, amendment }),
  });
  const isRate = ground.indicators.find(({ code }) => code === form.values.indicator)?.isRate ?? false;
  return (
    <Form
      form={form}
      submitLabel={submitLabel}
      busy={busy}
      failure={failure}
      onSubmit={(values) => onSave(bodyOf(values, cooperating, isRate, order))}
    >
      {order && <OrderPart unit={unit} form={form} />}
      <TextField form={form} name="code" label="Mã" hint="Ví dụ: 2.1" width="short" />
      <TextAreaField form={form} name="title" label="Nội dung nhiệm vụ" rows={2} required />
      <TextField form={form} name="deliverable" label="Sản phẩm" hint="Ví dụ: Báo cáo, Quyết định ban hành danh mục" />
      <FieldRow>
        <SelectField
          form={form}
          name="lead"
          label="Bộ phận chủ trì"
          choices={ground.sections.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <SelectField
          form={form}
          name="person"
          label="Người phụ trách"
          placeholder="Chưa phân công"
          choices={ground.people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
      <fieldset className={classes.ticks}>
        <legend>Bộ phận phối hợp</legend>
        {ground.sections
          .filter(({ id }) => String(id) !== form.values.lead)
          .map(({ id, name }) => (
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
        <DateField form={form} name="startsOn" label="Bắt đầu" />
        <DateField form={form} name="deadline" label="Thời hạn" required={order} />
      </FieldRow>
      <TargetPart form={form} ground={ground} isRate={isRate} />
      <FieldRow>
        <TextField form={form} name="legalBasis" label="Căn cứ" hint="Ví dụ: Nghị quyết 76/NQ-CP, mục 3" />
        <NumberField form={form} name="budget" label="Kinh phí" unit="đồng" />
      </FieldRow>
      {amendment && (
        <TextAreaField
          form={form}
          name="reason"
          label="Lý do điều chỉnh"
          hint="Kế hoạch đã ban hành: lý do được lưu cùng nội dung trước và sau khi sửa"
          rows={2}
          required
        />
      )}
    </Form>
  );
}

type TaskFormState = FormState<TaskFormValues>;

function OrderPart({ unit, form }: { readonly unit: string; readonly form: TaskFormState }) {
  return (
    <FieldSet legend="Văn bản giao nhiệm vụ">
      <FieldRow>
        <SelectField
          form={form}
          name="by"
          label="Ai giao"
          choices={[
            { value: 'superior', label: 'Cấp trên giao' },
            { value: 'chair', label: 'Chủ tịch giao' },
          ]}
        />
        <DateField form={form} name="assignedOn" label="Ngày giao" required />
      </FieldRow>
      <DocumentPicker form={form} name="document" unit={unit} label="Văn bản giao nhiệm vụ" required />
    </FieldSet>
  );
}

interface TargetPartProps {
  readonly form: TaskFormState;
  readonly ground: TaskGroundAnswer;
  readonly isRate: boolean;
}

function TargetPart({ form, ground, isRate }: TargetPartProps) {
  return (
    <FieldSet legend="Chỉ tiêu đo được" hint="Có chỉ tiêu thì nhiệm vụ kết thúc khi số liệu đạt, không cần văn bản.">
      <SearchSelectField
        form={form}
        name="indicator"
        label="Chỉ tiêu"
        choices={ground.indicators.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {form.values.indicator && (
        <FieldRow>
          <SelectField
            form={form}
            name="comparison"
            label="Mức"
            choices={[
              { value: 'at-least', label: 'Từ … trở lên' },
              { value: 'at-most', label: 'Không quá' },
            ]}
          />
          <NumberField
            form={form}
            name="goal"
            label="Giá trị"
            decimals={isRate ? 2 : 0}
            {...(isRate && { unit: '%' })}
          />
        </FieldRow>
      )}
    </FieldSet>
  );
}

/** `missing` is said where nothing stands; without it the day may be left out. */
function wrongDay(text: string, missing?: string): string | undefined {
  if (text.trim() === '') {
    return missing;
  }
  return parseDate(text) ? undefined : 'Ngày phải theo mẫu dd/mm/yyyy.';
}

function checkTask(
  values: TaskFormValues,
  { order, amendment }: Pick<TaskFormProps, 'amendment'> & { order: boolean },
) {
  const { title, budget, indicator, goal, startsOn, deadline, reason } = values;
  const [start, end] = [parseDate(startsOn), parseDate(deadline)];
  const reversed = start !== undefined && end !== undefined && start > end;
  const unread = budget.trim() !== '' && parseDecimal(budget, 0) === undefined;
  return {
    ...(order ? checkOrder(values) : {}),
    title: title.trim() === '' ? sentenceOf('task-title-missing') : undefined,
    budget: unread ? sentenceOf('budget-invalid') : undefined,
    goal: indicator && parseDecimal(goal, 2) === undefined ? sentenceOf('target-missing') : undefined,
    startsOn: reversed ? sentenceOf('start-after-deadline') : wrongDay(startsOn),
    deadline: wrongDay(deadline, order ? sentenceOf('deadline-missing') : undefined),
    reason: amendment && reason.trim() === '' ? sentenceOf('amendment-reason-missing') : undefined,
  };
}

function checkOrder({ lead, assignedOn, document }: TaskFormValues) {
  return {
    lead: lead === '' ? sentenceOf('lead-section-missing') : undefined,
    assignedOn: wrongDay(assignedOn, 'Ghi ngày giao.'),
    document: document === '' ? sentenceOf('source-document-missing') : undefined,
  };
}

function bodyOf(values: TaskFormValues, cooperating: readonly number[], isRate: boolean, order: boolean) {
  const goal = parseDecimal(values.goal, isRate ? 2 : 0);
  return {
    code: values.code,
    title: values.title,
    deliverable: values.deliverable,
    lead: values.lead === '' ? null : Number(values.lead),
    cooperating: cooperating.filter((id) => String(id) !== values.lead),
    personId: values.person || null,
    legalBasis: values.legalBasis,
    budget: parseDecimal(values.budget, 0) ?? null,
    target:
      values.indicator && goal !== undefined
        ? { indicator: values.indicator, comparison: values.comparison, value: goal }
        : null,
    startsOn: parseDate(values.startsOn) ?? null,
    deadline: parseDate(values.deadline) ?? null,
    reason: values.reason,
    ...(order
      ? {
          assignment: {
            by: values.by,
            on: parseDate(values.assignedOn) ?? null,
            documentId: values.document || null,
          },
        }
      : {}),
  };
}
