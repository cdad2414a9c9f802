import { formatDecimal } from '#core/kernel/decimals.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { asColumns, type Comparable, comparable, type FormVersion } from '#core/reports/form.ts';
import { plainDecimal } from '#core/reports/form-source.ts';
import { rowOfUnit } from '#core/reports/form-table.ts';
import { formOf } from '#core/reports/form-version.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useReport, useReportList } from '../load-reports.ts';

interface ComparisonProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly form: FormVersion;
  /** Code of the period to compare with. */
  readonly other: string | undefined;
  readonly path: string;
}

/** The same figures in another period, also where the form has changed between the two. */
export function Comparison({ unit, answer, form, other, path }: ComparisonProps) {
  const { year, period } = answer.report;
  const now = useReportList(unit, year);
  const before = useReportList(unit, year - 1);
  const items = [...(now.data?.items ?? []), ...(before.data?.items ?? [])].filter(
    (item) => item.state !== null && item.period !== period,
  );
  if (items.length === 0) {
    return null;
  }
  return (
    <section className="stack" aria-labelledby="compare">
      <h2 id="compare">So với kỳ khác</h2>
      <nav className="row" aria-label="Kỳ để so sánh">
        {items.map((item) => (
          <Link
            key={item.period}
            href={withSearch(path, { bieu: form.code, 'so-voi': item.period })}
            aria-current={item.period === other ? 'true' : undefined}
          >
            {item.name}
          </Link>
        ))}
      </nav>
      {other !== undefined && items.some((item) => item.period === other) && (
        <Differences unit={unit} answer={answer} form={form} other={other} />
      )}
    </section>
  );
}

function Differences({ unit, answer, form, other }: Omit<ComparisonProps, 'path'> & { readonly other: string }) {
  const query = useReport(unit, other);
  return (
    <QueryView query={query} messages={REPORT_MESSAGES}>
      {(earlier) => {
        const old = earlier.forms.map(formOf).find(({ code }) => code === form.code) ?? form;
        const [now, then] = [asColumns(form), asColumns(old)];
        const rows = comparable(
          { form: now, row: rowOfUnit(now, '', answer.figures) },
          { form: then, row: rowOfUnit(then, '', earlier.figures) },
        ).filter((line) => line.now?.value != null || line.before?.value != null);
        return (
          <DataTable
            caption={`${answer.report.name} so với ${earlier.report.name}`}
            captionSeen
            columns={[
              { key: 'label', head: 'Chỉ tiêu', cell: ({ label }) => label, main: true, wide: true },
              { key: 'now', head: answer.report.name, kind: 'number', cell: (line) => text(line.now?.value) },
              { key: 'before', head: earlier.report.name, kind: 'number', cell: (line) => text(line.before?.value) },
              { key: 'change', head: 'Tăng, giảm', kind: 'number', cell: change },
              { key: 'note', head: 'Ghi chú', cell: ({ note }) => note },
            ]}
            rows={rows}
            rowKey={({ key }) => key}
          />
        );
      }}
    </QueryView>
  );
}

function text(value: number | null | undefined): string | undefined {
  return value == null ? undefined : formatDecimal(plainDecimal(value));
}

function change({ now, before }: Comparable): string | undefined {
  if (now?.value == null || before?.value == null) {
    return undefined;
  }
  const difference = now.value - before.value;
  return difference === 0 ? 'không đổi' : `${difference > 0 ? '+' : '−'}${text(Math.abs(difference))}`;
}
