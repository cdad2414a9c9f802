import type { ReportAnswer } from '#core/reports/contract.ts';
import { textOfFigures } from '#core/reports/figures.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { proseSection } from '#core/reports/outline.ts';
import { filled, partsOf } from '#core/reports/prose.ts';
import { formatMoment } from '#web/lib/format.ts';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useReportChanges } from './change-approval.ts';
import { DifferenceView } from './difference-view.tsx';

interface ReportChangesProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
}

/** Once a report was returned: what is different since the time before, prose and figures. */
export function ReportChangesView({ unit, answer }: ReportChangesProps) {
  const { period, kind, year, state } = answer.report;
  const returned = answer.answers.some(({ kind: how }) => how === 'returned');
  const query = useReportChanges(unit, period, returned);
  const textOf = textOfFigures(answer.figures, { kind, year });
  const words = (text: string) => filled(partsOf(text), textOf);
  if (!returned) {
    return null;
  }
  return (
    <details open={state === 'sent'}>
      <summary>
        <strong>Thay đổi so với lần gửi trước</strong>
      </summary>
      <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang so với lần gửi trước…">
        {({ since, sections, figures }) =>
          since === null ? (
            <p>Chưa có lần gửi trước để so.</p>
          ) : (
            <div className="stack">
              <p className="soft">
                So với bản {since.by} gửi {formatMoment(since.at)}: {sections.length} mục sửa lời, {figures.length} số
                khác.
              </p>
              {sections.map(({ code, before, after }) => (
                <section key={code} aria-label={proseSection(code)?.title ?? code}>
                  <h3>{proseSection(code)?.title ?? code}</h3>
                  <DifferenceView before={words(before)} after={words(after)} />
                </section>
              ))}
              {figures.length > 0 && (
                <DataTable
                  caption="Số liệu khác so với lần gửi trước"
                  columns={[
                    { key: 'label', head: 'Số liệu', cell: ({ label }) => label, main: true },
                    { key: 'before', head: 'Lần trước', kind: 'number', cell: ({ before }) => before },
                    { key: 'after', head: 'Lần này', kind: 'number', cell: ({ after }) => after },
                  ]}
                  rows={figures}
                  rowKey={({ code }) => code}
                />
              )}
            </div>
          )
        }
      </QueryView>
    </details>
  );
}
