import type { ReportAnswer } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { proseSection } from '#core/reports/outline.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { useStartFrom } from './change-text.ts';

/** While required sections are still empty: the text of an earlier report as a start. */
export function StartFrom({
  unit,
  answer,
  onStarted,
}: {
  readonly unit: string;
  readonly answer: ReportAnswer;
  readonly onStarted: () => void;
}) {
  const act = useStartFrom(unit, answer.report.period);
  const empty = answer.sections.filter(({ code, text }) => text.trim() === '' && proseSection(code)?.required);
  if (empty.length === 0) {
    return null;
  }
  const start = (which: 'before' | 'year-ago') =>
    act.mutate(which, {
      onSuccess: ({ sections }) => {
        notify(`Đã lấy lời văn của ${sections.length} mục; số cũ chờ xác nhận`);
        onStarted();
      },
    });
  return (
    <Callout tone="info" title="Lấy lời văn của báo cáo trước làm bản đầu">
      <p style={{ marginTop: 0 }}>
        Chỉ điền các mục còn trống. Số liệu gắn tự theo kỳ này; số gõ tay được đánh dấu “số cũ” đến khi gắn lại hoặc xác
        nhận.
      </p>
      <div className="row">
        <Button size="small" kind="secondary" busy={act.isPending} onClick={() => start('before')}>
          Lấy từ kỳ trước
        </Button>
        <Button size="small" kind="secondary" busy={act.isPending} onClick={() => start('year-ago')}>
          Lấy từ cùng kỳ năm trước
        </Button>
      </div>
      {act.isError && <p role="alert">{messageOf(act.error, REPORT_MESSAGES)}</p>}
    </Callout>
  );
}
