import { formatDate } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { LEAF_MEASURES } from '#core/reports/aggregate.ts';
import type { AggregationTable, ReportAnswer } from '#core/reports/contract.ts';
import { MEASURES } from '#core/reports/figures.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { isEditable } from '#core/reports/report.ts';
import { formatNumber } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { reportPath, useReport } from '../load-reports.ts';
import { type SumMode, useAdjust, useAggregation, useChooseSum, useRemoveAdjustment } from './load-forms.ts';

/** The report as the sum of those below: who brought what, who is missing, and what was adjusted and why. */
export function SumPage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const report = useReport(unit, period);
  const sum = useAggregation(unit, period);
  const may = useMay();
  return (
    <QueryView query={report} messages={REPORT_MESSAGES}>
      {(answer) => (
        <QueryView query={sum} messages={REPORT_MESSAGES}>
          {(table) => {
            const writes = isEditable(answer.report.state) && may('reports:send');
            return (
              <div className="stack">
                <PageHeader
                  title="Tổng hợp báo cáo cấp dưới"
                  back={{ href: reportPath(unit, period), label: `Báo cáo ${answer.report.name}` }}
                >
                  Số tổng hợp cộng từ báo cáo các đơn vị đã gửi, số của chính đơn vị và các điều chỉnh có lý do. Báo cáo
                  của cấp dưới không bị sửa.
                </PageHeader>
                {writes && table.canSum && <ModeChoice unit={unit} period={period} mode={table.mode} />}
                {!table.canSum && (
                  <EmptyState title="Không có đơn vị cấp dưới gửi báo cáo">
                    Báo cáo này lập từ số liệu của chính đơn vị.
                  </EmptyState>
                )}
                {table.mode !== 'own' && (
                  <>
                    <Missing table={table} />
                    <Units period={period} table={table} />
                    <Adjustments unit={unit} period={period} table={table} writes={writes} />
                    {writes && <AdjustForm unit={unit} answer={answer} table={table} />}
                  </>
                )}
              </div>
            );
          }}
        </QueryView>
      )}
    </QueryView>
  );
}

const MODES = {
  own: 'Chỉ số liệu của đơn vị',
  sent: 'Cộng báo cáo đã gửi',
  'sent-and-live': 'Cộng báo cáo đã gửi; đơn vị chưa gửi lấy số trên hệ thống',
} as const satisfies Record<SumMode, string>;

function ModeChoice({
  unit,
  period,
  mode,
}: {
  readonly unit: string;
  readonly period: string;
  readonly mode: SumMode;
}) {
  const choose = useChooseSum(unit, period);
  const chosen = choose.isPending ? choose.variables : mode;
  return (
    <fieldset className="stack">
      <legend>Số liệu của báo cáo</legend>
      {(Object.keys(MODES) as SumMode[]).map((one) => (
        <label key={one} className="row">
          <input
            type="radio"
            name="mode"
            checked={chosen === one}
            disabled={choose.isPending}
            onChange={() => choose.mutate(one)}
          />
          {MODES[one]}
        </label>
      ))}
      {choose.isError && <ErrorState title="Chưa đổi được">{messageOf(choose.error, REPORT_MESSAGES)}</ErrorState>}
    </fieldset>
  );
}

function Missing({ table }: { readonly table: AggregationTable }) {
  if (table.missing.length === 0) {
    return null;
  }
  return (
    <Callout tone="warn" title={`${table.missing.length} đơn vị chưa gửi báo cáo, chưa có trong số tổng hợp`}>
      {table.missing.map(({ name }) => name).join(', ')}.
    </Callout>
  );
}

const FROM_WORDS = { own: 'Số của đơn vị', sent: 'Báo cáo đã gửi', live: 'Số trên hệ thống' } as const;

function Units({ period, table }: { readonly period: string; readonly table: AggregationTable }) {
  const measures = ['received', 'online', 'resolved', 'late', 'open', 'openOverdue', 'withdrawn'] as const;
  const number = (measure: (typeof measures)[number]) => ({
    key: measure,
    head: MEASURES[measure],
    kind: 'number' as const,
    cell: ({ figures }: AggregationTable['rows'][number]) => formatNumber(figures[measure]),
  });
  const adjusted = table.adjustments.length > 0 ? ' (gồm điều chỉnh)' : '';
  return (
    <DataTable
      caption="Số liệu theo đơn vị"
      captionSeen
      narrow="scroll"
      columns={[
        {
          key: 'unit',
          head: 'Đơn vị',
          main: true,
          cell: ({ unit, from }) =>
            from === 'sent' ? <Link href={reportPath(unit.slug, period)}>{unit.name}</Link> : unit.name,
        },
        {
          key: 'from',
          head: 'Từ đâu',
          cell: ({ from, sentOn }) => (sentOn ? `${FROM_WORDS[from]} ${formatDate(sentOn)}` : FROM_WORDS[from]),
        },
        ...measures.map(number),
      ]}
      rows={table.rows}
      rowKey={({ unit, from }) => `${unit.slug} ${from}`}
      totals={{
        unit: `Tổng cộng${adjusted}`,
        ...Object.fromEntries(measures.map((measure) => [measure, formatNumber(table.total[measure])])),
      }}
    />
  );
}

