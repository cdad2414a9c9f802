import { DATE_NAMES, type DateField as DateName } from '#core/assessments/campaigns/campaign.ts';
import type { CampaignOptions } from '#core/assessments/campaigns/contract.ts';
import { sheetPeriod } from '#core/assessments/sheet-period.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, FieldSet } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import type { CampaignText } from './campaign-text.ts';

const KIND_NAMES = { province: 'Cấp tỉnh', district: 'Cấp huyện', commune: 'Cấp xã' } as const;

/** What is fixed once sheets are open: term, set, window. */
export function FrameFields({
  form,
  options,
}: {
  readonly form: FormState<CampaignText>;
  readonly options: CampaignOptions;
}) {
  const { values } = form;
  const sets = options.sets.filter(({ unitKind }) => unitKind === values.unitKind);
  /** The window follows year and term; another one is written after them. */
  const following: FormState<CampaignText> = {
    ...form,
    set: (name, value) => {
      const next = { ...values, [name]: value };
      const period = sheetPeriod({ year: Number(next.year), term: next.term === 'half' ? 'half' : 'year' });
      const isYear = /^20\d\d$/u.test(next.year.trim());
      form.setAll(isYear ? { ...next, periodFrom: formatDate(period.from), periodTo: formatDate(period.to) } : next);
    },
  };
  return (
    <FieldSet legend="Chấm ai, kỳ nào, theo bộ nào">
      <TextField form={form} name="name" label="Tên đợt" required />
      <FieldRow>
        <TextField form={following} name="year" label="Năm" inputMode="numeric" width="short" required />
        <ChoiceField
          form={following}
          name="term"
          label="Kỳ chấm"
          inRow
          choices={[
            { value: 'year', label: 'Cả năm' },
            { value: 'half', label: '6 tháng đầu năm' },
          ]}
        />
      </FieldRow>
      <FieldRow>
        <SelectField
          form={form}
          name="unitKind"
          label="Cấp được chấm"
          choices={options.kinds.map(({ kind, units }) => ({
            value: kind,
            label: `${KIND_NAMES[kind]} (${units} đơn vị trực thuộc)`,
          }))}
        />
        <SelectField
          form={form}
          name="set"
          label="Bộ tiêu chí"
          hint="Chỉ bộ đã ban hành của cấp này"
          required
          choices={sets.map(({ id, name, version }) => ({ value: id, label: `${name} (bản ${version})` }))}
        />
      </FieldRow>
      <FieldRow>
        <DateField form={form} name="periodFrom" label="Số liệu từ ngày" required />
        <DateField form={form} name="periodTo" label="Số liệu đến hết ngày" required />
      </FieldRow>
    </FieldSet>
  );
}

const DATES = Object.entries(DATE_NAMES) as [DateName, string][];

/** The days that open and lock, each the last that counts. */
export function DateFields({ form }: { readonly form: FormState<CampaignText> }) {
  return (
    <FieldSet
      legend="Các mốc ngày"
      hint="Ngày cuối của mỗi bước vẫn làm được; từ 0 giờ hôm sau bước ấy tự khóa. Không có vòng hai thì để trống hai ô cuối."
    >
      {DATES.map(([name, label]) => (
        <DateField
          key={name}
          form={form}
          name={name}
          label={label}
          required={name !== 'explanationTo' && name !== 'appraisal2To'}
        />
      ))}
    </FieldSet>
  );
}

export function OtherFields({ form }: { readonly form: FormState<CampaignText> }) {
  return (
    <FieldSet legend="Điểm thưởng, điểm trừ và căn cứ">
      <FieldRow>
        <NumberField form={form} name="maxBonus" label="Điểm thưởng tối đa" decimals={2} unit="điểm" />
        <NumberField form={form} name="maxPenalty" label="Điểm trừ tối đa" decimals={2} unit="điểm" />
      </FieldRow>
      <TextField form={form} name="basis" label="Căn cứ" hint="Quyết định hoặc kế hoạch chấm điểm" />
      <TextAreaField form={form} name="note" label="Ghi chú cho các đơn vị" rows={2} />
    </FieldSet>
  );
}
