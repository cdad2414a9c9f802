import type { ReportCheckView } from '#core/checks/contract.ts';
import { INDICATOR_MESSAGES } from '#core/indicators/messages.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { formatNumber } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { checkFailure } from './check-words.ts';
import classes from './checks.module.css';
import { useTakeOver, useTargets } from './load-checks.ts';

interface TakeOverProps {
  readonly unit: string;
  readonly check: ReportCheckView;
  readonly picked: readonly { readonly index: number; readonly code: string }[];
  readonly onTaken: () => void;
}

type Target = { readonly slug: string; readonly name: string; readonly proposed: boolean };

/** Whose figures they are, of which window, actual or estimated; unit and window are proposed from the report. */
export function TakeOverForm(props: TakeOverProps) {
  const targets = useTargets(props.unit, props.check);
  return (
    <QueryView query={targets} loading="Đang tải các đơn vị…">
      {({ items }) => <Fields {...props} targets={items} />}
    </QueryView>
  );
}

interface Values {
  readonly [name: string]: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

function Fields({ unit, check, picked, onTaken, targets }: TakeOverProps & { readonly targets: readonly Target[] }) {
  const take = useTakeOver(unit, check.id);
  const form = useForm<Values>({ initial: initialOf(check, targets), check: errorsOf });

  function submit({ unit: target, from, to, kind }: Values) {
    const body = {
      unit: target,
      from: parseDate(from) ?? '',
      to: parseDate(to) ?? '',
      kind: kind === 'estimate' ? ('estimate' as const) : ('actual' as const),
      figures: [...picked],
    };
    take.mutate(body, { onSuccess: onTaken });
  }

  return (
    <div className="stack-tight">
      {take.isSuccess && picked.length === 0 && (
        <Callout tone="good">
          Đã lấy {formatNumber(take.data.taken)} số liệu
          {take.data.equal > 0 && `; ${formatNumber(take.data.equal)} số đã có sẵn, không ghi hai lần`}.
        </Callout>
      )}
      <details className={classes.taking} open={picked.length > 0}>
        <summary>Lấy số liệu vào chỉ tiêu của đơn vị ({formatNumber(picked.length)} số đã chọn)</summary>
        <p className="soft">
          Chọn chỉ tiêu ở cột cuối của bảng. Số liệu được ghi là số nhập tay của đơn vị, nguồn là tệp này.
        </p>
        <Form
          form={form}
          onSubmit={submit}
          submitLabel={`Lấy ${formatNumber(picked.length)} số liệu`}
          busy={take.isPending}
          failure={take.isError ? failureOf(take.error) : undefined}
        >
          <SelectField
            form={form}
            name="unit"
            label="Đơn vị"
            required
            choices={targets.map(({ slug, name, proposed }) => ({
              value: slug,
              label: proposed ? `${name} (đề xuất)` : name,
            }))}
          />
          <div className={classes.window}>
            <DateField form={form} name="from" label="Số liệu từ ngày" required />
            <DateField form={form} name="to" label="Đến ngày" required />
          </div>
          <ChoiceField
            form={form}
            name="kind"
            label="Tính chất"
            inRow
            choices={[
              { value: 'actual', label: 'Số chính thức' },
              { value: 'estimate', label: 'Số ước' },
            ]}
          />
        </Form>
      </details>
    </div>
  );
}

function initialOf({ from, to }: ReportCheckView, targets: readonly Target[]): Values {
  return {
    unit: targets.find(({ proposed }) => proposed)?.slug ?? (targets.length === 1 ? (targets[0]?.slug ?? '') : ''),
    from: from ? formatDate(from) : '',
    to: to ? formatDate(to) : '',
    kind: 'actual',
  };
}

function errorsOf({ unit, from, to }: Values): FormErrors<Values> {
  return {
    ...(unit === '' && { unit: 'Chọn đơn vị của số liệu' }),
    ...(!parseDate(from) && { from: 'Nhập ngày đầu của kỳ số liệu' }),
    ...(!parseDate(to) && { to: 'Nhập ngày cuối của kỳ số liệu' }),
  };
}

function failureOf(error: unknown): string {
  const own: Readonly<Record<string, string>> = INDICATOR_MESSAGES;
  return (error instanceof ApiRefusal ? own[error.code] : undefined) ?? checkFailure(error);
}
