import { useId, useState } from 'react';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { notify } from '#web/ui/notice/notice.tsx';
import { useNumberReport } from './change-approval.ts';

/** Number and date of an approved report, typed in until the register of documents gives them. */
export function NumberForm({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const { period, frame } = answer.report;
  const act = useNumberReport(unit, period);
  const [number, setNumber] = useState(frame.number);
  const [day, setDay] = useState(frame.documentDate === null ? '' : formatDate(frame.documentDate));
  const [wrong, setWrong] = useState('');
  const id = useId();
  function submit() {
    const documentDate = parseDate(day);
    if (number.trim() === '' || documentDate === undefined) {
      setWrong('Nhập số và ngày của văn bản, ví dụ 125 và 12/12/2026.');
      return;
    }
    setWrong('');
    act.mutate({ number: number.trim(), documentDate }, { onSuccess: () => notify('Đã ghi số và ngày văn bản') });
  }
  return (
    <section aria-label="Số và ngày văn bản" className="stack-tight">
      <h2>Số và ngày văn bản</h2>
      <div className="row">
        <label htmlFor={`${id}-number`}>Số</label>
        <input
          id={`${id}-number`}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          style={{ font: 'inherit', minHeight: '2.5rem', width: '7rem' }}
        />
        <span>/BC-UBND</span>
        <label htmlFor={`${id}-day`}>ngày</label>
        <input
          id={`${id}-day`}
          placeholder="12/12/2026"
          value={day}
          onChange={(event) => setDay(event.target.value)}
          style={{ font: 'inherit', minHeight: '2.5rem', width: '9rem' }}
        />
        <Button kind="secondary" busy={act.isPending} onClick={submit}>
          Ghi số, ngày
        </Button>
      </div>
      {wrong !== '' && <Callout tone="late">{wrong}</Callout>}
      {act.isError && <Callout tone="late">{messageOf(act.error, REPORT_MESSAGES)}</Callout>}
    </section>
  );
}
