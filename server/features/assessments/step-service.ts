import { type AssessmentId, requireState } from '#core/assessments/assessment.ts';
import { refuseCampaign } from '#core/assessments/campaigns/refusals.ts';
import type { PublishRequest } from '#core/assessments/contract.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { movedLines } from '#core/assessments/set-versions.ts';
import { type SheetKey, type SheetTerm, sheetKeyText } from '#core/assessments/sheet-key.ts';
import { requireYear, sheetPeriod } from '#core/assessments/sheet-period.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { insertAssessment, loadAssessment, type StateChange, saveSet, saveState } from './assessment-repository.ts';
import { requireGate } from './campaigns/gates.ts';
import { setInForceId } from './criteria-repository.ts';
import { ensureShippedSet, requireScheme } from './criteria-sets.ts';
import { appendLineChanges, saveLines } from './line-repository.ts';
import { keepSingleResult } from './result/single-result.ts';
import { requireSigning } from './selfscore/signing.ts';
import { setsToMoveTo } from './sets/sheet-sets.ts';
import { requireSheetWithLines, type SheetWithLines } from './sheet-service.ts';
import { totalsFor } from './sheet-wire.ts';
import { termFact } from './step-facts.ts';

/** Opens a term's sheet for scoring. Communes have the set decided for them; where nobody decided one, the template. */
export async function openSheet(
  deps: Deps,
  scope: Scope,
  { unit, ...term }: SheetKey<UnitRef>,
  note = '',
): Promise<AssessmentId> {
  requireYear(term.year, vietnamDay(deps.now()));
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const agency = deps.directory.byId(unit.agencyId);
    if (agency?.kind !== 'commune') {
      throw refuse('criteria-set-unknown', { unit: unit.slug });
    }
    if (await loadAssessment(tx, unit.agencyId, term)) {
      throw refuse('assessment-exists', { year: term.year, sheet: sheetKeyText(term) });
    }
    const at = deps.now();
    const id = newId<AssessmentId>(at);
    const { from, to } = sheetPeriod(term);
    const decided = await setInForceId(tx, unit.agencyId, { year: term.year, day: vietnamDay(at) });
    const criteriaSetId = decided ?? (await ensureShippedSet(tx, 'mau-cap-xa', at));
    const assessment = { id, agencyId: unit.agencyId, ...term, criteriaSetId, historical: false, note } as const;
    await insertAssessment(
      tx,
      { ...assessment, state: 'self-scoring', periodFrom: from, periodTo: to },
      { at, actorName: scope.actor.name },
    );
    await auditStep(tx, deps, scope, { ...assessment, action: 'assessments:open' });
    return id;
  });
}

interface StepFact extends SheetTerm {
  readonly agencyId: number;
  readonly id: string;
  readonly action: string;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
}

async function auditStep(tx: Database, deps: Deps, { actor }: Scope, fact: StepFact): Promise<void> {
  await appendAudit(tx, {
    agencyId: fact.agencyId,
    actor,
    at: deps.now(),
    action: fact.action,
    subjectKind: 'assessment',
    subjectId: fact.id,
    what: { ...termFact(fact), ...fact.what },
    why: fact.why,
  });
}

export interface Step {
  readonly action: string;
  readonly change: StateChange;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
}

/** One step of a sheet: the locked agency's sheet, what the rule says of it, the new state, the audit; or nothing. */
export async function takeStep(
  deps: Deps,
  scope: Scope,
  { unit, ...term }: SheetKey<UnitRef>,
  decide: (sheet: SheetWithLines, tx: Database) => Step | undefined | Promise<Step | undefined>,
): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const sheet = await requireSheetWithLines(tx, unit.agencyId, term);
    const step = await decide(sheet, tx);
    if (!step) {
      return;
    }
    const { action, change, what, why } = step;
    await saveState(tx, sheet.assessment, change);
    await auditStep(tx, deps, scope, {
      ...sheet.assessment,
      action,
      why,
      what: { from: sheet.assessment.state, to: change.state, ...what },
    });
  });
}

/** Puts an open sheet under another published version of its set. */
export async function changeSet(
  deps: Deps,
  scope: Scope,
  key: SheetKey<UnitRef>,
  criteriaSetId: CriteriaSetId,
): Promise<void> {
  await takeStep(deps, scope, key, async ({ assessment, scheme, lines }, tx) => {
    requireState(assessment, 'self-scoring');
    if (assessment.campaign) {
      throw refuseCampaign('campaign-set-fixed');
    }
    const offered = await setsToMoveTo(tx, deps, assessment.agencyId, scheme.set);
    if (!offered.some(({ id }) => id === criteriaSetId)) {
      throw refuse('criteria-set-unknown');
    }
    const to = await requireScheme(tx, criteriaSetId);
    const moved = movedLines(to, lines);
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const kept = moved.map(({ code }) => code);
    await saveSet(tx, assessment, criteriaSetId, kept);
    await saveLines(tx, { ...assessment, criteriaSetId }, moved, writing);
    await appendLineChanges(tx, assessment, 'self-score', moved, writing);
    return {
      action: 'assessments:change-set',
      change: { state: assessment.state },
      what: { set: to.set.code, version: to.set.version, before: scheme.set.version },
    };
  });
}

/** The chair signs; `reportId` is the self-assessment report in the unit's register, where it has its number already. */
export async function submitSheet(deps: Deps, scope: Scope, key: SheetKey<UnitRef>, reportId?: string): Promise<void> {
  await takeStep(deps, scope, key, async ({ assessment, scheme, lines }, tx) => {
    requireState(assessment, 'self-scoring');
    await requireGate(tx, deps, assessment, 'self-scoring');
    await requireSigning(tx, { assessment, scheme, lines }, reportId);
    return {
      action: 'assessments:submit',
      change: {
        state: 'submitted',
        submitted: { at: deps.now(), actorName: scope.actor.name },
        returnReason: null,
      },
      what: { self: pointsString(totalsFor(scheme, lines).self), ...(reportId ? { report: reportId } : {}) },
    };
  });
}

/** Gives the sheet back to be scored again. */
export async function returnSheet(deps: Deps, scope: Scope, key: SheetKey<UnitRef>, reason: string): Promise<void> {
  if (reason.trim() === '') {
    throw refuse('return-reason-missing');
  }
  await takeStep(deps, scope, key, ({ assessment }) => {
    requireState(assessment, 'submitted');
    return {
      action: 'assessments:return',
      change: { state: 'self-scoring', submitted: null, returnReason: reason.trim() },
      why: reason.trim(),
    };
  });
}

export async function publishSheet(
  deps: Deps,
  scope: Scope,
  key: SheetKey<UnitRef>,
  decision: PublishRequest,
): Promise<void> {
  const { number, date, issuer, rank = null, rankOf = null } = decision;
  if (number === '' || issuer === '' || (rank !== null && (rankOf === null || rank > rankOf))) {
    throw refuse('decision-missing');
  }
  await takeStep(deps, scope, key, async ({ assessment }, tx) => {
    requireState(assessment, 'appraised');
    if (assessment.campaign) {
      throw refuse('published-by-campaign');
    }
    const writing = { at: deps.now(), actorName: scope.actor.name };
    await keepSingleResult(tx, assessment, { number, date, issuer, rank, rankOf }, writing);
    return {
      action: 'assessments:publish',
      change: {
        state: 'published',
        publishedAt: deps.now(),
        decision: { number, date, issuer, rank, rankOf },
      },
      what: { decision: number, date, rank, rankOf },
    };
  });
}
