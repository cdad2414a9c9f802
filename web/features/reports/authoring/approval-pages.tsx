import { useId, useState } from 'react';
import type { Signing } from '#core/reports/authoring/approval.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { findingKey } from '#core/reports/finding.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { FindingList } from '#web/features/reports/finding-list.tsx';
import { reportPath, useReport } from '#web/features/reports/load-reports.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useSession } from '#web/lib/session.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useApproveReport, useGiveBack, useSubmitReport } from './change-approval.ts';
import { ExplainErrors } from './explain-errors.tsx';
import { usePartBoard } from './load-parts.ts';
import { Missing } from './missing-parts.tsx';

interface PartProps {
  readonly unit: string;
  readonly answer: ReportAnswer;
}

function WithReport({ children }: { readonly children: (props: PartProps) => React.ReactNode }) {
  const unit = useUnitSlug();
  const query = useReport(unit, usePathParam('period'));
  return (
    <QueryView query={query} messages={REPORT_MESSAGES}>
      {(answer) => children({ unit, answer })}
    </QueryView>
  );
}

export function SubmitPage() {
  return <WithReport>{(props) => <Submitting {...props} />}</WithReport>;
}

export function ApprovePage() {
  return <WithReport>{(props) => <Approving {...props} />}</WithReport>;
}

export function DeclinePage() {
  return <WithReport>{(props) => <GivingBack {...props} act="decline" />}</WithReport>;
}

export function WithdrawPage() {
  return <WithReport>{(props) => <GivingBack {...props} act="withdraw" />}</WithReport>;
}

/** Leaves for the report once the act is done. */
function useLeave(unit: string, period: string) {
  const goTo = useGoTo();
  return (sentence: string) => ({
    onSuccess: () => {
      notify(sentence);
      goTo(reportPath(unit, period), { replace: true });
    },
  });
}

function Submitting({ unit, answer }: PartProps) {
  const { period, name } = answer.report;
  const act = useSubmitReport(unit, period);
  const board = usePartBoard(unit, period).data;
  const leave = useLeave(unit, period);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const errors = answer.findings.filter(({ severity }) => severity === 'error');
  const back = reportPath(unit, period);
  return (
    <ConfirmPage
      title={`Trình ký báo cáo ${name}`}
      consequences={[
        'Báo cáo được khóa, lời văn và số liệu giữ nguyên như lúc trình; người ký đọc đúng bản ấy.',
        'Người ký duyệt, hoặc trả lại để sửa kèm lý do. Trước khi gửi, đầu mối CCHC thu hồi được để sửa.',
        'Mục để trống được in là “Trong kỳ không phát sinh”.',
      ]}
      act="Trình ký"
      onAct={() =>
        act.mutate(
          errors.map(findingKey).map((key) => ({ key, text: (texts[key] ?? '').trim() })),
          leave(`Đã trình ký báo cáo ${name}`),
        )
      }
      busy={act.isPending}
      failure={act.isError ? messageOf(act.error, REPORT_MESSAGES) : undefined}
      backHref={back}
    >
      {board && <Missing board={board} />}
      <ExplainErrors
        errors={errors}
        texts={texts}
        onText={(key, text) => setTexts((before) => ({ ...before, [key]: text }))}
      />
      <FindingList
        findings={answer.findings.filter(({ severity }) => severity !== 'error')}
        title={errors.length > 0 ? 'Cảnh báo, lưu ý khác' : 'Kết quả kiểm tra'}
        level={2}
        hrefOf={(section) => withSearch(back, { muc: section })}
      />
    </ConfirmPage>
  );
}

const SIGNINGS: readonly { readonly value: Signing; readonly label: string }[] = [
  { value: 'chair', label: 'TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH' },
  { value: 'vice', label: 'TM. ỦY BAN NHÂN DÂN – KT. CHỦ TỊCH – PHÓ CHỦ TỊCH' },
];

function Approving({ unit, answer }: PartProps) {
  const { period, name, receiver } = answer.report;
  const session = useSession();
  const act = useApproveReport(unit, period);
  const leave = useLeave(unit, period);
  const [signing, setSigning] = useState<Signing>('chair');
  const [signer, setSigner] = useState(session.name);
  const id = useId();
  return (
    <ConfirmPage
      title={`Duyệt báo cáo ${name}`}
      consequences={[
        `Báo cáo được duyệt đúng như đã trình; văn thư ghi số, ngày rồi gửi ${receiver}.`,
        'Trước khi gửi, người duyệt vẫn trả lại để sửa được.',
      ]}
      act="Duyệt"
      onAct={() => act.mutate({ signing, signer }, leave(`Đã duyệt báo cáo ${name}`))}
      busy={act.isPending}
      failure={act.isError ? messageOf(act.error, REPORT_MESSAGES) : undefined}
      backHref={reportPath(unit, period)}
    >
      <fieldset className="stack-tight" style={{ border: 0, margin: 0, padding: 0 }}>
        <legend>
          <strong>Quyền hạn, chức vụ người ký</strong>
        </legend>
        {SIGNINGS.map(({ value, label }) => (
          <label key={value} className="row">
            <input type="radio" name="signing" checked={signing === value} onChange={() => setSigning(value)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor={id} className="stack-tight">
        <strong>Họ và tên người ký</strong>
        <input
          id={id}
          value={signer}
          onChange={(event) => setSigner(event.target.value)}
          style={{ font: 'inherit', minHeight: '2.5rem', maxWidth: '24rem' }}
        />
      </label>
    </ConfirmPage>
  );
}

const GIVING_BACK = {
  decline: {
    title: 'Trả lại để sửa',
    consequence: 'Báo cáo được mở khóa; đầu mối CCHC đọc lý do, sửa rồi trình lại.',
    done: 'Đã trả lại để sửa',
  },
  withdraw: {
    title: 'Thu hồi để sửa',
    consequence: 'Báo cáo được mở khóa để sửa; việc trình ký và duyệt phải làm lại.',
    done: 'Đã thu hồi báo cáo',
  },
} as const;

function GivingBack({ unit, answer, act: kind }: PartProps & { readonly act: keyof typeof GIVING_BACK }) {
  const { period, name } = answer.report;
  const act = useGiveBack(unit, period, kind);
  const leave = useLeave(unit, period);
  const [reason, setReason] = useState('');
  const { title, consequence, done } = GIVING_BACK[kind];
  return (
    <ConfirmPage
      title={`${title}: báo cáo ${name}`}
      consequences={[consequence, 'Bản đã trình vẫn được lưu.']}
      act={title}
      danger
      onAct={() => act.mutate(reason, leave(done))}
      busy={act.isPending}
      failure={act.isError ? messageOf(act.error, REPORT_MESSAGES) : undefined}
      backHref={reportPath(unit, period)}
    >
      <label className="stack-tight">
        <strong>Lý do</strong>
        <textarea
          rows={3}
          style={{ width: '100%', font: 'inherit' }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
    </ConfirmPage>
  );
}
