import { clockWords } from '#core/calendars/hours-text.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { ONLINE_LEVEL_NAMES } from '#core/procedures/procedure.ts';
import { CERTIFICATION_CUTOFF, type LimitKind } from '#core/procedures/time-limit.ts';
import { TickField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import { ComponentRows } from './component-rows.tsx';
import { isCounted, type VersionValues } from './version-values.ts';

const LIMIT_NAMES = {
  'same-day': 'Trong ngày',
  'working-days': 'Ngày làm việc',
  'calendar-days': 'Ngày (tính cả ngày nghỉ)',
  'working-hours': 'Giờ làm việc',
  none: 'Không hẹn trả kết quả',
} as const satisfies Record<LimitKind, string>;

interface VersionFieldsProps {
  readonly form: FormState<VersionValues>;
  readonly fields: readonly { readonly id: number; readonly name: string }[];
}

/** The fields of a published procedure, in the order in which a decision prints them. */
export function VersionFields({ form, fields }: VersionFieldsProps) {
  return (
    <>
      <TextField form={form} name="code" label="Mã thủ tục" hint="Ví dụ: 1.001193 hoặc 1.014383.H13" required />
      <TextAreaField form={form} name="name" label="Tên thủ tục" rows={2} required />
      <SelectField
        form={form}
        name="field"
        label="Lĩnh vực"
        choices={fields.map(({ id, name }) => ({ value: String(id), label: name }))}
        required
      />
      <LimitFields form={form} />
      <SelectField
        form={form}
        name="onlineLevel"
        label="Dịch vụ công trực tuyến"
        choices={choicesOf(ONLINE_LEVEL_NAMES)}
        required
      />
      <TextField form={form} name="feeRule" label="Phí, lệ phí" />
      <TextField form={form} name="result" label="Kết quả giải quyết" />
      <ComponentRows form={form} />
      <DateField
        form={form}
        name="validFrom"
        label="Áp dụng từ ngày"
        hint={`Ví dụ: ${formatDate('2027-01-01')}`}
        required
      />
      <TextField
        form={form}
        name="legalBasis"
        label="Căn cứ pháp lý"
        hint="Số và ngày của quyết định công bố"
        required
      />
    </>
  );
}

function LimitFields({ form }: Pick<VersionFieldsProps, 'form'>) {
  const { limitKind } = form.values;
  const counted = isCounted(limitKind);
  return (
    <>
      <SelectField form={form} name="limitKind" label="Thời hạn tính bằng" choices={choicesOf(LIMIT_NAMES)} required />
      {counted && (
        <NumberField
          form={form}
          name="amount"
          label="Thời hạn giải quyết"
          unit={limitKind === 'working-hours' ? 'giờ' : 'ngày'}
          required
        />
      )}
      {limitKind === 'same-day' && (
        <TextField
          form={form}
          name="cutoff"
          label="Giờ chốt trong ngày"
          hint={`Nhận sau giờ này thì trả vào ngày làm việc tiếp theo, ví dụ ${clockWords(CERTIFICATION_CUTOFF)}`}
          width="short"
        />
      )}
      {limitKind === 'working-hours' && (
        <TickField form={form} name="hoursAsDays" label="Tính 8 giờ bằng một ngày làm việc" />
      )}
      {limitKind === 'working-days' && (
        <NumberField
          form={form}
          name="second"
          label="Trong đó hẹn lần 2"
          hint="Số ngày sau khi hoàn thành nghĩa vụ tài chính; để trống nếu không có"
          unit="ngày"
        />
      )}
      {limitKind !== 'none' && (
        <NumberField
          form={form}
          name="extended"
          label="Thời hạn tối đa khi phải xác minh"
          hint="Để trống nếu không có"
          unit={limitKind === 'working-hours' ? 'giờ' : 'ngày'}
        />
      )}
    </>
  );
}

function choicesOf(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
