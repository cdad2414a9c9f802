import type { TypeValueRequest } from '#core/indicators/contract.ts';
import { DEFINITIONS, definitionOf, TYPED_CODES } from '#core/indicators/definitions.ts';
import { INDICATOR_MESSAGES } from '#core/indicators/messages.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePeriod } from '#web/lib/period.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, type FormState, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { useTypeValue } from './load-indicators.ts';

interface Values {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** A fraction is wanted; a bare rate where the source prints no more. */
  readonly form: string;
  readonly count: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly rate: string;
  readonly source: string;
  readonly note: string;
  readonly [other: string]: string;
}

const CHOICES = DEFINITIONS.filter(({ code }) => TYPED_CODES.includes(code)).map(({ code, name }) => ({
  value: code,
  label: name,
}));

export function TypeValueForm({ unit }: { readonly unit: string }) {
  const type = useTypeValue(unit);
  const { window } = usePeriod();
  const empty = { count: '', numerator: '', denominator: '', rate: '', note: '' };
  const form = useForm<Values>({
    initial: {
      code: '',
      from: formatDate(window.from),
      to: formatDate(window.to),
      kind: 'actual',
      form: 'fraction',
      source: '',
      ...empty,
    },
    check,
  });

  function submit(values: Values) {
    type.mutate(requestOf(values), {
      onSuccess: ({ name }) => {
        notify(`Đã ghi: ${name}`);
        form.setAll({ ...values, ...empty, code: '' });
      },
    });
  }

  return (
    <section aria-labelledby="nhap-so" className="stack-tight" style={{ maxWidth: 'var(--measure)' }}>
      <h2 id="nhap-so">Nhập một số</h2>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Ghi số này"
        busy={type.isPending}
        failure={type.isError ? messageOf(type.error, INDICATOR_MESSAGES) : undefined}
      >
        <SelectField form={form} name="code" label="Chỉ tiêu" choices={CHOICES} placeholder="Chọn chỉ tiêu" required />
        <DateField form={form} name="from" label="Từ ngày" required />
        <DateField form={form} name="to" label="Đến ngày" required />
        <FigureFields form={form} />
        <ChoiceField
          form={form}
          name="kind"
          label="Loại số"
          inRow
          required
          choices={[
            { value: 'actual', label: 'Số thực hiện' },
            { value: 'estimate', label: 'Số ước tính' },
          ]}
        />
        <TextField
          form={form}
          name="source"
          label="Nguồn"
          hint="Văn bản, hệ thống hoặc sổ đã lấy số, ví dụ: Báo cáo 145/BC-UBND ngày 10/3/2026"
          required
        />
        <TextAreaField form={form} name="note" label="Ghi chú" />
      </Form>
    </section>
  );
}

function FigureFields({ form }: { readonly form: FormState<Values> }) {
  const definition = definitionOf(form.values.code);
  if (!definition) {
    return null;
  }
  if (definition.kind !== 'rate') {
    return <TextField form={form} name="count" label={`Số (${definition.unitOfMeasure})`} width="short" required />;
  }
  return (
    <>
      <ChoiceField
        form={form}
        name="form"
        label="Nguồn in gì?"
        required
        choices={[
          { value: 'fraction', label: 'Có cả tử số và mẫu số' },
          { value: 'rate', label: 'Chỉ có tỷ lệ phần trăm', hint: 'Không đoán tử số, mẫu số khi nguồn không ghi' },
        ]}
      />
      {form.values.form === 'rate' ? (
        <TextField form={form} name="rate" label="Tỷ lệ (%)" hint="Như nguồn in, ví dụ 48,4" width="short" required />
      ) : (
        <>
          <TextField
            form={form}
            name="numerator"
            label={`Tử số: ${definition.numeratorText ?? ''}`}
            width="short"
            required
          />
          <TextField
            form={form}
            name="denominator"
            label={`Mẫu số: ${definition.denominatorText ?? ''}`}
            width="short"
            required
          />
        </>
      )}
    </>
  );
}

const whole = (text: string) => parseDecimal(text, 0);

function check(values: Values): FormErrors<Values> {
  const definition = definitionOf(values.code);
  const [from, to] = [parseDate(values.from), parseDate(values.to)];
  const isRate = definition?.kind === 'rate';
  const byFraction = isRate && values.form === 'fraction';
  const [part, all] = [whole(values.numerator), whole(values.denominator)];
  const wrongCount = definition && !isRate && whole(values.count) === undefined;
  const wrongRate = isRate && !byFraction && parseDecimal(values.rate, 2) === undefined;
  return {
    code: definition ? undefined : 'Chọn chỉ tiêu.',
    from: from ? undefined : 'Nhập ngày đầu kỳ, ví dụ 15/12/2025.',
    to: !to || (from && to < from) ? 'Nhập ngày cuối kỳ, bằng hoặc sau ngày đầu kỳ.' : undefined,
    count: wrongCount ? 'Nhập một số nguyên, ví dụ 3.969.000.' : undefined,
    numerator: byFraction && part === undefined ? 'Nhập tử số, ví dụ 28.' : undefined,
    denominator: byFraction ? denominatorError(part, all) : undefined,
    rate: wrongRate ? 'Nhập tỷ lệ với nhiều nhất hai chữ số lẻ, ví dụ 48,4.' : undefined,
    source: values.source.trim().length < 3 ? 'Ghi nguồn của số này.' : undefined,
  };
}

function denominatorError(part: number | undefined, all: number | undefined): string | undefined {
  if (!all) {
    return 'Nhập mẫu số lớn hơn 0, ví dụ 31.';
  }
  return part !== undefined && part > all ? INDICATOR_MESSAGES['numerator-above-denominator'] : undefined;
}

function requestOf(values: Values): TypeValueRequest {
  const definition = definitionOf(values.code);
  const figure =
    definition?.kind !== 'rate'
      ? { count: whole(values.count) ?? 0 }
      : values.form === 'rate'
        ? { rate: values.rate }
        : { numerator: whole(values.numerator) ?? 0, denominator: whole(values.denominator) ?? 0 };
  return {
    code: values.code,
    from: parseDate(values.from) ?? '',
    to: parseDate(values.to) ?? '',
    kind: values.kind === 'estimate' ? 'estimate' : 'actual',
    source: values.source,
    ...(values.note.trim() && { note: values.note }),
    ...figure,
  };
}
