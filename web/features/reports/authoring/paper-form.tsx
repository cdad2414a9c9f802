import { useId } from 'react';
import { parseDate } from '#core/kernel/dates.ts';
import type { SignedPaper } from '#core/reports/authoring/approval.ts';
import { reportPath } from '#web/features/reports/load-reports.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { NumberFields, type NumberTyped } from './number-fields.tsx';

export interface PaperTyped extends NumberTyped {
  readonly signer: string;
}

/** What was signed by hand; undefined while something is missing. */
export function paperOf({ number, day, signer }: PaperTyped): SignedPaper | undefined {
  const documentDate = parseDate(day);
  return number.trim() === '' || signer.trim() === '' || documentDate === undefined
    ? undefined
    : { number: number.trim(), documentDate, signer: signer.trim() };
}

interface PaperFormProps {
  readonly unit: string;
  readonly period: string;
  readonly typed: PaperTyped;
  readonly onTyped: (typed: PaperTyped) => void;
}

/** A report that nobody approved here is sent only with what its paper says: number, date, who signed. */
export function PaperForm({ unit, period, typed, onTyped }: PaperFormProps) {
  const id = useId();
  return (
    <section aria-label="Bản đã ký trên giấy" className="stack-tight">
      <Callout tone="info" title="Báo cáo chưa được duyệt trong phần mềm">
        Bấm <Link href={reportPath(unit, period, 'trinh-ky')}>Trình ký</Link> để người ký duyệt. Nếu đã ký trên giấy,
        ghi số, ngày và người ký của bản giấy; nhật ký và cấp trên đều thấy.
      </Callout>
      <h2>Đã ký trên giấy</h2>
      <div className="row">
        <NumberFields typed={typed} onTyped={(numbered) => onTyped({ ...typed, ...numbered })} />
      </div>
      <label htmlFor={id}>Người ký bản giấy</label>
      <input
        id={id}
        value={typed.signer}
        onChange={({ target }) => onTyped({ ...typed, signer: target.value })}
        style={{ font: 'inherit', minHeight: '2.5rem', maxWidth: '24rem' }}
      />
    </section>
  );
}
