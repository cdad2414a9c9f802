import type { ReportAnswer } from '#core/reports/contract.ts';
import { textOfFigures } from '#core/reports/figures.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { proseSection } from '#core/reports/outline.ts';
import { filled, partsOf } from '#core/reports/prose.ts';
import { reportPath, useReport } from '#web/features/reports/load-reports.ts';
import { formatMoment } from '#web/lib/format.ts';
import { usePathParam, useSearchValues, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { DifferenceView } from './difference-view.tsx';
import { useSectionHistory } from './load-parts.ts';

/** Who wrote what in a section, and what each changed. */
export function HistoryPage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const code = useSearchValues().muc ?? '';
  const report = useReport(unit, period);
  return (
    <div className="stack" style={{ maxWidth: '60rem' }}>
      <PageHeader
        title={`Lịch sử mục ${proseSection(code)?.title ?? code}`}
        back={{ href: withSearch(reportPath(unit, period), { muc: code }), label: 'Báo cáo' }}
      >
        Phần thêm vào được gạch chân, phần bỏ đi được gạch ngang. Các lần lưu liền nhau của một người là một dòng.
      </PageHeader>
      <QueryView query={report} messages={REPORT_MESSAGES}>
        {(answer) => <History unit={unit} answer={answer} code={code} />}
      </QueryView>
    </div>
  );
}

interface HistoryProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly code: string;
}

function History({ unit, answer, code }: HistoryProps) {
  const { period, kind, year } = answer.report;
  const query = useSectionHistory(unit, period, code);
  const textOf = textOfFigures(answer.figures, { kind, year });
  const words = (text: string) => filled(partsOf(text), textOf);
  return (
    <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang tải lịch sử…">
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="Chưa ai viết mục này" />
        ) : (
          <ol style={{ listStyle: 'none', margin: 0, padding: 0 }} className="stack">
            {items.map((item, at) => {
              const earlier = items.slice(at + 1).find(({ kind: how }) => how === 'saved');
              return (
                <li key={`${item.at}|${item.kind}|${item.version}`} className="stack-tight">
                  <p className="row" style={{ margin: 0 }}>
                    <strong>{item.by}</strong>
                    <span>{formatMoment(item.at)}</span>
                    {item.kind === 'aside' && <StatusBadge tone="warn">Bản giữ lại khi hai người cùng lưu</StatusBadge>}
                  </p>
                  <DifferenceView before={words(earlier?.text ?? '')} after={words(item.text)} />
                </li>
              );
            })}
          </ol>
        )
      }
    </QueryView>
  );
}