interface AdjustmentsProps {
  readonly unit: string;
  readonly period: string;
  readonly table: AggregationTable;
  readonly writes: boolean;
}

function Adjustments({ unit, period, table, writes }: AdjustmentsProps) {
  const remove = useRemoveAdjustment(unit, period);
  return (
    <>
      {remove.isError && <ErrorState title="Chưa gỡ được">{messageOf(remove.error, REPORT_MESSAGES)}</ErrorState>}
      <DataTable
        caption="Điều chỉnh khi tổng hợp"
        captionSeen
        columns={[
          { key: 'label', head: 'Số liệu', cell: ({ label }) => label, main: true },
          {
            key: 'unit',
            head: 'Về đơn vị',
            cell: ({ unit: about }) => table.rows.find((row) => row.unit.slug === about)?.unit.name ?? about,
          },
          {
            key: 'delta',
            head: 'Tăng, giảm',
            kind: 'number',
            cell: ({ delta }) => `${delta > 0 ? '+' : '−'}${formatNumber(Math.abs(delta))}`,
          },
          { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason, wide: true },
          { key: 'by', head: 'Người điều chỉnh', cell: ({ by, at }) => `${by}, ${formatDate(at.slice(0, 10))}` },
          ...(writes
            ? [
                {
                  key: 'remove',
                  head: 'Việc',
                  cell: ({ id, label }: AggregationTable['adjustments'][number]) => (
                    <Button kind="quiet" size="small" aria-label={`Gỡ ${label}`} onClick={() => remove.mutate(id)}>
                      Gỡ
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        rows={table.adjustments}
        rowKey={({ id }) => id}
        empty={<p className="soft">Chưa có điều chỉnh nào.</p>}
      />
    </>
  );
}

type Values = {
  readonly field: string;
  readonly measure: string;
  readonly about: string;
  readonly delta: string;
  readonly reason: string;
};

const BLANK: Values = { field: '', measure: '', about: '', delta: '', reason: '' };

interface AdjustFormProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly table: AggregationTable;
}

function AdjustForm({ unit, answer, table }: AdjustFormProps) {
  const adjust = useAdjust(unit, answer.report.period);
  const form = useForm<Values>({ initial: BLANK, check });
  const own = answer.figures.own.map(({ code, label }) => ({ value: `own.${code}`, label }));
  const fields = answer.figures.byField.map(({ key, label }) => ({ value: key, label: `Lĩnh vực ${label}` }));
  const isOwn = form.values.field.startsWith('own.');

  function submit({ field, measure, about, delta, reason }: Values) {
    const wish = {
      code: field.startsWith('own.') ? field : `fields.${field}.${measure}`,
      unit: about || null,
      delta: signed(delta) ?? 0,
      reason: reason.trim(),
    };
    adjust.mutate(wish, {
      onSuccess: () => {
        notify('Đã điều chỉnh số tổng hợp');
        form.setAll(BLANK);
      },
    });
  }

  return (
    <section aria-labelledby="adjust" style={{ maxWidth: 'var(--measure)' }}>
      <h2 id="adjust">Điều chỉnh một số</h2>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Điều chỉnh"
        busy={adjust.isPending}
        failure={adjust.isError ? messageOf(adjust.error, REPORT_MESSAGES) : undefined}
      >
        <SelectField form={form} name="field" label="Lĩnh vực hoặc số liệu" choices={[...fields, ...own]} required />
        {!isOwn && (
          <SelectField
            form={form}
            name="measure"
            label="Cột"
            choices={LEAF_MEASURES.map((measure) => ({ value: measure, label: MEASURES[measure] }))}
            required
          />
        )}
        <SelectField
          form={form}
          name="about"
          label="Sai ở đơn vị"
          placeholder="Không riêng đơn vị nào"
          choices={table.rows
            .filter(({ from }) => from === 'sent')
            .map(({ unit: { slug, name } }) => ({ value: slug, label: name }))}
        />
        <TextField
          form={form}
          name="delta"
          label="Tăng hoặc giảm"
          hint="Ví dụ 5, hoặc -5 để giảm"
          width="short"
          required
        />
        <TextAreaField form={form} name="reason" label="Lý do" hint="Lưu cùng số liệu và trong nhật ký." required />
      </Form>
    </section>
  );
}

function signed(text: string): number | undefined {
  return parseDecimal(text.trim().replace(/^[−–]/u, '-').replace(/^\+/u, ''), 0);
}

function check({ field, measure, delta, reason }: Values): FormErrors<Values> {
  return {
    field: field === '' ? 'Chọn lĩnh vực hoặc số liệu cần điều chỉnh.' : undefined,
    measure: measure === '' && !field.startsWith('own.') ? 'Chọn cột cần điều chỉnh.' : undefined,
    delta: signed(delta) ? undefined : REPORT_MESSAGES['adjustment-zero'],
    reason: reason.trim().length < 5 ? REPORT_MESSAGES['adjustment-reason-missing'] : undefined,
  };
}
