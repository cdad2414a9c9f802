import { APPLICANT_KIND_NAMES, APPLICANT_KINDS } from '#core/dossiers/dossier.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { FieldRow, FieldSet } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import type { ReceiveValues } from './receive-values.ts';

/** Whose dossier it is. Asked once, as the receipt prints it. */
export function ApplicantPart({ form }: { readonly form: FormState<ReceiveValues> }) {
  const citizen = form.values.kind === 'citizen';
  return (
    <FieldSet legend="Chủ hồ sơ">
      <ChoiceField
        form={form}
        name="kind"
        label="Loại đối tượng"
        inRow
        choices={APPLICANT_KINDS.map((value) => ({ value, label: APPLICANT_KIND_NAMES[value] }))}
      />
      <FieldRow>
        <TextField form={form} name="name" label={citizen ? 'Họ và tên' : 'Tên tổ chức'} required autoComplete="off" />
        <TextField
          form={form}
          name="idNumber"
          label={citizen ? 'Số định danh cá nhân' : 'Mã số tổ chức'}
          inputMode="numeric"
          autoComplete="off"
        />
      </FieldRow>
      <FieldRow>
        <TextField form={form} name="phone" label="Số điện thoại" type="tel" autoComplete="off" />
        <TextField form={form} name="email" label="Thư điện tử" type="email" autoComplete="off" />
      </FieldRow>
      <TextField form={form} name="address" label="Địa chỉ" autoComplete="off" />
      <TextField
        form={form}
        name="proxy"
        label="Người được ủy quyền nộp"
        hint="Nếu nộp thay: họ tên, số định danh, giấy ủy quyền"
        autoComplete="off"
      />
    </FieldSet>
  );
}
