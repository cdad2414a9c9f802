import { parseDecimal } from '#core/kernel/decimals.ts';
import type { CommitmentList } from '#core/plans/office/contract.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { registerFailure, useRegisterCall } from './office-calls.ts';

interface AddCommitmentProps {
  readonly unit: string;
  readonly year: number;
  readonly data: CommitmentList;
}

const EMPTY_FORM = { text: '', sectionId: '', indicator: '', comparison: 'at-least', value: '' };

/** A new commitment; with a target it is judged by its figure. */
export function AddCommitment({ unit, year, data }: AddCommitmentProps) {
  const call = useRegisterCall(unit, 'commitments');
  const isRate = (code: string) => data.indicators.find((one) => one.code === code)?.isRate ?? false;
  const figureOf = (code: string, typed: string) => parseDecimal(typed.replace(/\s*%$/u, ''), isRate(code) ? 2 : 0);
  const form = useForm({
    initial: EMPTY_FORM,
    check: ({ text, indicator, value }) => ({
      text: text.trim() === '' ? 'Ghi nội dung cam kết.' : undefined,
      value: indicator !== '' && figureOf(indicator, value) === undefined ? 'Ghi chỉ tiêu bằng số.' : undefined,
    }),
  });
  const measured = form.values.indicator !== '';
  return (
    <details>
      <summary>Thêm cam kết</summary>
      <Form
        form={form}
        submitLabel="Thêm cam kết"
        busy={call.isPending}
        failure={registerFailure(call.error)}
        onSubmit={({ text, sectionId, indicator, comparison, value }) =>
          call.mutate(
            {
              body: {
                year,
                text,
                sectionId: sectionId === '' ? null : Number(sectionId),
                target: indicator === '' ? null : { indicator, comparison, value: figureOf(indicator, value) },
              },
            },
            {
              onSuccess: () => {
                form.setAll(EMPTY_FORM);
                notify('Đã thêm cam kết');
              },
            },
          )
        }
      >
        <TextAreaField form={form} name="text" label="Nội dung cam kết" rows={2} required />
        <SelectField
          form={form}
          name="sectionId"
          label="Bộ phận phụ trách"
          choices={data.sections.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <SelectField
          form={form}
          name="indicator"
          label="Chỉ số để đo"
          hint="Để trống nếu cam kết được chứng minh bằng văn bản."
          placeholder="Không đo bằng chỉ số"
          choices={data.indicators.map(({ code, name, unitOfMeasure }) => ({
            value: code,
            label: `${name} (${unitOfMeasure})`,
          }))}
        />
        {measured && (
          <FieldRow>
            <ChoiceField
              form={form}
              name="comparison"
              label="So sánh"
              inRow
              choices={[
                { value: 'at-least', label: 'Từ … trở lên' },
                { value: 'at-most', label: 'Không quá …' },
              ]}
            />
            <TextField form={form} name="value" label="Chỉ tiêu" width="short" inputMode="decimal" required />
          </FieldRow>
        )}
      </Form>
    </details>
  );
}
