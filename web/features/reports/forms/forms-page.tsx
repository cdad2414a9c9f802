import { formatDecimal } from '#core/kernel/decimals.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { brokenSums, type ColumnForm, type FormVersion, type LineForm } from '#core/reports/form.ts';
import { type FormValue, formValue, plainDecimal } from '#core/reports/form-source.ts';
import { type AnnexHead, fieldsTable, rowOfUnit, unitsTable } from '#core/reports/form-table.ts';
import { formOf } from '#core/reports/form-version.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { isEditable } from '#core/reports/report.ts';
import { unitPath, usePathParam, useSearchValues, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { reportPath, reportUrl, useReport } from '../load-reports.ts';
import { AnnexView } from './annex-view.tsx';
import { Comparison } from './comparison.tsx';
import { FORM_NAMES } from './form-names.ts';

/** The report's forms, filled: what goes with it as annexes, and where each figure comes from. */
export function FormsPage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const { bieu, 'so-voi': other } = useSearchValues();
  const query = useReport(unit, period);
  return (
    <QueryView query={query} messages={REPORT_MESSAGES}>
      {(answer) => {
        const forms = answer.forms.map(formOf);
        const form = forms.find(({ code }) => code === bieu) ?? forms[0];
        const path = reportPath(unit, period, 'bieu-mau');
        return (
          <div className="stack">
            <PageHeader
              title="Phụ lục, biểu mẫu"
              back={{ href: reportPath(unit, period), label: `Báo cáo ${answer.report.name}` }}
            >
              Số liệu lấy từ hệ thống; chỉ những số hệ thống chưa ghi nhận mới phải nhập.{' '}
              <a href={reportUrl(unit, period, '/files/xlsx')} download>
                Tải các biểu (XLSX)
              </a>{' '}
              <Link href={unitPath(unit, 'bao-cao-mau')}>Mẫu biểu báo cáo</Link>
            </PageHeader>
            <Tabs
              label="Chọn biểu"
              tabs={forms.map(({ code }) => ({
                href: withSearch(path, { bieu: code }),
                label: FORM_NAMES[code],
                current: code === form?.code,
              }))}
            />
            {form && <FilledForm unit={unit} answer={answer} form={form} />}
            {form && <Comparison unit={unit} answer={answer} form={form} other={other} path={path} />}
          </div>
        );
      }}
    </QueryView>
  );
}

interface FilledProps<Form> {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly form: Form;
}

function FilledForm({ unit, answer, form }: FilledProps<FormVersion>) {
  return (
    <div className="stack">
      <p className="soft">
        {form.number}
        {form.version > 1 && ` (mẫu lần ${form.version})`}, theo {form.basis}
        {form.unverified && '; mẫu chờ đối chiếu với văn bản gốc'}.
      </p>
      {form.rows === 'lines' ? (
        <Lines unit={unit} answer={answer} form={form} />
      ) : (
        <Columns unit={unit} answer={answer} form={form} />
      )}
    </div>
  );
}

function headOf({ report }: ReportAnswer): AnnexHead {
  return { reporter: `UBND ${report.unitName}`, receiver: report.receiver, period: report.name };
}

function Columns({ unit, answer, form }: FilledProps<ColumnForm>) {
  const { figures, report } = answer;
  const self = rowOfUnit(form, `UBND ${report.unitName}`, figures);
  const broken = brokenSums(form, self);
  const table =
    form.rows === 'fields'
      ? fieldsTable(form, figures, figures.byField, headOf(answer))
      : unitsTable(form, figures, [{ label: self.label, figures }], headOf(answer));
  const typed = form.columns.filter(({ source }) => source.by === 'own');
  return (
    <>
      {broken.length > 0 && (
        <Callout tone="warn" title="Biểu chưa khớp">
          {broken.join(' ')}
        </Callout>
      )}
      <AnnexView annex={table} />
      {table.notes.map((note) => (
        <p key={note} className="soft">
          {note}
        </p>
      ))}
      {typed.length > 0 && (
        <DataTable
          caption="Số liệu phải nhập của biểu"
          captionSeen
          columns={[
            { key: 'name', head: 'Cột', cell: ({ head }) => head.join(' – '), main: true },
            {
              key: 'value',
              head: 'Giá trị',
              kind: 'number',
              cell: ({ source }) => printed(formValue(source, figures)),
            },
            { key: 'source', head: 'Nguồn', cell: ({ source }) => formValue(source, figures).source },
            {
              key: 'type',
              head: 'Việc',
              cell: ({ source, head }) => (
                <TypeLink
                  unit={unit}
                  answer={answer}
                  code={source.by === 'own' ? source.code : ''}
                  of={head.join(' – ')}
                />
              ),
            },
          ]}
          rows={typed}
          rowKey={({ key }) => key}
        />
      )}
    </>
  );
}

function Lines({ unit, answer, form }: FilledProps<LineForm>) {
  const { figures } = answer;
  return (
    <DataTable
      caption={form.title}
      columns={[
        { key: 'no', head: 'STT', cell: ({ no }) => no, nowrap: true },
        {
          key: 'label',
          head: 'Chỉ tiêu',
          main: true,
          wide: true,
          cell: ({ label, value }) => (value ? label : <strong>{label}</strong>),
        },
        {
          key: 'value',
          head: 'Kết quả',
          kind: 'number',
          cell: ({ value }) => value && printed(formValue(value.source, figures), value.kind),
        },
        { key: 'unit', head: 'Đơn vị tính', cell: ({ value }) => value?.unitOfMeasure },
        {
          key: 'origin',
          head: 'Từ đâu',
          cell: ({ value }) => value && <Origin value={formValue(value.source, figures)} />,
        },
        {
          key: 'type',
          head: 'Việc',
          cell: ({ value, label }) =>
            value?.source.by === 'own' && <TypeLink unit={unit} answer={answer} code={value.source.code} of={label} />,
        },
      ]}
      narrow="scroll"
      rows={form.lines}
      rowKey={({ key }) => key}
    />
  );
}

function Origin({ value }: { readonly value: FormValue }) {
  if (value.origin === 'none') {
    return <span className="soft">Chưa có số liệu</span>;
  }
  const words = value.origin === 'computed' ? 'Hệ thống đếm' : `Nhập tay: ${value.source ?? ''}`;
  return <>{value.estimate ? `${words} (ước)` : words}</>;
}

interface TypeLinkProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly code: string;
  readonly of: string;
}

function TypeLink({ unit, answer, code, of }: TypeLinkProps) {
  const may = useMay();
  const { period, state } = answer.report;
  if (!isEditable(state) || !may('reports:edit')) {
    return null;
  }
  return (
    <Link href={withSearch(reportPath(unit, period, 'so-lieu'), { ma: code, ten: of })} aria-label={`Nhập ${of}`}>
      Nhập số
    </Link>
  );
}

function printed({ value }: FormValue, kind?: string): string | undefined {
  if (value === null) {
    return undefined;
  }
  if (kind === 'yes-no') {
    return value > 100 ? `${value / 100} đơn vị` : value === 100 ? 'Có' : 'Không';
  }
  return formatDecimal(plainDecimal(value));
}
