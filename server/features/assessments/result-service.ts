import { type AssessmentId, type HistoricalEntry, historicalLine } from '#core/assessments/assessment.ts';
import { pointsString } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { sheetPeriod } from '#core/assessments/sheet-period.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { type Decision, insertAssessment, loadAssessment, saveState } from './assessment-repository.ts';
import { ensureShippedSet, requireScheme, type ShippedSet } from './criteria-sets.ts';
import { appendLineChanges, saveLines } from './line-repository.ts';
import { keepSingleResult } from './result/single-result.ts';
import { totalsFor } from './sheet-wire.ts';

/** A published result as a decision prints it. */
export interface HistoricalResult {
  readonly unit: UnitRef;
  readonly year: number;
  readonly set: ShippedSet;
  readonly lines: readonly HistoricalEntry[];
  readonly decision: Decision;
  readonly note: string;
  /** The whole list of the decision is published here as well, so no single result is kept beside it. */
  readonly ofList?: boolean;
}

/** Enters a result of the past. Kept as printed: what is unexplained or differs from a rule is flagged, not refused. */
export async function enterResult(deps: Deps, scope: Scope, result: HistoricalResult): Promise<void> {
  const { unit, decision, note } = result;
  const term = { year: result.year, term: 'year' } as const;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    if (await loadAssessment(tx, unit.agencyId, term)) {
      throw refuse('assessment-exists', { year: term.year });
    }
    const at = deps.now();
    const writing = { at, actorName: scope.actor.name };
    const criteriaSetId = await ensureShippedSet(tx, result.set, at);
    const scheme = await requireScheme(tx, criteriaSetId);
    const { from, to } = sheetPeriod(term);
    const assessment = {
      id: newId<AssessmentId>(at),
      agencyId: unit.agencyId,
      ...term,
      criteriaSetId,
      state: 'published',
      historical: true,
      periodFrom: from,
      periodTo: to,
      note,
    } as const;
    const lines = result.lines.map((entry) => historicalLine(scheme, entry));
    await insertAssessment(tx, assessment, writing);
    await saveLines(tx, assessment, lines, writing);
    await appendLineChanges(tx, assessment, 'appraisal', lines, writing);
    await saveState(tx, assessment, { state: 'published', decision, publishedAt: at });
    if (!result.ofList) {
      await keepSingleResult(tx, assessment, decision, writing);
    }
    const { index } = totalsFor(scheme, new Map(lines.map((line) => [line.code, line])));
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'assessments:enter-result',
      subjectKind: 'assessment',
      subjectId: assessment.id,
      what: { year: term.year, index: pointsString(index), decision: decision.number, lines: lines.length },
      why: note,
    });
  });
}
