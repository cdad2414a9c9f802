import { useUnit } from '#web/lib/session.ts';
import { TickField } from '#web/ui/form/choice-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';

export type ProvenanceValues = {
  readonly basis: string;
  readonly coversBelow: boolean;
};

export const NO_PROVENANCE: ProvenanceValues = { basis: '', coversBelow: false };

export function basisError(basis: string): string | undefined {
  return basis.trim() === '' ? 'Ghi căn cứ, ví dụ số và ngày của thông báo.' : undefined;
}

/** The legal basis of a change, and for a committee with others below it whether they follow. */
export function ProvenanceFields<V extends ProvenanceValues>({ form }: { readonly form: FormState<V> }) {
  const kind = useUnit()?.kind;
  const fields = form as unknown as FormState<ProvenanceValues>;
  return (
    <>
      <TextField
        form={fields}
        name="basis"
        label="Căn cứ"
        hint="Ví dụ: Thông báo 109/TB-UBND ngày 06/11/2025"
        required
      />
      {(kind === 'province' || kind === 'district') && (
        <TickField form={fields} name="coversBelow" label="Áp dụng cho cả các đơn vị cấp dưới" />
      )}
    </>
  );
}
