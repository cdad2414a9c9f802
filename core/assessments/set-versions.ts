import { formatDecimal } from '#core/kernel/decimals.ts';
import { isClaimed, type Line, withRule } from './assessment.ts';
import type { CriteriaSet, Scheme } from './criteria-set.ts';
import { followingLines, linkedValues } from './linked-lines.ts';
import { type Points, pointsString } from './points.ts';
import { refuse } from './refusals.ts';

/** A score that a person gave and that the other version of the set has no room for. */
export interface ScoreAboveMaximum {
  readonly code: string;
  readonly points: string;
  /** Whose score: what an appraiser gave before returning the sheet, the unit cannot lower. */
  readonly by: 'unit' | 'appraiser';
  /** null: the criterion is not there any more. */
  readonly max: string | null;
}

/** Whether an open sheet may be put under the other set: another version of its own, or what adds to it. */
export function mayMove(
  from: Pick<CriteriaSet, 'id' | 'code'>,
  to: Pick<CriteriaSet, 'id' | 'code' | 'state' | 'baseId'>,
): boolean {
  return to.id !== from.id && to.state === 'published' && (to.code === from.code || to.baseId === from.id);
}

/** What a score above the maximum of the other version says, and what can be done about it. */
export function scoreAboveInWords({ points, max, by }: ScoreAboveMaximum): string {
  const given = formatDecimal(points, true);
  const whose = by === 'unit' ? `đã tự chấm ${given} điểm` : `cấp thẩm định đã cho ${given} điểm`;
  const there = max === null ? 'bản kia không có tiêu chí này' : `bản kia tối đa ${formatDecimal(max, true)} điểm`;
  const remedy =
    by === 'appraiser'
      ? 'Đơn vị không sửa được điểm thẩm định: đề nghị cơ quan thẩm định xử lý, phiếu giữ bản hiện tại.'
      : max === null
        ? 'Xóa điểm và số liệu của tiêu chí, hoặc đánh dấu không áp dụng kèm lý do.'
        : `Sửa điểm xuống không quá ${formatDecimal(max, true)}, hoặc bỏ điểm đề nghị để lấy điểm theo quy tắc.`;
  return `${whose}, ${there}. ${remedy}`;
}

/**
 * The lines of an open sheet under another version of its set, each with the version it will have. What rules gave is
 * computed again; a score that a person gave above the new maximum, or for a criterion that is gone, is refused.
 */
export function movedLines(to: Scheme, lines: ReadonlyMap<string, Line>): readonly Line[] {
  const above = [...lines.values()].flatMap((line) => scoreAbove(to, line));
  if (above.length > 0) {
    throw refuse('maximum-below-score', { criteria: above });
  }
  let moved = new Map<string, Line>();
  for (const leaf of to.leaves) {
    const line = lines.get(leaf.criterion.code);
    if (line) {
      moved.set(line.code, withRule(leaf, line, linkedValues(to, leaf, moved, 'self-score')));
    }
  }
  for (const { criterion } of to.leaves) {
    const following = followingLines(to, moved, criterion.code, 'self-score');
    moved = new Map([...moved, ...following.map((line) => [line.code, line] as const)]);
  }
  return [...moved.values()];
}

function scoreAbove(to: Scheme, line: Line): readonly ScoreAboveMaximum[] {
  const max = to.leafOf.get(line.code)?.criterion.max;
  if (max === undefined) {
    return scoreGone(line);
  }
  const claimed: Points = isClaimed(line) ? (line.self?.points ?? 0) : 0;
  const appraised: Points = line.appraisal?.points ?? 0;
  const given = Math.max(claimed, appraised);
  const by = appraised > max ? 'appraiser' : 'unit';
  return given <= max ? [] : [{ code: line.code, by, points: pointsString(given), max: pointsString(max) }];
}

/** Any score counts where the criterion itself is gone: it would vanish with it. */
function scoreGone({ code, self, appraisal }: Line): readonly ScoreAboveMaximum[] {
  const points = appraisal?.points ?? self?.points;
  return points === undefined
    ? []
    : [{ code, by: appraisal ? 'appraiser' : 'unit', points: pointsString(points), max: null }];
}
