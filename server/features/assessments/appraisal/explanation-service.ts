import type { ExplanationRequest } from '#core/assessments/appraisal/contract.ts';
import { withExplanation } from '#core/assessments/appraisal/explanations.ts';
import { NO_REVIEW } from '#core/assessments/appraisal/rounds.ts';
import { emptyLine, requireState } from '#core/assessments/assessment.ts';
import { requireLeaf } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, writeIn } from '#server/platform/scope.ts';
import type { StoredAssessment } from '../assessment-repository.ts';
import { requireGate } from '../campaigns/gates.ts';
import { evidenceById } from '../evidence-view.ts';
import { loadLines } from '../line-repository.ts';
import type { Cell } from '../line-service.ts';
import { requireSheet } from '../sheet-service.ts';
import { termFact } from '../step-facts.ts';
import { loadReviews, loadRounds, saveExplanation } from './review-repository.ts';

/** The unit's days for its explanation: the campaign's, or those named when the explanation was asked for. */
export async function requireExplaining(tx: Database, deps: Deps, assessment: StoredAssessment): Promise<void> {
  requireState(assessment, 'explaining');
  await requireGate(tx, deps, assessment, 'explanation');
  const { explanationUntil } = await loadRounds(tx, assessment);
  if (!assessment.campaign && explanationUntil !== undefined && explanationUntil < vietnamDay(deps.now())) {
    throw refuse('explanation-over', { until: explanationUntil });
  }
}

/** Writes the unit's answer for a line; two writers meet as on a line's points. */
export async function explain(deps: Deps, scope: Scope, cell: Cell, request: ExplanationRequest): Promise<void> {
  const { unit, code, ...term } = cell;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const { assessment, scheme } = await requireSheet(tx, unit.agencyId, term);
    const leaf = requireLeaf(scheme, code);
    await requireExplaining(tx, deps, assessment);
    const line = (await loadLines(tx, assessment, code)).get(code)?.line ?? emptyLine(code);
    const review = (await loadReviews(tx, assessment, code)).get(code) ?? NO_REVIEW;
    const known = await evidenceById(tx, unit.agencyId);
    const evidence = (request.evidence ?? []).map((id) => {
      const document = known.get(id);
      if (!document) {
        throw refuse('evidence-unknown', { id });
      }
      return document.id;
    });
    const next = withExplanation(leaf, line, review, { version: request.version, text: request.text, evidence });
    await saveExplanation(tx, assessment, code, next, writing);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action: 'assessments:explain',
      subjectKind: 'assessment',
      subjectId: assessment.id,
      what: { ...termFact(term), criterion: code, version: next.version, documents: evidence.length },
      why: next.text,
    });
  });
}
