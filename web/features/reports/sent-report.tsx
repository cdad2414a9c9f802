import { useMemo } from 'react';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { changedWords } from '#core/reports/later-difference.ts';
import { reportDocument } from '#core/reports/report-document.ts';
import { formatMoment } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { Paper } from '#web/ui/paper/paper.tsx';
import { KeptTexts } from './authoring/kept-texts.tsx';
import { RegisterNote } from './authoring/register-note.tsx';
import { ReportChangesView } from './authoring/report-changes.tsx';
import { FindingList } from './finding-list.tsx';
import { contentOf, savedProse } from './report-content.ts';
import { ReportHead } from './report-head.tsx';

interface TodayProps {
  readonly unit: string;
  readonly today: string;
  readonly drill: Readonly<Record<string, string>> | null;
  readonly label: string;
}

/** Today's figure, as the way to the records it counts. */
function Today({ unit, today, drill, label }: TodayProps) {
  const may = useMay();
  if (drill?.figure) {
    const asked = { solieu: drill.figure, tungay: drill.from, denngay: drill.to };
    return may('plans:read') ? <Link href={unitPath(unit, 'nhiem-vu', asked)}>{today}</Link> : today;
  }
  return drill && may('dossiers:read') ? (
    <Link href={unitPath(unit, 'ho-so', drill)} aria-label={`${label}: xem ${today} hồ sơ`}>
      {today}
    </Link>
  ) : (
    today
  );
}

/** A report that is locked, or that this person may only read: the paper, what changed since, what was answered. */
export function SentReport({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const printed = useMemo(() => reportDocument(contentOf(answer, savedProse(answer))), [answer]);
  const { differences, findings, explanations, answers, sentBy } = answer;
  const onPaper = answer.approval[0]?.kind === 'sent-on-paper' ? answer.approval[0] : undefined;
  return (
    <div className="stack">
      <ReportHead unit={unit} answer={answer} findings={findings} />
      <KeptTexts unit={unit} answer={answer} />
      {differences.length > 0 && (
        <Callout tone="warn" title={changedWords(differences.length)}>
          <DataTable
            caption="Số đã gửi và số hôm nay"
            columns={[
              { key: 'label', head: 'Số liệu', cell: ({ label }) => label, main: true },
              { key: 'sent', head: 'Đã gửi', kind: 'number', cell: ({ sent }) => sent },
              {
                key: 'today',
                head: 'Hôm nay',
                kind: 'number',
                cell: ({ today, drill, label }) => <Today unit={unit} today={today} drill={drill} label={label} />,
              },
            ]}
            rows={differences}
            rowKey={({ code }) => code}
          />
        </Callout>
      )}
      <ReportChangesView unit={unit} answer={answer} />
      <RegisterNote unit={unit} document={answer.document} />
      {sentBy && (
        <p className="soft">
          Người gửi: {sentBy}.{onPaper && ` ${onPaper.reason}; chưa được duyệt trong phần mềm.`}
        </p>
      )}
      {answers.length > 0 && (
        <ul style={{ margin: 0 }}>
          {answers.map(({ kind, by, at, reason }) => (
            <li key={`${at} ${kind}`}>
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
