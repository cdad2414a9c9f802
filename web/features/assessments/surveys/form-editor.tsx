import { useState } from 'react';
import { type SurveyFormWire, surveyForm } from '#core/assessments/surveys/contract.ts';
import { type Question, questionnaireProblems, USUAL_OPTIONS } from '#core/assessments/surveys/questionnaire.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { FieldRow, FieldSet, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { surveyFailure, surveysPath, useGround, useSurveyCall } from './load-surveys.ts';

interface FormEditorProps {
  readonly unit: string;
  /** The draft that is edited. */
  readonly form?: SurveyFormWire;
  /** What a new version begins with. */
  readonly from?: SurveyFormWire;
}

/** Head fields, then of each question `text:<n>`, `criterion:<n>`, `options:<n>` (a line an option: "A | Hài lòng | 60"). */
type Values = Record<string, string>;

const optionLine = ({ key, label, weight }: Question['options'][number]) =>
  `${key} | ${label} | ${weight === undefined ? '' : String(weight / 100).replace('.', ',')}`;

function optionsFrom(text: string): Question['options'] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [key = '', label = '', weight = ''] = line.split('|').map((part) => part.trim());
      const read = weight === '' ? undefined : (parseDecimal(weight.replace(/\s*%$/u, ''), 2) ?? -1);
      return { key: key.toUpperCase(), label, ...(read === undefined ? {} : { weight: read }) };
    });
}

function valuesOf(form: SurveyFormWire | undefined): Values {
  const questions = form?.questions ?? [{ text: '', criterion: '', options: USUAL_OPTIONS }];
  const fields = questions.flatMap(({ text, criterion, options }, at) => [
    [`text:${at}`, text],
    [`criterion:${at}`, criterion],
    [`options:${at}`, options.map(optionLine).join('\n')],
  ]);
  const { code = '', groupName = '', name = '', basis = '' } = form ?? {};
  return { code, groupName, name, basis, ...Object.fromEntries(fields) };
}

function questionsFrom(values: Values, count: number): readonly Question[] {
  return Array.from({ length: count }, (_, at) => ({
    key: `C${at + 1}`,
    text: values[`text:${at}`]?.trim() ?? '',
    criterion: values[`criterion:${at}`] ?? '',
    options: optionsFrom(values[`options:${at}`] ?? ''),
  }));
}

/** The questions of a questionnaire, as many as it takes; a draft may be saved unfinished. */
export function FormEditor({ unit, form: draft, from }: FormEditorProps) {
  const start = draft ?? from;
  const [count, setCount] = useState(Math.max(1, start?.questions.length ?? 1));
  const goTo = useGoTo();
  const call = useSurveyCall(unit, surveyForm);
  const form = useForm<Values>({
    initial: valuesOf(start),
    check: ({ code = '', groupName = '', name = '' }) => ({
      code: /^[A-Za-z0-9][A-Za-z0-9_-]*$/u.test(code) ? undefined : 'Mã gồm chữ không dấu, số, gạch nối, ví dụ MAU-01.',
      groupName: groupName.trim() === '' ? 'Ghi nhóm người trả lời.' : undefined,
      name: name.trim() === '' ? 'Ghi tên mẫu phiếu.' : undefined,
    }),
  });
  const problems = questionnaireProblems(questionsFrom(form.values, count));
  return (
    <Form
      form={form}
      submitLabel="Lưu dự thảo"
      busy={call.isPending}
      failure={surveyFailure(call.error)}
      onSubmit={({ code, groupName, name, basis, ...fields }) =>
        call.mutate(
          {
            method: draft ? 'PUT' : 'POST',
            rest: draft ? `survey-forms/${draft.id}` : 'survey-forms',
            body: {
              revision: draft?.revision ?? 0,
              code,
              groupName,
              name,
              basis,
              questions: questionsFrom(fields, count),
            },
          },
          {
            onSuccess: ({ id }) => {
              notify('Đã lưu dự thảo mẫu phiếu');
              goTo(surveysPath(unit, `/mau-phieu/${id}`));
            },
          },
        )
      }
      others={
        <Button
          kind="secondary"
          onClick={() => {
            form.set(`options:${count}`, USUAL_OPTIONS.map(optionLine).join('\n'));
            setCount(count + 1);
          }}
        >
          Thêm câu hỏi
        </Button>
      }
    >
      <FieldRow>
        <TextField form={form} name="code" label="Mã phiếu" required />
        <TextField form={form} name="groupName" label="Nhóm người trả lời" required />
      </FieldRow>
      <TextField form={form} name="name" label="Tên mẫu phiếu" required />
      <TextField form={form} name="basis" label="Căn cứ" />
      {Array.from({ length: count }, (_, at) => (
        <QuestionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place, C1, C2 …
          key={at}
          unit={unit}
          form={form}
          at={at}
          problems={problems.filter(({ key }) => key === `C${at + 1}`).map(({ sentence }) => sentence)}
        />
      ))}
      {count > 1 && (
        <div className="row">
          <Button kind="quiet" size="small" onClick={() => setCount(count - 1)}>
            Bỏ câu C{count}
          </Button>
        </div>
      )}
    </Form>
  );
}

interface QuestionFieldsProps {
  readonly unit: string;
  readonly form: FormState<Values>;
  readonly at: number;
  readonly problems: readonly string[];
}

function QuestionFields({ unit, form, at, problems }: QuestionFieldsProps) {
  const ground = useGround(unit);
  const criteria = new Map(
    (ground.data?.sets ?? []).flatMap((set) =>
      set.criteria.map(({ code, name }) => [code, `${code} ${name}`] as const),
    ),
  );
  const own = form.values[`criterion:${at}`] ?? '';
  const choices = [...criteria].map(([value, label]) => ({ value, label }));
  return (
    <FieldSet legend={`Câu C${at + 1}`}>
      <TextAreaField form={form} name={`text:${at}`} label="Nội dung câu hỏi" rows={2} />
      <SelectField
        form={form}
        name={`criterion:${at}`}
        label="Tính điểm cho tiêu chí"
        choices={criteria.has(own) || own === '' ? choices : [...choices, { value: own, label: own }]}
      />
      <TextAreaField
        form={form}
        name={`options:${at}`}
        label="Phương án"
        hint="Mỗi dòng một phương án: mã | nội dung | trọng số %. Để trống trọng số: ý kiến tự do."
        rows={5}
      />
      {problems.length > 0 && <p>Còn thiếu trước khi ban hành: {problems.join(' ')}</p>}
    </FieldSet>
  );
}
