import { areaLosses } from '#core/assessments/appraisal/area-losses.ts';
import type { ReviewResponse } from '#core/assessments/appraisal/contract.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type UnitRef } from '#server/platform/scope.ts';
import { type Asking, isFromAbove } from '../appraiser-right.ts';
import { evidenceById } from '../evidence-view.ts';
import { requireSheetWithLines } from '../sheet-service.ts';
import { appraisesAt, withReviews } from './appraising.ts';
import { loadRounds } from './review-repository.ts';
import { areaToWire, reviewLines } from './review-wire.ts';
import { hasSecondRound } from './round-service.ts';

/** What the rounds said about a sheet, side by side, and who may say more. */
export async function readReview(
  deps: Deps,
  asking: Asking,
  { unit, ...term }: SheetKey<UnitRef>,
): Promise<ReviewResponse> {
  return readIn(deps.db, asking.scope, async (tx) => {
    const sheet = await withReviews(tx, await requireSheetWithLines(tx, unit.agencyId, term));
    const evidence = await evidenceById(tx, unit.agencyId);
    const rounds = await loadRounds(tx, sheet.assessment);
    const instant = (at: Date | undefined) => at?.toISOString() ?? null;
    return {
      state: sheet.assessment.state,
      secondRound: await hasSecondRound(tx, sheet.assessment),
      explanationUntil: rounds.explanationUntil ?? null,
      askedAt: instant(rounds.askedAt),
      askedBy: rounds.askedBy ?? null,
      sentAt: instant(rounds.sentAt),
      sentBy: rounds.sentBy ?? null,
      endedAt: instant(rounds.endedAt),
      approvedAt: instant(rounds.approvedAt),
      approvedBy: rounds.approvedBy ?? null,
      areas: areaLosses(sheet.scheme, sheet.lines).map(areaToWire),
      lines: reviewLines(deps, sheet, evidence, isFromAbove(deps, asking) ? appraisesAt(asking.identity) : []),
    };
  });
}
