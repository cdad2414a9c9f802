import type { RankedUnit } from '#core/assessments/result/contract.ts';
import { EMPTY } from '#web/lib/format.ts';
import { figure } from './load-results.ts';
import classes from './result.module.css';

/** Points won or lost: a sign and a word for the screen reader, never a colour alone. */
export function ValueChange({ change, compared }: Pick<RankedUnit, 'change' | 'compared'>) {
  if (change) {
    const tone = change.value.startsWith('+') ? classes.won : change.value.startsWith('-') ? classes.lost : undefined;
    return <span className={tone}>{figure(change.value)}</span>;
  }
  return compared === 'merged' ? 'sáp nhập' : compared === 'other-scale' ? 'thang điểm khác' : EMPTY;
}

/** "▲ 2" places won, "▼ 1" lost, "giữ nguyên". */
export function PlacesChange({ change }: Pick<RankedUnit, 'change'>) {
  const places = change?.places;
  if (places === null || places === undefined) {
    return EMPTY;
  }
  if (places === 0) {
    return 'giữ hạng';
  }
  return (
    <span className={places > 0 ? classes.won : classes.lost}>
      <span aria-hidden="true">{places > 0 ? '▲' : '▼'} </span>
      <span className="unseen">{places > 0 ? 'tăng ' : 'giảm '}</span>
      {Math.abs(places)} bậc
    </span>
  );
}
