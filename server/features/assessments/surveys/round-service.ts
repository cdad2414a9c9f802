import type { Scheme } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import type { OpenRoundRequest } from '#core/assessments/surveys/contract.ts';
import { refuseSurvey } from '#core/assessments/surveys/refusals.ts';
import { criteriaAsked, type RoundForm } from '#core/assessments/surveys/results.ts';
import type { SurveyRoundId } from '#core/assessments/surveys/slip.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import { requireScheme } from '../criteria-sets.ts';
import { currentForms, formsByIds } from './form-repository.ts';
import { formToWire } from './form-service.ts';
import {
  insertRound,
  listRounds,
  loadRound,
  loadRoundForms,
  type StoredRound,
  type StoredRoundForm,
  saveRoundState,
} from './round-repository.ts';
import { recorded, type SurveyDesk, unitsBelow } from './survey-desk.ts';
import { campaignsOf, setsWithSurveys } from './survey-view.ts';

function roundToWire({ joinedAt, ...round }: StoredRound) {
  return { ...round, joinedAt: joinedAt?.toISOString() ?? null };
}

export async function requireRound(tx: Database, { unit }: SurveyDesk, id: SurveyRoundId): Promise<StoredRound> {
  const round = await loadRound(tx, unit.agencyId, id);
  if (!round) {
    throw refuseSurvey('survey-round-unknown');
  }
  return round;
}

export function requireCollecting({ state, method }: StoredRound, wanted: StoredRound['method']): void {
  if (method !== wanted) {
    throw refuseSurvey('survey-method-other', { method });
  }
  if (state !== 'collecting') {
    throw refuseSurvey('survey-round-closed');
  }
}

export async function readRounds({ deps, scope, unit }: SurveyDesk, page: { page: number; size: number }) {
  const { items, total } = await readIn(deps.db, scope, (tx) => listRounds(tx, unit.agencyId, page));
  return { items: items.map(roundToWire), total };
}

/** A round with its questionnaires, the criteria they ask about and the units that may be asked about. */
export async function readRound(desk: SurveyDesk, id: SurveyRoundId) {
  return readIn(desk.deps.db, desk.scope, async (tx) => {
    const round = await requireRound(tx, desk, id);
    const forms = await loadRoundForms(tx, desk.unit.agencyId, id);
    const scheme = await requireScheme(tx, round.criteriaSetId);
    const units = await unitsBelow(tx, desk, round.closesOn);
    return {
      ...roundToWire(round),
      forms: forms.map(({ form, ...rest }) => ({ ...rest, form: formToWire(form) })),
      criteria: namesOf(scheme, criteriaOf(scheme, round, forms)),
      units: units.map(({ id: unitId, slug, name }) => ({ id: unitId, slug, name })),
    };
  });
}

/** What a round asks about; a typed one may have a result for every survey criterion of its set. */
export function criteriaOf(
  scheme: Scheme,
  { method }: Pick<StoredRound, 'method'>,
  forms: readonly StoredRoundForm[],
): readonly string[] {
  return method === 'slips' ? criteriaAsked(forms) : surveyLeaves(scheme).map(({ criterion: { code } }) => code);
}

function surveyLeaves(scheme: Scheme) {
  return scheme.leaves.filter(({ rule }) => rule.method === 'SURVEY');
}

function namesOf(scheme: Scheme, codes: readonly string[]) {
  return codes.map((code) => {
    const criterion = scheme.leafOf.get(code)?.criterion;
    return { code, name: criterion?.name ?? '', max: pointsString(criterion?.max ?? 0) };
  });
}

/** What the form of a new round chooses among. */
export async function readGround({ deps, scope, unit }: SurveyDesk) {
  return readIn(deps.db, scope, async (tx) => {
    const ids = await setsWithSurveys(tx);
    const sets = [];
    // Published sets are remembered, so this reads each once in the life of the server.
    for (const id of ids) {
      const scheme = await requireScheme(tx, id);
      const codes = surveyLeaves(scheme).map(({ criterion: { code } }) => code);
      sets.push({ id, name: scheme.set.name, version: scheme.set.version, criteria: namesOf(scheme, codes) });
    }
    const forms = await currentForms(tx, unit.agencyId);
    const campaigns = await campaignsOf(tx, unit.agencyId);
    const known = new Set(ids);
    return {
      sets,
      campaigns: campaigns.filter(({ criteriaSetId }) => known.has(criteriaSetId)),
      forms: forms.map(formToWire),
    };
  });
}

export async function openRound(desk: SurveyDesk, request: OpenRoundRequest): Promise<SurveyRoundId> {
  return recorded(desk, async (tx, writing) => {
    const { name, opensOn, closesOn, method, forms } = request;
    if (name === '' || opensOn > closesOn || (method === 'slips' && forms.length === 0)) {
      throw refuseSurvey('survey-round-invalid');
    }
    const ids = forms.map(({ formId }) => formId);
    const known = await formsByIds(tx, desk.unit.agencyId, ids);
    const asked = forms.map(({ formId, weight, minSlips }): RoundForm => {
      const form = known.get(formId);
      if (form?.state !== 'published') {
        throw refuseSurvey('survey-round-invalid', { form: formId });
      }
      return { form, weight, minSlips };
    });
    requireSurveyCriteria(await requireScheme(tx, request.criteriaSetId), asked);
    if (request.campaignId !== null) {
      const campaigns = await campaignsOf(tx, desk.unit.agencyId);
      if (!campaigns.some(({ id }) => id === request.campaignId)) {
        throw refuseSurvey('survey-round-invalid', { campaign: request.campaignId });
      }
    }
    const id = newId<SurveyRoundId>(writing.at);
    await insertRound(tx, desk.unit.agencyId, id, request, writing);
    const what = { name, year: request.year, method, forms: asked.map(({ form, weight }) => [form.code, weight]) };
    return { action: 'surveys:open-round', kind: 'survey-round', id, what, answer: id };
  });
}

/** Answers make points only where the set finds them by a survey. */
function requireSurveyCriteria(scheme: Scheme, forms: readonly RoundForm[]): void {
  const known = new Set(surveyLeaves(scheme).map(({ criterion: { code } }) => code));
  const unknown = criteriaAsked(forms).filter((code) => !known.has(code));
  if (unknown.length > 0) {
    throw refuseSurvey('survey-criterion-unknown', { criteria: unknown });
  }
}

/** Closes the entry of slips before points are joined, or opens it again with a reason. */
export async function turnRound(
  desk: SurveyDesk,
  id: SurveyRoundId,
  state: StoredRound['state'],
  { revision, reason }: { readonly revision: number; readonly reason: string },
): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    const round = await requireRound(tx, desk, id);
    if (round.revision !== revision || round.state === state) {
      throw refuseSurvey('survey-changed', { state: round.state });
    }
    if (state === 'collecting' && reason === '') {
      throw refuseSurvey('survey-reason-missing');
    }
    await saveRoundState(tx, desk.unit.agencyId, id, state, writing);
    const action = state === 'closed' ? 'surveys:close-round' : 'surveys:reopen-round';
    return { action, kind: 'survey-round', id, what: { slips: round.slips }, why: reason, answer: undefined };
  });
}
