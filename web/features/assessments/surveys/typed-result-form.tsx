import type { SurveyRoundResponse } from '#core/assessments/surveys/contract.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { useMay } from '#web/lib/session.ts';
import { DocumentPicker } from '#web/ui/document-picker/document-picker.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { surveyFailure, useSurveyCall } from './load-surveys.ts';

/** A result that somebody else counted, with the document it stands in. */
export function TypedResultForm({ unit, round }: { readonly unit: string; readonly round: SurveyRoundResponse }) {
  const may = useMay();
  const call = useSurveyCall(unit);
  const only = round.criteria.length === 1 ? (round.criteria[0]?.code ?? '') : '';
  const form = useForm({
    initial: { of: '', criterion: only, average: '', slips: '', source: '', documentId: '' },
    check: ({ of, criterion, average, source }) => {
      const share = parseDecimal(average, 2);
      return {
        of: of === '' ? 'Chọn đơn vị.' : undefined,
        criterion: criterion === '' ? 'Chọn tiêu chí.' : undefined,
        average: share === undefined || share < 0 || share > 10_000 ? 'Ghi bình quân từ 0 đến 100 %.' : undefined,
        source: source.trim() === '' ? 'Ghi nguồn của kết quả.' : undefined,
      };
    },
  });
  if (!may('surveys:manage') || round.state !== 'collecting') {
    return null;
  }
  return (
    <details>
      <summary>Nhập kết quả của một đơn vị</summary>
      <Form
        form={form}
        submitLabel="Lưu kết quả"
        busy={call.isPending}
        failure={surveyFailure(call.error)}
        onSubmit={({ of, criterion, average, slips, source, documentId }) =>
          call.mutate(
            {
              method: 'PUT',
              rest: `survey-rounds/${round.id}/results`,
              body: {
                unit: of,
                criterion,
                average: parseDecimal(average, 2),
                slips: parseDecimal(slips, 0) ?? null,
                source,
                documentId: documentId || null,
              },
            },
            {
              onSuccess: () => {
                notify('Đã lưu kết quả');
                form.setAll({ ...form.values, of: '', average: '', slips: '' });
              },
            },
          )
        }
      >
        <SearchSelectField
          form={form}
          name="of"
          label="Đơn vị"
          required
          choices={round.units.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <SelectField
          form={form}
          name="criterion"
          label="Tiêu chí"
          required
          choices={round.criteria.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        />
        <FieldRow>
          <NumberField form={form} name="average" label="Bình quân" decimals={2} unit="%" required />
          <NumberField form={form} name="slips" label="Số phiếu" unit="phiếu" />
        </FieldRow>
        <TextField form={form} name="source" label="Nguồn" hint="Báo cáo, biểu, trang của kết quả" required />
        <DocumentPicker form={form} name="documentId" label="Văn bản công bố kết quả" unit={unit} />
      </Form>
    </details>
  );
}
