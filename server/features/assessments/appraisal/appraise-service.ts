import { bodyOf, mayDecide } from '#core/assessments/appraisal/bodies.ts';
import { demandFrom, NO_REVIEW, roundOf } from '#core/assessments/appraisal/rounds.ts';
import { requireInSecondRound, requireUndecided } from '#core/assessments/appraisal/sheet-steps.ts';
import {
  type AppraisalEntry,
  emptyLine,
  type Line,
  requireState,
  withAppraisal,
} from '#core/assessments/assessment.ts';
import type { AppraisalRequest, LineResponse } from '#core/assessments/contract.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { linkedValues } from '#core/assessments/linked-lines.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { type Asking, appraisingScope } from '../appraiser-right.ts';
import type { Writing } from '../assessment-repository.ts';
import { requireGate } from '../campaigns/gates.ts';
import { appendLineChanges, saveLines } from '../line-repository.ts';
import { auditLine, type Cell, keepLine, pointsTyped, requireCell } from '../line-service.ts';
import { lineToWire } from '../sheet-wire.ts';
import { takeStep } from '../step-service.ts';
import { appraisesAt, PHASE_OF, requireBody } from './appraising.ts';
import { loadBodies } from './body-view.ts';
import { loadReviews, saveMarks } from './review-repository.ts';

/** Gives a line its points in the round that the sheet is in. */
export async function appraise(
  deps: Deps,
  asking: Asking,
  cell: Cell,
  request: AppraisalRequest,
): Promise<LineResponse> {
  const scope = appraisingScope(deps, asking);
  return writeIn(deps.db, scope, cell.unit.agencyId, async (tx) => {
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const open = await requireCell(tx, cell, request.version);
    const { assessment, scheme, leaf, lines } = open;
    const round = roundOf(assessment);
    await requireGate(tx, deps, assessment, PHASE_OF[round]);
    requireBody(deps, scheme, await loadBodies(tx, assessment.campaign), cell.code, appraisesAt(asking.identity));
    const review = (await loadReviews(tx, assessment, cell.code)).get(cell.code) ?? NO_REVIEW;
    requireUndecided(cell.code, review);
    if (round === 'second') {
      requireInSecondRound(cell.code, open.line, review);
    }
    const demand = demandFrom(cell.code, round === 'first' ? (request.demand ?? undefined) : undefined);
    const line = withAppraisal(
      leaf,
      open.line,
      entryFrom(leaf, request),
      linkedValues(scheme, leaf, lines, 'appraisal'),
    );
    await keepLine(tx, open, line, round === 'first' ? 'appraisal' : 'second-appraisal', writing);
    await saveMarks(tx, assessment, round, [{ ...line, demand }], writing);
    await auditLine(tx, scope, cell, writing, {
      action: 'assessments:appraise',
      assessment,
      before: open.line,
      line,
      more: { round, ...(demand ? { demand: demand.kind } : {}) },
      why: [line.appraisal?.reason, demand?.text].filter(Boolean).join(' – '),
    });
    return lineToWire(scheme, line, open.evidence, { changedAt: writing.at, changedBy: writing.actorName });
  });
}

function entryFrom(leaf: Leaf, request: AppraisalRequest): AppraisalEntry {
  return {
    points: pointsTyped(leaf, request.points),
    reason: request.reason ?? '',
    values: request.values,
    deductions: request.deductions?.map(({ reason, lost }) => ({ reason, lost: pointsTyped(leaf, lost) ?? 0 })),
  };
}

/** The lines of these leaves that claim all their points and have no appraisal yet, with the claim accepted. */
function fullClaims(leaves: readonly Leaf[], lines: ReadonlyMap<string, Line>): readonly Line[] {
  return leaves.flatMap((leaf) => {
    const line = lines.get(leaf.criterion.code) ?? emptyLine(leaf.criterion.code);
    const { max } = leaf.criterion;
    const claimed = leaf.side === 'inside' && line.applicable && !line.appraisal && line.self?.points === max;
    return claimed ? [withAppraisal(leaf, line, { points: max, reason: '' })] : [];
  });
}

/**
 * Accepts every line of a sheet, or of one criterion, that claims its full points and that this person decides; the
 * others need a look and a reason. Only in the first round.
 */
export async function acceptFullClaims(
  deps: Deps,
  asking: Asking,
  key: SheetKey<UnitRef>,
  only?: string,
): Promise<number> {
  const scope: Scope = appraisingScope(deps, { ...asking, unit: key.unit });
  let accepted = 0;
  await takeStep(deps, scope, key, async ({ assessment, scheme, lines }, tx) => {
    requireState(assessment, 'submitted');
    await requireGate(tx, deps, assessment, 'appraisal-1');
    const body = bodyOf(scheme, await loadBodies(tx, assessment.campaign));
    const heldAt = appraisesAt(asking.identity);
    const leaves = scheme.leaves.filter(
      ({ criterion: { code } }) => (only === undefined || only === code) && mayDecide(body(code), heldAt),
    );
    const full = fullClaims(leaves, lines);
    accepted = full.length;
    const writing: Writing = { at: deps.now(), actorName: scope.actor.name };
    await saveLines(tx, assessment, full, writing);
    await appendLineChanges(tx, assessment, 'appraisal', full, writing);
    await saveMarks(tx, assessment, 'first', full, writing);
    return full.length === 0
      ? undefined
      : {
          action: 'assessments:accept-full-claims',
          change: { state: assessment.state },
          what: { criteria: full.map(({ code }) => code) },
        };
  });
  return accepted;
}
