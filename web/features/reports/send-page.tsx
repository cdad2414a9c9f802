import { useState } from 'react';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { findingKey } from '#core/reports/finding.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { isEditable } from '#core/reports/report.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { ExplainErrors } from './authoring/explain-errors.tsx';
import { NumberForm } from './authoring/number-form.tsx';
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
        isEditable(answer.report.state) || answer.report.state === 'approved' ? (
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
  const approved = answer.report.state === 'approved';
  const errors = approved ? [] : answer.findings.filter(({ severity }) => severity === 'error');
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
      {approved ? (
        <NumberForm key={answer.report.version} unit={unit} answer={answer} />
      ) : (
        <Callout tone="info" title="Báo cáo chưa được duyệt trong phần mềm">
          Chỉ gửi thẳng khi người ký đã ký bản giấy; nhật ký ghi lại việc này. Còn không, hãy quay lại và bấm{' '}
          <Link href={reportPath(unit, period, 'trinh-ky')}>Trình ký</Link>.
        </Callout>
      )}
      <ExplainErrors
        errors={errors}
        texts={texts}
        onText={(key, text) => setTexts((before) => ({ ...before, [key]: text }))}
      />
      <FindingList
        findings={others}
        title={errors.length > 0 ? 'Cảnh báo, lưu ý khác' : 'Kết quả kiểm tra'}
        level={2}
        hrefOf={(section) => withSearch(back, { muc: section })}
      />
    </ConfirmPage>
  );
}
