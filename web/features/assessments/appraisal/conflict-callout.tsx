import type { LineResponse } from '#core/assessments/contract.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import { EMPTY } from '#web/lib/format.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import classes from './appraisal.module.css';

interface ConflictCalloutProps {
  /** The line as somebody else has just left it. */
  readonly newer: LineResponse;
  readonly mine: { readonly points: number | undefined; readonly reason: string };
  readonly busy: boolean;
  readonly onKeepMine: () => void;
}

/** Two appraisers on one line: both values side by side, and what was typed is still in the form. */
export function ConflictCallout({ newer, mine, busy, onKeepMine }: ConflictCalloutProps) {
  const theirs = newer.appraisal;
  return (
    <div role="alert">
      <Callout tone="warn" title={`${newer.changedBy ?? 'Người khác'} vừa thẩm định tiêu chí này`}>
        <table className={classes.both}>
          <thead>
            <tr>
              <th scope="col">Bản</th>
              <th scope="col">Điểm</th>
              <th scope="col">Lý do</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Đang lưu</th>
              <td>{theirs ? formatDecimal(theirs.points, true) : EMPTY}</td>
              <td>{theirs?.reason || EMPTY}</td>
            </tr>
            <tr>
              <th scope="row">Của bạn</th>
              <td>{mine.points === undefined ? EMPTY : formatPoints(mine.points)}</td>
              <td>{mine.reason || EMPTY}</td>
            </tr>
          </tbody>
        </table>
        <p>Phần bạn gõ vẫn còn trong các ô. Bản của người kia còn trong lịch sử của tiêu chí.</p>
        <Button kind="secondary" size="small" busy={busy} onClick={onKeepMine}>
          Lưu bản của tôi thay cho bản này
        </Button>
      </Callout>
    </div>
  );
}
