import type { OfficeDesk } from '#core/dossiers/contract.ts';
import { RESULT_CHANNEL_NAMES, RESULT_CHANNELS } from '#core/dossiers/dossier.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { FieldRow, FieldSet } from '#web/ui/form/form.tsx';
import { MoneyField, NumberField } from '#web/ui/form/number-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import type { ReceiveValues } from './receive-values.ts';

interface ResultPartProps {
  readonly form: FormState<ReceiveValues>;
  readonly officers: OfficeDesk['officers'];
}

/** How the result goes out, what it costs, and who takes it on. */
export function ResultPart({ form, officers }: ResultPartProps) {
  return (
    <FieldSet legend="Nhận kết quả và giao xử lý">
      <ChoiceField
        form={form}
        name="resultChannel"
        label="Đăng ký nhận kết quả"
        inRow
        choices={RESULT_CHANNELS.map((value) => ({ value, label: RESULT_CHANNEL_NAMES[value] }))}
      />
      <FieldRow>
        <NumberField form={form} name="setCount" label="Số bộ hồ sơ" unit="bộ" required />
        <MoneyField form={form} name="fee" label="Phí, lệ phí" hint="Để trống nếu chưa xác định; 0 nếu không thu" />
      </FieldRow>
      <SelectField
        form={form}
        name="assigneeId"
        label="Giao cho"
        placeholder="Chưa giao"
        choices={officers.map(({ accountId, name }) => ({ value: accountId, label: name }))}
      />
      <TextAreaField form={form} name="summary" label="Trích yếu, ghi chú" rows={2} />
    </FieldSet>
  );
}
