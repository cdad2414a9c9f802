import { useMemo } from 'react';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { reportDocument } from '#core/reports/report-document.ts';
import { formatMoment } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { Paper } from '#web/ui/paper/paper.tsx';
import { ReportChangesView } from './authoring/report-changes.tsx';
import { FindingList } from './finding-list.tsx';
import { contentOf, savedProse } from './report-content.ts';
import { ReportHead } from './report-head.tsx';

/** A report that is locked, or that this person may only read: the paper, what changed since, what was answered. */
export function SentReport({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const printed = useMemo(() => reportDocument(contentOf(answer, savedProse(answer))), [answer]);
  const { differences, findings, explanations, answers, sentBy } = answer;
  return (
    <div className="stack">
      <ReportHead unit={unit} answer={answer} findings={findings} />
      {differences.length > 0 && (
        <Callout tone="warn" title="Số liệu nguồn đã thay đổi sau khi gửi">
          <DataTable
            caption="Số đã gửi và số hôm nay"
            columns={[
              { key: 'label', head: 'Số liệu', cell: ({ label }) => label, main: true },
              { key: 'sent', head: 'Đã gửi', kind: 'number', cell: ({ sent }) => sent },
              { key: 'today', head: 'Hôm nay', kind: 'number', cell: ({ today }) => today },
            ]}
            rows={differences}
            rowKey={({ code }) => code}
          />
        </Callout>
      )}
      <ReportChangesView unit={unit} answer={answer} />
      {sentBy && <p className="soft">Người gửi: {sentBy}.</p>}
      {answers.length > 0 && (
        <ul style={{ margin: 0 }}>
          {answers.map(({ kind, by, at, reason }) => (
            <li key={at}>
              {formatMoment(at)}: {by} {kind === 'accepted' ? 'đã tiếp nhận báo cáo' : `trả lại, lý do: ${reason}`}.
            </li>
          ))}
        </ul>
      )}
      <FindingList findings={findings} title="Kết quả kiểm tra khi gửi" level={2} />
      {explanations.length > 0 && (
        <section aria-label="Giải trình">
          <h2>Giải trình khi gửi</h2>
          <ul>
            {explanations.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <div style={{ maxWidth: '52rem' }}>
        <Paper document={printed} label="Báo cáo" />
      </div>
    </div>
  );
}
