import { useState } from 'react';
import { formatDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { findingKey } from '#core/reports/finding.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { isEditable } from '#core/reports/report.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { ExplainErrors } from './authoring/explain-errors.tsx';
import { NumberForm } from './authoring/number-form.tsx';
import { PaperForm, type PaperTyped, paperOf } from './authoring/paper-form.tsx';
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

const PAPER_MISSING = 'Ghi đủ số, ngày (ví dụ 12/12/2026) và người ký của bản đã ký trên giấy, hoặc quay lại trình ký.';

function Sending({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const { period, name, receiver } = answer.report;
  const goTo = useGoTo();
  const act = useSendReport(unit, period);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const approved = answer.report.state === 'approved';
  const { number, documentDate, signer } = answer.report.frame;
  const day = documentDate === null ? '' : formatDate(documentDate);
  const [typed, setTyped] = useState<PaperTyped>({ number, day, signer });
  const [missing, setMissing] = useState(false);
  const errors = approved ? [] : answer.findings.filter(({ severity }) => severity === 'error');
  const others = answer.findings.filter(({ severity }) => severity !== 'error');
  const back = reportPath(unit, period);

  function submit() {
    const explanations = errors.map(findingKey).map((key) => ({ key, text: (texts[key] ?? '').trim() }));
    const paper = approved ? undefined : paperOf(typed);
    if (!approved && paper === undefined) {
      setMissing(true);
      return;
    }
    const wish = { explanations, ...(paper && { paper }) };
    act.mutate(wish, {
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
      failure={missing ? PAPER_MISSING : act.isError ? messageOf(act.error, REPORT_MESSAGES) : undefined}
      backHref={back}
    >
      {approved ? (
        <NumberForm key={answer.report.version} unit={unit} answer={answer} />
      ) : (
        <PaperForm unit={unit} period={period} typed={typed} onTyped={setTyped} />
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
