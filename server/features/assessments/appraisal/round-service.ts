import { explainableLeaves } from '#core/assessments/appraisal/explanations.ts';
import {
  requireExplanationOver,
  requireFinished,
  requireNoQuestions,
  requireQuestions,
  type SheetStep,
  stateAfter,
} from '#core/assessments/appraisal/sheet-steps.ts';
import { gateOf } from '#core/assessments/campaigns/phases.ts';
import { pointsString } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import type { StoredAssessment } from '../assessment-repository.ts';
import { loadGate } from '../campaigns/gate-view.ts';
import { requireGate } from '../campaigns/gates.ts';
import { totalsFor } from '../sheet-wire.ts';
import { takeStep } from '../step-service.ts';
import { type ReviewedSheet, withReviews } from './appraising.ts';
import { requireExplaining } from './explanation-service.ts';
import { loadRounds, type RoundChange, saveRounds } from './review-repository.ts';

type Key = SheetKey<UnitRef>;

interface RoundStep {
  readonly change?: RoundChange;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string;
}

/** One step of the rounds: the reviewed sheet, what the rule says of it, its new state and dates, the audit. */
async function takeRound(
  deps: Deps,
  scope: Scope,
  key: Key,
  step: SheetStep,
  decide: (sheet: ReviewedSheet, tx: Database) => RoundStep | Promise<RoundStep>,
): Promise<void> {
  await takeStep(deps, scope, key, async (sheet, tx) => {
    const { assessment } = sheet;
    const state = stateAfter(assessment.state, step);
    const { change, what, why } = await decide(await withReviews(tx, sheet), tx);
    if (change) {
      await saveRounds(tx, assessment, change);
    }
    const appraised = state === 'appraised' ? { appraised: { at: deps.now(), actorName: scope.actor.name } } : {};
    return { action: `assessments:${step}`, change: { state, ...appraised }, ...(what ? { what } : {}), why };
  });
}

/** The last day for explaining that a campaign gives this unit; undefined without a campaign. */
async function campaignDay(tx: Database, deps: Deps, { agencyId, campaign }: StoredAssessment) {
  const timed = campaign && (await loadGate(tx, campaign, agencyId, 'explanation'));
  const gate = timed && gateOf(timed, 'explanation', vietnamDay(deps.now()), timed.reopening);
  return gate?.open ? gate.until : undefined;
}

/**
 * Closes the first round and asks the unit to explain what was asked about or came out worse than it claimed, until a
 * day: the campaign's, or the one named.
 */
export async function askExplanation(deps: Deps, scope: Scope, key: Key, named?: PlainDate): Promise<void> {
  await takeRound(deps, scope, key, 'ask-explanation', async (sheet, tx) => {
    const { assessment, scheme, lines, reviews } = sheet;
    await requireGate(tx, deps, assessment, 'appraisal-1');
    return openExplanation(tx, deps, scope, sheet, named, explainableLeaves(scheme, lines, reviews).length);
  });
}

/** The same step taken by the clock, when the days of the first round are over. */
export async function askWhenOver(deps: Deps, scope: Scope, key: Key): Promise<void> {
  await takeRound(deps, scope, key, 'ask-explanation', (sheet, tx) => {
    const asked = explainableLeaves(sheet.scheme, sheet.lines, sheet.reviews).length;
    return openExplanation(tx, deps, scope, sheet, undefined, asked);
  });
}

async function openExplanation(
  tx: Database,
  deps: Deps,
  scope: Scope,
  sheet: ReviewedSheet,
  named: PlainDate | undefined,
  asked: number,
): Promise<RoundStep> {
  const today = vietnamDay(deps.now());
  if (sheet.assessment.campaign) {
    await requireGate(tx, deps, sheet.assessment, 'explanation');
  }
  const until = (await campaignDay(tx, deps, sheet.assessment)) ?? named;
  if (until === undefined) {
    throw refuse('explanation-deadline-wrong', { today });
  }
  requireQuestions(sheet, until, today);
  return {
    change: { asked: { at: deps.now(), actorName: scope.actor.name, until }, sent: null, endedAt: null },
    what: { until, criteria: asked },
  };
}

