import { useEffect, useRef, useState } from 'react';
import type { SurveyFormWire, SurveyRoundResponse } from '#core/assessments/surveys/contract.ts';
import { CHANNEL_NAMES, SEX_NAMES, type SlipEntry, slipProblems } from '#core/assessments/surveys/slip.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { AnswerFields } from './answer-fields.tsx';
import { SURVEY_SENTENCES, surveyFailure, surveysPath, useRound, useSurveyCall } from './load-surveys.ts';

/** One slip after the other from the keyboard: what stays the same stays filled in, Enter saves, the number counts on. */
export function EnterSlipPage() {
  const unit = useUnitSlug();
  const id = usePathParam('round');
  const round = useRound(unit, id);
  return (
    <QueryView query={round} messages={SURVEY_SENTENCES}>
      {(one) => (
        <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
          <PageHeader title="Nhập phiếu" back={{ href: surveysPath(unit, `/${id}`), label: one.name }}>
            Gõ một chữ cho mỗi câu (A, B, C…), Enter để lưu và sang phiếu sau
          </PageHeader>
          {one.state === 'closed' ? (
            <Callout tone="warn" title="Đợt điều tra đã khóa">
              Người quản lý đợt mở lại thì mới nhập thêm được.
            </Callout>
          ) : (
            <SlipForm unit={unit} round={one} />
          )}
        </div>
      )}
    </QueryView>
  );
}

/** `a:<question>` an answer, `w:<question>` the words of a free one. */
type SlipValues = Record<string, string>;

const EMPTY_PERSON = { sex: '', age: '', education: '', workplace: '', position: '', name: '', email: '', phone: '' };
const words = (value: string | undefined) => (value ?? '').trim();

function entryFrom(values: SlipValues, form: SurveyFormWire): SlipEntry {
  const of = (prefix: string) =>
    Object.fromEntries(
      form.questions.flatMap(({ key }) => {
        const typed = words(values[`${prefix}:${key}`]);
        return typed === '' ? [] : [[key, prefix === 'a' ? typed.toUpperCase() : typed]];
      }),
    );
  const answered = values.answered === 'yes';
  const [name, email, phone] = [words(values.name), words(values.email), words(values.phone)];
  return {
    formId: form.id,
    slipNumber: words(values.slipNumber),
    unitId: Number(values.unitId),
    channel: values.channel === '1' ? 1 : 0,
    sex: (words(values.sex) || null) as SlipEntry['sex'],
    age: words(values.age) === '' ? null : Number(words(values.age)),
    education: words(values.education),
    workplace: words(values.workplace),
    position: words(values.position),
    answered,
    respondent: values.anonymous === 'yes' || !(name || email || phone) ? null : { name, email, phone },
    answers: answered ? of('a') : {},
    remarks: answered ? of('w') : {},
  };
}

/** "P-009" is followed by "P-010"; a number without digits by nothing. */
function nextNumber(number: string): string {
  const [, head = '', digits = ''] = /^(.*?)(\d+)$/u.exec(number.trim()) ?? [];
  return digits === '' ? '' : head + String(Number(digits) + 1).padStart(digits.length, '0');
}

/** What is wrong about the slip as it stands, beside the field it concerns. */
function checked(values: SlipValues, asked: SurveyFormWire | undefined) {
  const [problem] = asked ? slipProblems(entryFrom(values, asked), asked.questions) : [];
  const wrong = asked?.questions.find(
    ({ key, options }) =>
      words(values[`a:${key}`]) !== '' &&
      !options.some((option) => option.key === words(values[`a:${key}`]).toUpperCase()),
  );
  return {
    unitId: words(values.unitId) === '' ? 'Chọn đơn vị được đánh giá.' : undefined,
    slipNumber: words(values.slipNumber) === '' ? 'Ghi số phiếu.' : undefined,
    ...(problem && words(values.slipNumber) !== ''
      ? { [wrong ? `a:${wrong.key}` : `a:${asked?.questions[0]?.key ?? ''}`]: problem }
      : {}),
  };
}

