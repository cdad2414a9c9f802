import { useMemo, useState } from 'react';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { PROSE_SECTIONS, proseSection } from '#core/reports/outline.ts';
import { isEditable } from '#core/reports/report.ts';
import { reportDocument } from '#core/reports/report-document.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { usePathParam, useSearchValues, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Paper } from '#web/ui/paper/paper.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { usePartBoard } from './authoring/load-parts.ts';
import { ReportChangesView } from './authoring/report-changes.tsx';
import { StartFrom } from './authoring/start-from.tsx';
import { FindingList, findingCount } from './finding-list.tsx';
import { reportPath, useReport } from './load-reports.ts';
import { NotOpened } from './not-opened.tsx';
import { contentOf, liveFindings, type Prose, savedProse } from './report-content.ts';
import { ReportHead } from './report-head.tsx';
import classes from './report-page.module.css';
import { SectionEditor } from './section-editor.tsx';
import { SectionList } from './section-list.tsx';
import { SentReport } from './sent-report.tsx';

/** A report: written while it is open, read while it is locked. */
export function ReportPage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const query = useReport(unit, period);
  const may = useMay();
  if (query.error instanceof ApiRefusal && query.error.code === 'report-unknown') {
    return <NotOpened unit={unit} period={period} />;
  }
  return (
    <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang tải báo cáo…">
      {(answer) =>
        isEditable(answer.report.state) && may('reports:edit') ? (
          <OpenReport key={`${unit}-${period}`} unit={unit} answer={answer} />
        ) : (
          <SentReport unit={unit} answer={answer} />
        )
      }
    </QueryView>
  );
}

function OpenReport({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const { period } = answer.report;
  const code = useSearchValues().muc ?? '';
  const section = proseSection(code) ?? PROSE_SECTIONS[0];
  // What is typed on this screen goes before what the server last said, until it says the same.
  const [typed, setTyped] = useState<Prose>({});
  const prose = useMemo(() => ({ ...savedProse(answer), ...typed }), [answer, typed]);
  const findings = useMemo(() => liveFindings(answer, prose), [answer, prose]);
  const printed = useMemo(() => reportDocument(contentOf(answer, prose)), [answer, prose]);
  // Text taken over from an earlier report fills the editor anew.
  const [starts, setStarts] = useState(0);
  const board = usePartBoard(unit, period).data;
  const hrefOf = (one: string) => withSearch(reportPath(unit, period), { muc: one });
  if (!section) {
    return null;
  }
  return (
    <div className="stack">
      <ReportHead unit={unit} answer={answer} findings={findings} />
      <ReportChangesView unit={unit} answer={answer} />
      {board?.mayCompile && (
        <StartFrom unit={unit} answer={answer} onStarted={() => setStarts((before) => before + 1)} />
      )}
      <div className={classes.desk}>
        <div className={classes.outline}>
          <SectionList current={section.code} prose={prose} findings={findings} parts={board?.parts} hrefOf={hrefOf} />
        </div>
        <SectionEditor
          key={`${section.code}-${starts}`}
          unit={unit}
          answer={answer}
          section={section}
          findings={findings.filter((finding) => finding.section === section.code)}
          board={board}
          onText={(one, text) => setTyped((before) => ({ ...before, [one]: text }))}
        />
        <div className={classes.preview}>
          <details open>
            <summary>Kiểm tra cả báo cáo: {findingCount(findings)}</summary>
            <FindingList findings={findings} title="Kết quả kiểm tra" hrefOf={hrefOf} />
          </details>
          <details open>
            <summary>Xem trước bản in</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className={classes.paper} aria-label="Bản xem trước" tabIndex={0}>
              <Paper document={printed} label="Bản xem trước của báo cáo" />
            </section>
          </details>
        </div>
      </div>
    </div>
  );
}
