import { type Bodies, bodyOf, councilCodes, mayDecide } from '#core/assessments/appraisal/bodies.ts';
import type { Round } from '#core/assessments/appraisal/rounds.ts';
import type { RoundSheet } from '#core/assessments/appraisal/sheet-steps.ts';
import type { Phase } from '#core/assessments/campaigns/phases.ts';
import type { Scheme } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Identity } from '#server/platform/identity.ts';
import type { SheetWithLines } from '../sheet-service.ts';
import { loadBodies } from './body-view.ts';
import { loadCases } from './council/council-repository.ts';
import { loadReviews } from './review-repository.ts';

/** The phase of a campaign whose dates bind a round. */
export const PHASE_OF = {
  first: 'appraisal-1',
  second: 'appraisal-2',
  council: 'appraisal-2',
} as const satisfies Record<Round, Phase>;

/** The units at which a person appraises: sections in charge of criteria, or the committee itself. */
export function appraisesAt(identity: Pick<Identity, 'grants'> | null): readonly UnitId[] {
  return (identity?.grants ?? []).filter(({ role }) => role === 'appraiser').map(({ unitId }) => unitId);
}

/** Refuses who is not of the body in charge of a criterion, and names that body. */
export function requireBody(
  { directory }: Pick<Deps, 'directory'>,
  scheme: Scheme,
  bodies: Bodies,
  code: string,
  heldAt: readonly UnitId[],
): void {
  const body = bodyOf(scheme, bodies)(code);
  if (!mayDecide(body, heldAt)) {
    throw refuse('criterion-of-another-body', { code, body: bodyName(directory, body) });
  }
}

/** The words for who decides a leaf; null: anybody who appraises for the committee. */
export function bodyName(directory: Deps['directory'], body: ReturnType<ReturnType<typeof bodyOf>>): string | null {
  if (body.kind === 'anyone') {
    return null;
  }
  return body.kind === 'council' ? 'Hội đồng thẩm định' : (directory.byId(body.id)?.name ?? '');
}

/** A sheet with all that its rounds said and who is in charge of what. */
export interface ReviewedSheet extends SheetWithLines, RoundSheet {
  readonly bodies: Bodies;
}

export async function withReviews(tx: Database, sheet: SheetWithLines): Promise<ReviewedSheet> {
  const bodies = await loadBodies(tx, sheet.assessment.campaign);
  const reviews = new Map(await loadReviews(tx, sheet.assessment));
  for (const [code, put] of await loadCases(tx, sheet.assessment)) {
    reviews.set(code, { ...reviews.get(code), put });
  }
  return { ...sheet, bodies, reviews, forCouncil: councilCodes(sheet.scheme, bodies) };
}