/** Closes the first round where nothing is to be explained; the second round and the council follow. */
export async function startSecond(deps: Deps, scope: Scope, key: Key): Promise<void> {
  await takeRound(deps, scope, key, 'start-second', async (sheet, tx) => {
    await requireGate(tx, deps, sheet.assessment, 'appraisal-1');
    requireNoQuestions(sheet);
    return {};
  });
}

/** The clock's own: the days of the first round are over and nothing is to be explained. */
export async function startSecondWhenOver(deps: Deps, scope: Scope, key: Key): Promise<void> {
  await takeRound(deps, scope, key, 'start-second', (sheet) => {
    requireNoQuestions(sheet);
    return {};
  });
}

/** The chair of the unit signs and sends the explanation; what is left unanswered keeps the points of round 1. */
export async function sendExplanation(deps: Deps, scope: Scope, key: Key): Promise<void> {
  await takeRound(deps, scope, key, 'send-explanation', async ({ assessment, reviews }, tx) => {
    await requireExplaining(tx, deps, assessment);
    const answered = [...reviews.values()].filter(({ explanation }) => explanation !== undefined).length;
    return { change: { sent: { at: deps.now(), actorName: scope.actor.name } }, what: { answered } };
  });
}

/** Ends the explanation after its last day, answered or not. */
export async function endExplanation(deps: Deps, scope: Scope, key: Key): Promise<void> {
  await takeRound(deps, scope, key, 'end-explanation', async ({ assessment, reviews }, tx) => {
    const { explanationUntil } = await loadRounds(tx, assessment);
    const until = (await campaignDay(tx, deps, assessment)) ?? explanationUntil;
    requireExplanationOver(until, vietnamDay(deps.now()));
    const answered = [...reviews.values()].filter(({ explanation }) => explanation !== undefined).length;
    return { change: { endedAt: deps.now() }, what: { until, answered } };
  });
}

/** Lets the unit explain again: a campaign's reopening, or another day where no campaign binds the sheet. */
export async function reopenExplanation(
  deps: Deps,
  scope: Scope,
  key: Key,
  { until: named, reason }: { readonly until?: PlainDate | undefined; readonly reason: string },
): Promise<void> {
  if (reason.trim() === '') {
    throw refuse('return-reason-missing');
  }
  await takeRound(deps, scope, key, 'reopen-explanation', async (sheet, tx) => {
    const asked = explainableLeaves(sheet.scheme, sheet.lines, sheet.reviews).length;
    const step = await openExplanation(tx, deps, scope, sheet, named, asked);
    return { ...step, why: reason.trim() };
  });
}

/** Closes the appraisal: the points stand. */
export async function finishAppraisal(deps: Deps, scope: Scope, key: Key): Promise<void> {
  await takeRound(deps, scope, key, 'finish-appraisal', async (sheet, tx) => {
    const { assessment, scheme, lines } = sheet;
    const second = assessment.state === 'second-appraisal';
    await requireGate(tx, deps, assessment, second ? 'appraisal-2' : 'appraisal-1');
    requireFinished(assessment.state, sheet, await hasSecondRound(tx, assessment));
    const { index, lost } = totalsFor(scheme, lines);
    return { what: { index: pointsString(index), lost: pointsString(lost) } };
  });
}

/** Whether a campaign foresees a second round for this sheet. */
export async function hasSecondRound(tx: Database, { agencyId, campaign }: StoredAssessment): Promise<boolean> {
  const timed = campaign && (await loadGate(tx, campaign, agencyId, 'appraisal-2'));
  return timed?.dates.appraisal2To !== undefined;
}