function SlipForm({ unit, round }: { readonly unit: string; readonly round: SurveyRoundResponse }) {
  const call = useSurveyCall(unit);
  const [saved, setSaved] = useState<readonly string[]>([]);
  const first = round.forms[0]?.form.id ?? '';
  const formOf = (values: SlipValues) => round.forms.find(({ form }) => form.id === values.formId)?.form;
  const form = useForm<SlipValues>({
    initial: {
      formId: first,
      unitId: '',
      slipNumber: '',
      channel: '0',
      answered: 'yes',
      anonymous: 'yes',
      ...EMPTY_PERSON,
    },
    check: (values) => checked(values, formOf(values)),
  });
  const asked = formOf(form.values);
  const box = useRef<HTMLDivElement>(null);
  useFirstAnswer(box, `${form.id}-a:${asked?.questions[0]?.key ?? ''}`, saved.length);

  function save(values: SlipValues): void {
    if (!asked) {
      return;
    }
    const entry = entryFrom(values, asked);
    call.mutate(
      { rest: `survey-rounds/${round.id}/slips`, body: { ...entry } },
      {
        onSuccess: () => {
          setSaved((before) => [entry.slipNumber, ...before].slice(0, 5));
          const cleared = Object.fromEntries(
            asked.questions.flatMap(({ key }) => [
              [`a:${key}`, ''],
              [`w:${key}`, ''],
            ]),
          );
          form.setAll({
            ...values,
            ...EMPTY_PERSON,
            ...cleared,
            answered: 'yes',
            slipNumber: nextNumber(entry.slipNumber),
          });
        },
      },
    );
  }

  return (
    <div ref={box}>
      {saved.length > 0 && (
        <p role="status">
          Đã lưu phiếu {saved[0]}
          {saved.length > 1 && ` (trước đó: ${saved.slice(1).join(', ')})`}
        </p>
      )}
      <Form
        form={form}
        submitLabel="Lưu phiếu"
        busy={call.isPending}
        failure={surveyFailure(call.error)}
        onSubmit={save}
      >
        <HeadFields form={form} round={round} />
        <ChoiceField
          form={form}
          name="answered"
          label="Trạng thái"
          inRow
          choices={[
            { value: 'yes', label: 'Đã trả lời' },
            { value: 'no', label: 'Không trả lời' },
          ]}
        />
        {form.values.answered === 'yes' && asked && <AnswerFields form={form} questions={asked.questions} />}
        <PersonFields form={form} />
      </Form>
    </div>
  );
}

interface HeadFieldsProps {
  readonly form: FormState<SlipValues>;
  readonly round: SurveyRoundResponse;
}

function HeadFields({ form, round }: HeadFieldsProps) {
  return (
    <>
      {round.forms.length > 1 && (
        <SelectField
          form={form}
          name="formId"
          label="Mẫu phiếu"
          required
          choices={round.forms.map(({ form: one }) => ({ value: one.id, label: `${one.code}, ${one.groupName}` }))}
        />
      )}
      <FieldRow>
        <SearchSelectField
          form={form}
          name="unitId"
          label="Đơn vị được đánh giá"
          required
          choices={round.units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <TextField form={form} name="slipNumber" label="Số phiếu" required width="short" />
      </FieldRow>
    </>
  );
}

function PersonFields({ form }: { readonly form: FormState<SlipValues> }) {
  return (
    <details>
      <summary>Thông tin người trả lời</summary>
      <ChoiceField
        form={form}
        name="channel"
        label="Hình thức"
        inRow
        choices={CHANNEL_NAMES.map((label, at) => ({ value: String(at), label }))}
      />
      <FieldRow>
        <SelectField
          form={form}
          name="sex"
          label="Giới tính"
          placeholder="Không ghi"
          choices={Object.entries(SEX_NAMES).map(([value, label]) => ({ value, label }))}
        />
        <NumberField form={form} name="age" label="Tuổi" />
      </FieldRow>
      <FieldRow>
        <TextField form={form} name="education" label="Trình độ" />
        <TextField form={form} name="position" label="Chức vụ" />
      </FieldRow>
      <TextField form={form} name="workplace" label="Nơi làm việc" />
      <ChoiceField
        form={form}
        name="anonymous"
        label="Phiếu"
        inRow
        choices={[
          { value: 'yes', label: 'Ẩn danh' },
          { value: 'no', label: 'Có tên' },
        ]}
      />
      {form.values.anonymous !== 'yes' && (
        <>
          <TextField form={form} name="name" label="Họ tên" autoComplete="off" />
          <FieldRow>
            <TextField form={form} name="email" label="Email" autoComplete="off" />
            <TextField form={form} name="phone" label="Điện thoại" autoComplete="off" />
          </FieldRow>
        </>
      )}
    </details>
  );
}

/** After a slip was saved the hand is on the first answer of the next. */
function useFirstAnswer(box: React.RefObject<HTMLDivElement | null>, id: string, saved: number): void {
  useEffect(() => {
    if (saved > 0) {
      box.current?.querySelector<HTMLElement>(`[id="${id}"]`)?.focus();
    }
  }, [box, id, saved]);
}
