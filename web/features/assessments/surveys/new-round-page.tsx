import { type SurveyGround, surveyRoundResponse } from '#core/assessments/surveys/contract.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { today } from '#web/lib/format.ts';
import { useGoTo, useUnitSlug } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, FieldSet, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { SURVEY_SENTENCES, surveyFailure, surveysPath, useGround, useSurveyCall } from './load-surveys.ts';

/** A new round: for a campaign or a year, by which set, which questionnaires and what their groups weigh. */
export function NewRoundPage() {
  const unit = useUnitSlug();
  const ground = useGround(unit);
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Mở đợt điều tra" back={{ href: surveysPath(unit), label: 'Điều tra xã hội học' }} />
      <QueryView query={ground} messages={SURVEY_SENTENCES}>
        {(data) =>
          data.sets.length === 0 ? (
            <EmptyState title="Chưa có bộ tiêu chí nào có điểm điều tra xã hội học">
              Ban hành bộ tiêu chí có tiêu chí tính bằng điều tra xã hội học trước.
            </EmptyState>
          ) : (
            <RoundForm unit={unit} ground={data} />
          )
        }
      </QueryView>
    </div>
  );
}

/** Of each questionnaire `weight:<id>` and `min:<id>`; without a weight it is not of this round. */
type Values = Record<string, string>;

const words = (value: string | undefined) => value ?? '';

function RoundForm({ unit, ground }: { readonly unit: string; readonly ground: SurveyGround }) {
  const goTo = useGoTo();
  const call = useSurveyCall(unit, surveyRoundResponse);
  const form = useForm<Values>({
    initial: {
      name: '',
      year: today().slice(0, 4),
      campaignId: '',
      criteriaSetId: ground.sets.length === 1 ? (ground.sets[0]?.id ?? '') : '',
      method: 'slips',
      opensOn: '',
      closesOn: '',
      basis: '',
      leaveOutEmpty: 'no',
    },
    check: (values) => checked(values, ground),
  });
  return (
    <Form
      form={form}
      submitLabel="Mở đợt điều tra"
      busy={call.isPending}
      failure={surveyFailure(call.error)}
      onSubmit={(values) =>
        call.mutate(
          { rest: 'survey-rounds', body: requestFrom(values, ground) },
          {
            onSuccess: ({ id }) => {
              notify('Đã mở đợt điều tra');
              goTo(surveysPath(unit, `/${id}`));
            },
          },
        )
      }
    >
      <RoundFields form={form} ground={ground} />
      {form.values.method === 'slips' && <GroupFields form={form} ground={ground} />}
    </Form>
  );
}

interface FieldsProps {
  readonly form: FormState<Values>;
  readonly ground: SurveyGround;
}

function RoundFields({ form, ground }: FieldsProps) {
  const campaign = ground.campaigns.find(({ id }) => id === form.values.campaignId);
  return (
    <>
      <TextField form={form} name="name" label="Tên đợt" required />
      {ground.campaigns.length > 0 && (
        <SelectField
          form={form}
          name="campaignId"
          label="Đợt chấm điểm"
          hint="Năm và bộ tiêu chí lấy theo đợt chấm điểm."
          placeholder="Không theo đợt chấm điểm"
          choices={ground.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {!campaign && (
        <FieldRow>
          <NumberField form={form} name="year" label="Năm" required />
          <SelectField
            form={form}
            name="criteriaSetId"
            label="Bộ tiêu chí"
            required
            choices={ground.sets.map(({ id, name, version }) => ({ value: id, label: `${name}, bản ${version}` }))}
          />
        </FieldRow>
      )}
      <FieldRow>
        <DateField form={form} name="opensOn" label="Từ ngày" required />
        <DateField form={form} name="closesOn" label="Đến ngày" required />
      </FieldRow>
      <TextField form={form} name="basis" label="Căn cứ" hint="Kế hoạch điều tra: số, ngày" />
      <ChoiceField
        form={form}
        name="method"
        label="Kết quả lấy từ"
        choices={[
          { value: 'slips', label: 'Phiếu nhập vào hệ thống' },
          { value: 'typed', label: 'Kết quả đã tổng hợp ở nơi khác, nhập kèm nguồn' },
        ]}
      />
    </>
  );
}

function GroupFields({ form, ground }: FieldsProps) {
  return (
    <FieldSet
      legend="Mẫu phiếu và trọng số của nhóm"
      hint="Ví dụ Bình Định: người dân 30, lãnh đạo và đại biểu 10. Để trống trọng số: không dùng mẫu này."
    >
      {ground.forms.length === 0 && <p>Chưa có mẫu phiếu nào đã ban hành.</p>}
      {ground.forms.map(({ id, code, version, groupName }) => (
        <FieldRow key={id}>
          <NumberField form={form} name={`weight:${id}`} label={`${code} bản ${version}, ${groupName}: trọng số`} />
          <NumberField form={form} name={`min:${id}`} label="Số phiếu tối thiểu của mỗi đơn vị" unit="phiếu" />
        </FieldRow>
      ))}
      <ChoiceField
        form={form}
        name="leaveOutEmpty"
        label="Khi một nhóm chưa có câu trả lời hợp lệ"
        choices={[
          { value: 'no', label: 'Đơn vị chưa có kết quả cho đến khi đủ các nhóm' },
          { value: 'yes', label: 'Bỏ nhóm đó khỏi bình quân' },
        ]}
      />
    </FieldSet>
  );
}

const weightOf = (values: Values, id: string) => Number(words(values[`weight:${id}`]).replaceAll('.', '')) || 0;

function checked(values: Values, ground: SurveyGround) {
  const [from, to] = [parseDate(words(values.opensOn)), parseDate(words(values.closesOn))];
  const weighed = ground.forms.some(({ id }) => weightOf(values, id) > 0);
  const first = ground.forms[0];
  return {
    name: words(values.name).trim() === '' ? 'Ghi tên đợt điều tra.' : undefined,
    year:
      values.campaignId === '' && !/^20\d\d$/u.test(words(values.year).replaceAll('.', '')) ? 'Ghi năm.' : undefined,
    criteriaSetId: values.campaignId === '' && values.criteriaSetId === '' ? 'Chọn bộ tiêu chí.' : undefined,
    opensOn: from ? undefined : 'Ghi ngày theo mẫu dd/mm/yyyy.',
    closesOn: !to || (from && to < from) ? 'Ghi ngày, không trước ngày bắt đầu.' : undefined,
    ...(values.method === 'slips' && !weighed && first
      ? { [`weight:${first.id}`]: 'Ghi trọng số cho ít nhất một mẫu phiếu.' }
      : {}),
  };
}

function requestFrom(values: Values, ground: SurveyGround) {
  const campaign = ground.campaigns.find(({ id }) => id === values.campaignId);
  const slips = values.method === 'slips';
  return {
    name: values.name,
    year: campaign?.year ?? Number(words(values.year).replaceAll('.', '')),
    term: campaign?.term ?? 'year',
    criteriaSetId: campaign?.criteriaSetId ?? values.criteriaSetId,
    campaignId: campaign?.id ?? null,
    method: values.method,
    opensOn: parseDate(words(values.opensOn)),
    closesOn: parseDate(words(values.closesOn)),
    leaveOutEmpty: values.leaveOutEmpty === 'yes',
    basis: values.basis,
    forms: slips
      ? ground.forms
          .filter(({ id }) => weightOf(values, id) > 0)
          .map(({ id }) => ({
            formId: id,
            weight: weightOf(values, id),
            minSlips: Number(words(values[`min:${id}`]).replaceAll('.', '')) || 0,
          }))
      : [],
  };
}
