import type { AreaLoss } from '#core/assessments/appraisal/area-losses.ts';
import { bodyOf, mayDecide } from '#core/assessments/appraisal/bodies.ts';
import type { AreaLossResponse, LineReviewResponse, MarkResponse } from '#core/assessments/appraisal/contract.ts';
import { type Mark, mayExplain, NO_REVIEW, type Review } from '#core/assessments/appraisal/rounds.ts';
import { isInSecondRound } from '#core/assessments/appraisal/sheet-steps.ts';
import { emptyLine } from '#core/assessments/assessment.ts';
import { pointsString } from '#core/assessments/points.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Evidence } from '../evidence-view.ts';
import { bodyName, type ReviewedSheet } from './appraising.ts';

export function markToWire({ round, appraisal, demand, by, at }: Mark): MarkResponse {
  return {
    round,
    points: pointsString(appraisal.points),
    reason: appraisal.reason,
    deductions: appraisal.deductions.map(({ reason, lost }) => ({ reason, lost: pointsString(lost) })),
    demand: demand ? { ...demand } : null,
    by,
    at: at.toISOString(),
  };
}

export function areaToWire({ unexplained, code, name, ...sums }: AreaLoss): AreaLossResponse {
  return {
    code,
    name,
    max: pointsString(sums.max),
    self: pointsString(sums.self),
    points: pointsString(sums.points),
    lost: pointsString(sums.lost),
    explained: pointsString(sums.explained),
    unexplained: unexplained.map((one) => ({
      code: one.code,
      lost: pointsString(one.lost),
      explained: pointsString(one.explained),
    })),
  };
}

function explanationToWire({ explanation }: Review, evidence: ReadonlyMap<string, Evidence>) {
  return explanation
    ? {
        version: explanation.version,
        text: explanation.text,
        evidence: explanation.evidence.flatMap((id) => evidence.get(id) ?? []),
        by: explanation.by,
        at: explanation.at.toISOString(),
      }
    : null;
}

/** Every line of the sheet with what its rounds said, in the order of the set. */
export function reviewLines(
  { directory }: Pick<Deps, 'directory'>,
  { scheme, lines, reviews, bodies }: ReviewedSheet,
  evidence: ReadonlyMap<string, Evidence>,
  heldAt: readonly UnitId[],
): LineReviewResponse[] {
  const body = bodyOf(scheme, bodies);
  return scheme.leaves.map((leaf) => {
    const { code } = leaf.criterion;
    const line = lines.get(code) ?? emptyLine(code);
    const review = reviews.get(code) ?? NO_REVIEW;
    const of = body(code);
    const wire = (one: Mark | undefined) => (one ? markToWire(one) : null);
    return {
      code,
      mayExplain: line.applicable && mayExplain(leaf, line, review),
      inSecondRound: isInSecondRound(line, review),
      body: bodyName(directory, of),
      mayAppraise: heldAt.length > 0 && mayDecide(of, heldAt),
      first: wire(review.first),
      explanation: explanationToWire(review, evidence),
      second: wire(review.second),
      put: review.put ? { why: review.put.why, by: review.put.by, at: review.put.at.toISOString() } : null,
      council: wire(review.council),
    };
  });
}
