import { useState } from 'react';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { findingKey } from '#core/reports/finding.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { isEditable } from '#core/reports/report.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useSendReport } from './change-reports.ts';
import { FindingList } from './finding-list.tsx';
import { reportPath, useReport } from './load-reports.ts';
import { SentReport } from './sent-report.tsx';

/** Sending is an act of its own: what it does in words, what is wrong first, and an explanation for what stays. */
export function SendPage() {
  const unit = useUnitSlug();
  const query = useReport(unit, usePathParam('period'));
  return (
    <QueryView query={query} messages={REPORT_MESSAGES}>
      {(answer) =>
        isEditable(answer.report.state) ? (
          <Sending unit={unit} answer={answer} />
        ) : (
          <SentReport unit={unit} answer={answer} />
        )
      }
    </QueryView>
  );
}

function Sending({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const { period, name, receiver } = answer.report;
  const goTo = useGoTo();
  const act = useSendReport(unit, period);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const errors = answer.findings.filter(({ severity }) => severity === 'error');
  const others = answer.findings.filter(({ severity }) => severity !== 'error');
  const back = reportPath(unit, period);

  function submit() {
    const explanations = errors.map(findingKey).map((key) => ({ key, text: (texts[key] ?? '').trim() }));
    act.mutate(explanations, {
      onSuccess: () => {
        notify(`Đã gửi báo cáo ${name}`);
        goTo(back, { replace: true });
      },
    });
  }

  return (
    <ConfirmPage
      title={`Gửi báo cáo ${name}`}
      consequences={[
        `Báo cáo được chuyển đến ${receiver} và khóa lại; chỉ ${receiver} trả lại thì mới sửa được.`,
        'Số liệu được giữ nguyên như lúc gửi; nếu dữ liệu hồ sơ thay đổi sau đó, phần chênh lệch được hiện ra.',
        'Mục để trống được in là “Trong kỳ không phát sinh”.',
      ]}
      act="Gửi báo cáo"
      onAct={submit}
      busy={act.isPending}
      failure={act.isError ? messageOf(act.error, REPORT_MESSAGES) : undefined}
      backHref={back}
    >
      {errors.length > 0 && (
        <Callout tone="late" title={`${errors.length} lỗi: sửa trong báo cáo, hoặc giải trình từng lỗi`}>
          <div className="stack">
            {errors.map((finding) => {
              const key = findingKey(finding);
              return (
                <label key={key} className="stack-tight">
                  <span>{finding.message}</span>
                  <span className="soft">Giải trình</span>
                  <textarea
                    rows={2}
                    style={{ width: '100%', font: 'inherit' }}
                    value={texts[key] ?? ''}
                    onChange={(event) => setTexts((before) => ({ ...before, [key]: event.target.value }))}
                  />
                </label>
              );
            })}
          </div>
        </Callout>
      )}
      <FindingList
        findings={others}
        title={errors.length > 0 ? 'Cảnh báo, lưu ý khác' : 'Kết quả kiểm tra'}
        level={2}
        hrefOf={(section) => withSearch(back, { muc: section })}
      />
    </ConfirmPage>
  );
}
