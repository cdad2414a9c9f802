import type { ImportRunView } from '#core/imports/contract.ts';
import { formatNumber } from '#web/lib/format.ts';

/** What the server is doing with the file and how far it is; the page may be left meanwhile. */
export function RunProgress({ run }: { readonly run: ImportRunView }) {
  const applying = run.state === 'applying';
  const rows = applying ? run.done.rows : run.readRows;
  const whole = applying ? run.totalRows : null;
  return (
    <section aria-live="polite" className="stack-tight">
      <p>
        {applying ? 'Đang nhập' : 'Đang kiểm tra'}: {formatNumber(rows)}
        {whole === null ? ' dòng' : ` trên ${formatNumber(whole)} dòng`}. Bạn có thể rời trang này; việc vẫn chạy tiếp.
      </p>
      <progress
        aria-label={applying ? 'Tiến độ nhập' : 'Tiến độ kiểm tra'}
        style={{ width: '100%', maxWidth: 'var(--measure)' }}
        {...(whole ? { max: whole, value: rows } : {})}
      />
    </section>
  );
}
