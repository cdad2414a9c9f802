import { useEffect } from 'react';
import { parseDate } from '#core/kernel/dates.ts';
import { FORM_CODES } from '#core/reports/form-code.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import type { SchemeAnswer, SchemeDraft } from '#core/reports/schemes/contract.ts';
import { unreadableOf } from '#core/reports/schemes/editing.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Button } from '#web/ui/button/button.tsx';
import { ChoiceField, TickField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, FieldSet, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, type FormState, fieldId, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { useSaveScheme } from './load-schemes.ts';
import { draftOf, NEW_PERIOD, type PeriodText, type SchemeText, textOf, yearOf } from './scheme-text.ts';

interface SchemeFormProps {
  readonly unit: string;
  readonly answer: SchemeAnswer;
  /** What stands in the form at first: the kept draft, or one with somebody's days filled in. */
  readonly initial: SchemeDraft;
  readonly onSaved: () => void;
  /** Told when something typed is not saved yet: it would not be put in force. */
  readonly onTyped: (isUnsaved: boolean) => void;
}

/** A draft under the hands: saved as soon as it can be read again; what it lacks to be put in force is listed then. */
export function SchemeForm({ unit, answer, initial, onSaved, onTyped }: SchemeFormProps) {
  const form = useForm<SchemeText>({ initial: textOf(initial), check: (values) => check(values, answer) });
  const save = useSaveScheme(unit, answer.head.id);
  const { periods } = form.values;
  const isUnsaved = JSON.stringify(form.values) !== JSON.stringify(textOf(answer.scheme));
  useEffect(() => onTyped(isUnsaved), [isUnsaved, onTyped]);

  function submit(values: SchemeText) {
    const scheme = draftOf(values, answer.scheme);
    // Awaited, not called back: what is saved comes back as a new form, and this one is gone by then.
    save
      .mutateAsync({ scheme, revision: answer.revision })
      .then(() => {
        notify('Đã lưu dự thảo');
        onSaved();
      })
      .catch(() => undefined);
  }

  return (
    <Form
      form={form}
      onSubmit={submit}
      submitLabel="Lưu dự thảo"
      busy={save.isPending}
      failure={save.isError ? messageOf(save.error, REPORT_MESSAGES) : undefined}
      others={
        <Button kind="secondary" onClick={() => form.set('periods', [...periods, NEW_PERIOD])}>
          Thêm kỳ
        </Button>
      }
    >
      <TextField form={form} name="name" label="Tên chế độ báo cáo" required />
      <TextField form={form} name="basis" label="Căn cứ" hint="Số, ngày văn bản và nơi ban hành" />
      <DateField form={form} name="effectiveFrom" label="Hiệu lực từ ngày" required />
      <FieldRow>
        <TextField form={form} name="firstYear" label="Từ năm" inputMode="numeric" required />
        <TextField form={form} name="lastYear" label="Đến hết năm" hint="Để trống: chưa định" inputMode="numeric" />
        <TextField
          form={form}
          name="lockAfter"
          label="Khóa kỳ sau hạn bao nhiêu ngày"
          hint="Để trống: không tự khóa"
          inputMode="numeric"
        />
      </FieldRow>
      <ChoiceField
        form={form}
        name="shift"
        label="Hạn rơi vào ngày nghỉ"
        choices={[
          { value: 'kept', label: 'Giữ nguyên ngày' },
          { value: 'next', label: 'Chuyển sang ngày làm việc kế tiếp' },
          { value: 'previous', label: 'Chuyển về ngày làm việc liền trước' },
        ]}
      />
      <div id={fieldId(form, 'periods')} tabIndex={-1} />
      {periods.map((period, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: periods have no other name while they are written
        <FieldSet key={index} legend={`Kỳ ${period.title || index + 1}`}>
          <PeriodFields form={periodForm(form, index)} others={periods} />
          <div>
            <Button
              kind="secondary"
              size="small"
              onClick={() =>
                form.set(
                  'periods',
                  periods.filter((_, at) => at !== index),
                )
              }
            >
              Bỏ kỳ này<span className="unseen">: {period.title || index + 1}</span>
            </Button>
          </div>
        </FieldSet>
      ))}
    </Form>
  );
}

function check(values: SchemeText, { scheme }: SchemeAnswer): FormErrors<SchemeText> {
  const { name, effectiveFrom, firstYear, lastYear, lockAfter } = values;
  const draft = draftOf(values, scheme);
  const unreadable = unreadableOf({ ...draft, name: '-', lastYear: draft.lastYear ?? undefined });
  return {
    name: name.trim() === '' ? 'Nhập tên chế độ báo cáo.' : undefined,
    effectiveFrom: parseDate(effectiveFrom) ? undefined : 'Nhập ngày hiệu lực, ví dụ 05/01/2026.',
    firstYear: yearOf(firstYear) === undefined ? 'Nhập năm đầu bằng bốn chữ số, ví dụ 2026.' : undefined,
    lastYear:
      lastYear.trim() !== '' && yearOf(lastYear) === undefined
        ? 'Nhập năm cuối bằng bốn chữ số, hoặc để trống.'
        : undefined,
    lockAfter: /^(?:\d{1,2}|[12]\d\d|3[0-5]\d|36[0-5])?$/u.test(lockAfter.trim())
      ? undefined
      : 'Nhập số ngày từ 0 đến 365, hoặc để trống.',
    periods: unreadable.length > 0 ? unreadable.join(' ') : undefined,
  };
}

/** One period of the scheme as a form of its own, so that the fields of every form serve it. */
function periodForm(form: FormState<SchemeText>, index: number): FormState<PeriodText> {
  const values = form.values.periods[index] ?? NEW_PERIOD;
  const change = (next: PeriodText) =>
    form.set(
      'periods',
      form.values.periods.map((period, at) => (at === index ? next : period)),
    );
  return {
    id: `${form.id}-${index}`,
    values,
    errors: {},
    attempts: 0,
    set: (name, value) => change({ ...values, [name]: value }),
    setAll: change,
    // What is wrong in a period is said by the whole form, which knows the others.
    refuse: () => undefined,
    submit: (accept) => accept(values),
  };
}

function PeriodFields({
  form,
  others,
}: {
  readonly form: FormState<PeriodText>;
  readonly others: readonly PeriodText[];
}) {
  return (
    <>
      <FieldRow>
        <TextField form={form} name="kind" label="Mã kỳ" hint="q1, 6m, q3, 9m, m05, year…" required />
        <TextField form={form} name="title" label="Tên kỳ" required />
      </FieldRow>
      <FieldRow>
        <TextField form={form} name="from" label="Số liệu từ ngày" hint="Ngày/tháng, ví dụ 15/12" required />
        <TextField form={form} name="to" label="Số liệu đến hết ngày" hint="Ngày/tháng, ví dụ 14/3" required />
      </FieldRow>
      <TickField form={form} name="fromBefore" label="Ngày đầu của số liệu thuộc năm trước" />
      <FieldRow>
        <TextField form={form} name="deadline" label="Hạn gửi" hint="Ngày/tháng, ví dụ 15/3" required />
        <TextField form={form} name="nextTitle" label="Tên kỳ tới" hint="In ở phần nhiệm vụ kỳ tới" />
      </FieldRow>
      <TickField form={form} name="deadlineAfter" label="Hạn gửi thuộc năm sau" />
      <FieldRow>
        <SelectField
          form={form}
          name="carriesFrom"
          label="Số chuyển qua từ kỳ"
          hint="Hồ sơ đang giải quyết của kỳ ấy là số từ kỳ trước"
          placeholder="Không lấy số chuyển qua"
          choices={others
            .filter(({ kind }) => kind !== '')
            .map(({ kind, title }) => ({ value: kind, label: `${title || kind} (${kind})` }))}
        />
        <TextField form={form} name="sections" label="Mục của đề cương" hint="Để trống: tất cả. Ví dụ: I.1, II.2.d" />
      </FieldRow>
      <TextField
        form={form}
        name="annexes"
        label="Phụ lục"
        hint={`Mã (phiên bản), cách nhau dấu chấm phẩy: II.06a (VPCP/KSTT); II.07b (VPCP/KSTT). Để trống: mọi biểu (${FORM_CODES.join(', ')}).`}
      />
    </>
  );
}
