import { formatDate, formatInstant, type PlainDate, parseDate } from '#core/kernel/dates.ts';
import { formatCount, parseDecimal } from '#core/kernel/decimals.ts';
import type { EstimateAnswer } from '#core/reports/estimates/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { usePutEstimate, useRemoveEstimate } from './load-estimates.ts';

/** The amounts by code of the measure, the cut-off and the reason, all as typed. */
type Values = Readonly<Record<string, string>>;

interface EstimateFormProps {
  readonly unit: string;
  readonly period: string;
  readonly answer: EstimateAnswer;
  /** Typed before another cut-off was looked at. */
  readonly reason: string | undefined;
  readonly onCutOff: (wish: { readonly cutOff: PlainDate; readonly reason: string } | undefined) => void;
}

/** What a person expects of the days after the cut-off, begun with what the pace so far would bring. */
export function EstimateForm({ unit, period, answer, reason, onCutOff }: EstimateFormProps) {
  const put = usePutEstimate(unit, period);
  const remove = useRemoveEstimate(unit, period);
  const { lines, stored } = answer;
  const form = useForm<Values>({ initial: initialOf(answer, reason), check: (values) => problemsOf(answer, values) });
  const cutOff = parseDate(form.values.cutOff ?? '');
  const failure = put.error ?? remove.error;

  function submit(values: Values) {
    put
      .mutateAsync({
        cutOff: parseDate(values.cutOff ?? '') ?? answer.cutOff,
        reason: (values.reason ?? '').trim(),
        lines: lines.map(({ code, proposed }) => {
          const amount = amountOf(values[code]) ?? 0;
          return { code, amount, method: amount === proposed ? 'pace' : 'typed' };
        }),
      })
      .then(() => onCutOff(undefined))
      // Shown from the call's own state.
      .catch(() => undefined);
  }

  return (
    <Form
      form={form}
      onSubmit={submit}
      submitLabel="Lưu số ước"
      busy={put.isPending}
      failure={failure ? messageOf(failure, REPORT_MESSAGES) : undefined}
      others={
        stored && (
          <Button kind="secondary" busy={remove.isPending} onClick={() => remove.mutate()}>
            Bỏ số ước
          </Button>
        )
      }
    >
      {stored && <StoredLine stored={stored} />}
      <DateField form={form} name="cutOff" label="Chốt số thực hiện đến hết ngày" required />
      {cutOff !== undefined && cutOff !== answer.cutOff && (
        <div>
          <Button kind="secondary" onClick={() => onCutOff({ cutOff, reason: form.values.reason ?? '' })}>
            Tính lại theo ngày chốt này
          </Button>
        </div>
      )}
      <FieldRow>
        {lines.map(({ code, label, counted, proposed }) => (
          <NumberField
            key={code}
            form={form}
            name={code}
            label={code === 'openOverdue' ? `${label}, ước đến cuối kỳ` : `${label}, ước thêm`}
            hint={`Đến ngày chốt ${formatCount(counted)}; theo tiến độ ${formatCount(proposed)}`}
          />
        ))}
      </FieldRow>
      <TextAreaField form={form} name="reason" label="Căn cứ của số ước" rows={2} required />
    </Form>
  );
}

function initialOf({ lines, stored, cutOff }: EstimateAnswer, reason: string | undefined): Values {
  // The amounts kept belong to the cut-off kept; for another one the pace proposes anew.
  const amounts = lines.map(({ code, amount, proposed }): [string, string] => [
    code,
    formatCount(reason === undefined ? (amount ?? proposed) : proposed),
  ]);
  return { ...Object.fromEntries(amounts), cutOff: formatDate(cutOff), reason: reason ?? stored?.reason ?? '' };
}

function problemsOf({ lines, window, lastCutOff }: EstimateAnswer, values: Values): FormErrors<Values> {
  const cutOff = parseDate(values.cutOff ?? '');
  const wrong = lines.filter(({ code }) => amountOf(values[code]) === undefined);
  return {
    cutOff:
      cutOff === undefined || cutOff < window.from || cutOff > lastCutOff
        ? `Nhập ngày chốt từ ${formatDate(window.from)} đến ${formatDate(lastCutOff)}.`
        : undefined,
    ...Object.fromEntries(wrong.map(({ code, label }) => [code, `${label}: nhập số nguyên từ 0 trở lên.`])),
    reason: (values.reason ?? '').trim().length < 5 ? REPORT_MESSAGES['estimate-reason-missing'] : undefined,
  };
}

function amountOf(text: string | undefined): number | undefined {
  const amount = parseDecimal(text ?? '', 0);
  return amount === undefined || amount < 0 || amount > 10_000_000 ? undefined : amount;
}

function StoredLine({ stored: { by, at, reason } }: { readonly stored: NonNullable<EstimateAnswer['stored']> }) {
  return (
    <p>
      {by} ước lúc {formatInstant(at)}. Căn cứ: {reason}
    </p>
  );
}

/** The same for those who only read. */
export function EstimateTable({ answer: { lines, stored } }: { readonly answer: EstimateAnswer }) {
  return (
    <>
      {stored && <StoredLine stored={stored} />}
      <DataTable
        caption="Số ước thực hiện phần còn lại của kỳ"
        columns={[
          { key: 'label', head: 'Chỉ tiêu', cell: ({ label }) => label, main: true },
          { key: 'counted', head: 'Thực hiện đến ngày chốt', kind: 'number', cell: (one) => formatCount(one.counted) },
          { key: 'proposed', head: 'Theo tiến độ', kind: 'number', cell: (one) => formatCount(one.proposed) },
          {
            key: 'amount',
            head: 'Ước phần còn lại',
            kind: 'number',
            cell: ({ amount }) => (amount === null ? 'không ước' : formatCount(amount)),
          },
        ]}
        rows={lines}
        rowKey={({ code }) => code}
      />
      <p className="soft">Báo cáo đã gửi, kỳ số liệu đã hết hoặc bạn không tổng hợp báo cáo này: chỉ xem.</p>
    </>
  );
}
