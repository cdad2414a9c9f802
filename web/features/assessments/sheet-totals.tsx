import { isClosed } from '#core/assessments/assessment.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { formatRelative } from '#core/assessments/sheet.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';
import { sheetPath } from './load-sheet.ts';
import classes from './sheet.module.css';
import type { SheetModel } from './sheet-model.ts';

/** The sums of the sheet, in sight while one scrolls. */
export function SheetTotals({ model }: { readonly model: SheetModel }) {
  const unit = useUnitSlug();
  const { sheet, totals, missing } = model;
  const closed = isClosed(sheet);
  const appraising = !closed && sheet.state !== 'self-scoring';
  return (
    <dl className={classes.totals} aria-label="Tổng điểm của phiếu">
      {!sheet.historical && <Sum label="Tự chấm" value={formatPoints(totals.self)} />}
      {(closed || appraising) && <Sum label="Thẩm định" value={formatPoints(totals.appraised)} strong={closed} />}
      {(closed || appraising) && <Sum label="Bị trừ" value={formatPoints(totals.lost)} />}
      <Sum label="Tối đa" value={formatPoints(totals.max)} />
      {closed && <Sum label="Tỷ lệ" value={formatRelative(totals.relative)} />}
      {sheet.totals.band !== null && <Sum label="Xếp loại" value={sheet.totals.band} />}
      {sheet.state === 'self-scoring' && (
        <Sum
          label="Còn thiếu"
          value={
            <Link href={sheetPath(unit, sheet.key, '/con-thieu')}>
              {missing.size} <span className="unseen">tiêu chí thiếu điểm hoặc minh chứng</span>
            </Link>
          }
        />
      )}
      {appraising && <Sum label="Chưa thẩm định" value={String(totals.appraisedMissing)} />}
    </dl>
  );
}

interface SumProps {
  readonly label: string;
  readonly value: React.ReactNode;
  readonly strong?: boolean;
}

function Sum({ label, value, strong }: SumProps) {
  return (
    <div className={strong ? classes.strongSum : classes.sum}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
