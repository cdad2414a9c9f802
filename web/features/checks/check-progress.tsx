import type { ReportCheckView } from '#core/checks/contract.ts';
import { formatNumber } from '#web/lib/format.ts';
import { isRunning } from './load-checks.ts';

/** How many pages are read; the page may be left meanwhile. */
export function CheckProgress({ check }: { readonly check: ReportCheckView }) {
  if (!isRunning(check) || check.state === 'waiting') {
    return null;
  }
  const { doneParts, totalParts, fileName } = check;
  return (
    <p>
      <progress
        aria-label={`Tiến độ kiểm tra ${fileName}`}
        {...(totalParts ? { max: totalParts, value: doneParts } : {})}
      />{' '}
      {totalParts !== null && `${formatNumber(doneParts)}/${formatNumber(totalParts)} trang`}
    </p>
  );
}
