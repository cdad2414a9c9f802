import { useState } from 'react';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { useNumberReport } from './change-approval.ts';
import { NumberFields, type NumberTyped } from './number-fields.tsx';
import { RegisterNote } from './register-note.tsx';

/** Number and date of an approved report: with them it is entered in the register of documents. */
export function NumberForm({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const { period, frame } = answer.report;
  const act = useNumberReport(unit, period);
  const [typed, setTyped] = useState<NumberTyped>({
    number: frame.number,
    day: frame.documentDate === null ? '' : formatDate(frame.documentDate),
  });
  const [wrong, setWrong] = useState('');
  function submit() {
    const documentDate = parseDate(typed.day);
    if (typed.number.trim() === '' || documentDate === undefined) {
      setWrong('Nhập số và ngày của văn bản, ví dụ 125 và 12/12/2026.');
      return;
    }
    setWrong('');
    act.mutate({ number: typed.number.trim(), documentDate }, { onSuccess: () => notify('Đã ghi số và ngày văn bản') });
  }
  return (
    <section aria-label="Số và ngày văn bản" className="stack-tight">
      <h2>Số và ngày văn bản</h2>
      <div className="row">
        <NumberFields typed={typed} onTyped={setTyped} />
        <Button kind="secondary" busy={act.isPending} onClick={submit}>
          Ghi số, ngày
        </Button>
      </div>
      <RegisterNote unit={unit} document={answer.document} />
      {wrong !== '' && <Callout tone="late">{wrong}</Callout>}
      {act.isError && <Callout tone="late">{messageOf(act.error, REPORT_MESSAGES)}</Callout>}
    </section>
  );
}
