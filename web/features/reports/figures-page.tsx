import { formatDecimal, parseDecimal } from '#core/kernel/decimals.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { STATISTICS } from '#core/reports/statistics.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { Button } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { TickField } from '#web/ui/form/choice-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { usePutFigure, useRemoveFigure } from './change-reports.ts';
import { reportPath, useReport } from './load-reports.ts';

/** Figures that no feature records yet: typed in, each with its source, and bound in the prose like any other. */
export function FiguresPage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const query = useReport(unit, period);
  return (
    <div className="stack">
      <QueryView query={query} messages={REPORT_MESSAGES}>
        {(answer) => (
          <>
            <PageHeader
              title="Số liệu nhập tay của báo cáo"
              back={{ href: reportPath(unit, period), label: `Báo cáo ${answer.report.name}` }}
            >
              Mỗi số có nguồn và được chèn vào lời văn từ bảng số liệu như mọi số khác.
            </PageHeader>
            <OwnFigures unit={unit} answer={answer} />
            <FigureForm unit={unit} answer={answer} />
          </>
        )}
      </QueryView>
    </div>
  );
}

interface PartProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
}

function OwnFigures({ unit, answer }: PartProps) {
  const remove = useRemoveFigure(unit, answer.report.period);
  return (
    <>
      {remove.isError && <ErrorState title="Chưa xóa được">{messageOf(remove.error, REPORT_MESSAGES)}</ErrorState>}
      <DataTable
        caption="Số liệu đã nhập"
        columns={[
          { key: 'label', head: 'Số liệu', cell: ({ label }) => label, main: true },
          {
            key: 'value',
            head: 'Giá trị',
            kind: 'number',
            cell: ({ value, unitOfMeasure }) => `${formatDecimal(value)} ${unitOfMeasure}`,
          },
          { key: 'kind', head: 'Loại', cell: ({ estimate }) => (estimate ? 'Ước thực hiện' : 'Thực hiện') },
          { key: 'source', head: 'Nguồn', cell: ({ source }) => source },
          {
            key: 'remove',
            head: 'Xóa',
            cell: ({ code, label }) => (
              <Button kind="quiet" size="small" aria-label={`Xóa ${label}`} onClick={() => remove.mutate(code)}>
                Xóa
              </Button>
            ),
          },
        ]}
        rows={answer.figures.own}
        rowKey={({ code }) => code}
        empty={<EmptyState title="Chưa nhập số nào">Số hồ sơ đã có sẵn; ở đây chỉ nhập những số khác.</EmptyState>}
      />
    </>
  );
}

type Values = {
  readonly code: string;
  readonly value: string;
  readonly source: string;
  readonly estimate: boolean;
};

function FigureForm({ unit, answer }: PartProps) {
  const put = usePutFigure(unit, answer.report.period);
  const { ma = '', ten = ma } = useSearchValues();
  const form = useForm<Values>({ initial: { code: ma, value: '', source: '', estimate: false }, check });
  const asked = ma !== '' && !STATISTICS.some(({ code }) => code === ma) ? [{ code: ma, label: ten }] : [];
  const options = [...asked, ...STATISTICS].map(({ code, label }) => ({ value: code, label }));

  function submit({ code, value, source, estimate }: Values) {
    const statistic = STATISTICS.find((one) => one.code === code);
    const { label = code === ma ? ten : code, unitOfMeasure = '' } = statistic ?? {};
    const wish = { code, label, unitOfMeasure, value: value.trim(), source: source.trim(), estimate };
    put.mutate(wish, {
      onSuccess: () => {
        notify(`Đã lưu ${label}`);
        form.setAll({ code: '', value: '', source, estimate: false });
      },
    });
  }

  return (
    <section aria-labelledby="new-figure" style={{ maxWidth: 'var(--measure)' }}>
      <h2 id="new-figure">Nhập hoặc sửa một số</h2>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Lưu số liệu"
        busy={put.isPending}
        failure={put.isError ? messageOf(put.error, REPORT_MESSAGES) : undefined}
      >
        <SelectField form={form} name="code" label="Số liệu" choices={options} required />
        <TextField form={form} name="value" label="Giá trị" hint="Ví dụ 1.234 hoặc 18,18" width="short" required />
        <TextField
          form={form}
          name="source"
          label="Nguồn"
          hint="Văn bản, sổ theo dõi hoặc hệ thống có số này"
          required
        />
        <TickField form={form} name="estimate" label="Ước thực hiện (chưa phải số cuối kỳ)" />
      </Form>
    </section>
  );
}

function check({ code, value, source }: Values): FormErrors<Values> {
  return {
    code: code === '' ? 'Chọn số liệu cần nhập.' : undefined,
    value: parseDecimal(value, 2) === undefined ? REPORT_MESSAGES['figure-value-wrong'] : undefined,
    source: source.trim() === '' ? REPORT_MESSAGES['figure-source-missing'] : undefined,
  };
}
