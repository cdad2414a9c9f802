import { useState } from 'react';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useAcceptReport, useReturnReport } from './change-reports.ts';
import { reportPath, useReport } from './load-reports.ts';

/** The level above sends a report back, with the reason the unit reads first. */
export function ReturnPage() {
  return <WithReport>{(unit, answer) => <Returning unit={unit} answer={answer} />}</WithReport>;
}

/** The level above takes the report as it is. */
export function AcceptPage() {
  return <WithReport>{(unit, answer) => <Accepting unit={unit} answer={answer} />}</WithReport>;
}

interface PartProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
}

function WithReport({ children }: { readonly children: (unit: string, answer: ReportAnswer) => React.ReactNode }) {
  const unit = useUnitSlug();
  const query = useReport(unit, usePathParam('period'));
  return (
    <QueryView query={query} messages={REPORT_MESSAGES}>
      {(answer) => children(unit, answer)}
    </QueryView>
  );
}

function Returning({ unit, answer }: PartProps) {
  const { period, name, unitName } = answer.report;
  const [reason, setReason] = useState('');
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const marks = Object.entries(notes).map(([section, note]) => ({ section, note }));
  const goTo = useGoTo();
  const act = useReturnReport(unit, period);
  const back = reportPath(unit, period);
  return (
    <ConfirmPage
      title={`Trả lại báo cáo ${name} của ${unitName}`}
      consequences={[
        `Báo cáo được mở khóa; ${unitName} đọc lý do, sửa rồi gửi lại.`,
        'Bản đã gửi vẫn được lưu để so sánh.',
      ]}
      act="Trả lại báo cáo"
      danger
      onAct={() =>
        act.mutate(
          { reason, marks },
          {
            onSuccess: () => {
              notify('Đã trả lại báo cáo');
              goTo(back, { replace: true });
            },
          },
        )
      }
      busy={act.isPending}
      failure={act.isError ? messageOf(act.error, REPORT_MESSAGES) : undefined}
      backHref={back}
    >
      <label className="stack-tight">
        <strong>Lý do trả lại</strong>
        <span className="soft">Nêu mục nào, số nào cần sửa; đơn vị đọc nguyên văn câu này.</span>
        <textarea
          rows={4}
          style={{ width: '100%', font: 'inherit' }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <details>
        <summary>Đánh dấu mục cần sửa ({marks.filter(({ note }) => note.trim() !== '').length})</summary>
        <div className="stack-tight">
          {PROSE_SECTIONS.map(({ code, title }) => (
            <label key={code} className="stack-tight">
              <span>
                {code} – {title}
              </span>
              <input
                style={{ width: '100%', font: 'inherit', minHeight: '2.25rem' }}
                value={notes[code] ?? ''}
                onChange={(event) => setNotes((before) => ({ ...before, [code]: event.target.value }))}
              />
            </label>
          ))}
        </div>
      </details>
    </ConfirmPage>
  );
}

function Accepting({ unit, answer }: PartProps) {
  const { period, name, unitName } = answer.report;
  const goTo = useGoTo();
  const act = useAcceptReport(unit, period);
  const back = reportPath(unit, period);
  return (
    <ConfirmPage
      title={`Tiếp nhận báo cáo ${name} của ${unitName}`}
      consequences={['Báo cáo được ghi nhận là đã nộp và không trả lại được nữa.']}
      act="Tiếp nhận báo cáo"
      onAct={() =>
        act.mutate(undefined, {
          onSuccess: () => {
            notify('Đã tiếp nhận báo cáo');
            goTo(back, { replace: true });
          },
        })
      }
      busy={act.isPending}
      failure={act.isError ? messageOf(act.error, REPORT_MESSAGES) : undefined}
      backHref={back}
    />
  );
}
