import type { EnterSlipRequest, SlipQuery } from '#core/assessments/surveys/contract.ts';
import { refuseSurvey } from '#core/assessments/surveys/refusals.ts';
import {
  maskedName,
  type SlipEntry,
  type SurveyRoundId,
  type SurveySlipId,
  slipProblems,
} from '#core/assessments/surveys/slip.ts';
import { newId } from '#server/platform/ids.ts';
import { readAndLogIn, readIn } from '#server/platform/scope.ts';
import { loadRoundForms } from './round-repository.ts';
import { requireCollecting, requireRound } from './round-service.ts';
import { saveSlips, slipsByNumber, voidSlip } from './slip-repository.ts';
import { recorded, type SurveyDesk, unitsBelow } from './survey-desk.ts';
import { type ListedSlip, listSlips, openRespondent, readingsOf } from './survey-view.ts';

/** One slip from the keyboard. A number that the round has is refused: two papers never share one. */
export async function enterSlip(
  desk: SurveyDesk,
  roundId: SurveyRoundId,
  request: EnterSlipRequest,
): Promise<SurveySlipId> {
  return recorded(desk, async (tx, writing) => {
    const { agencyId } = desk.unit;
    const round = await requireRound(tx, desk, roundId);
    requireCollecting(round, 'slips');
    const slip: SlipEntry = request;
    const forms = await loadRoundForms(tx, agencyId, roundId);
    const form = forms.find((one) => one.form.id === slip.formId)?.form;
    if (!form) {
      throw refuseSurvey('survey-form-unknown');
    }
    const problems = slipProblems(slip, form.questions);
    if (problems.length > 0) {
      throw refuseSurvey('survey-slip-invalid', { problems });
    }
    if (!(await unitsBelow(tx, desk, round.closesOn)).some(({ id }) => id === slip.unitId)) {
      throw refuseSurvey('survey-unit-unknown', { unit: slip.unitId });
    }
    const known = await slipsByNumber(tx, agencyId, roundId, [slip.slipNumber]);
    if (known.some(({ formId }) => formId === slip.formId)) {
      throw refuseSurvey('survey-slip-number-taken', { number: slip.slipNumber });
    }
    const id = newId<SurveySlipId>(writing.at);
    await saveSlips(tx, agencyId, roundId, [{ ...slip, id, fileHash: null }], writing);
    const what = { form: form.code, number: slip.slipNumber, unit: slip.unitId, answered: slip.answered };
    return { action: 'surveys:enter-slip', kind: 'survey-slip', id, what, answer: id };
  });
}

/** A slip that must not count: it stays, with the reason. */
export async function voidOneSlip(
  desk: SurveyDesk,
  roundId: SurveyRoundId,
  id: SurveySlipId,
  reason: string,
): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    requireCollecting(await requireRound(tx, desk, roundId), 'slips');
    if (reason === '') {
      throw refuseSurvey('survey-reason-missing');
    }
    const number = await voidSlip(tx, desk.unit.agencyId, roundId, id, reason, writing);
    if (number === undefined) {
      throw refuseSurvey('survey-slip-unknown');
    }
    return { action: 'surveys:void-slip', kind: 'survey-slip', id, what: { number }, why: reason, answer: undefined };
  });
}

export async function readSlips(desk: SurveyDesk, roundId: SurveyRoundId, { unit, ...query }: SlipQuery) {
  const { deps, scope } = desk;
  const { items, total } = await readIn(deps.db, scope, async (tx) => {
    await requireRound(tx, desk, roundId);
    const unitId = unit === undefined ? undefined : (deps.directory.bySlug(unit)?.agencyId ?? -1);
    return listSlips(tx, desk.unit.agencyId, roundId, { ...query, unitId });
  });
  return { items: items.map((slip) => slipToWire(desk, slip)), total };
}

function slipToWire({ deps }: SurveyDesk, slip: ListedSlip) {
  const { respondentName, voidedAt, voidedBy, voidReason, enteredAt, ...shown } = slip;
  const unit = deps.directory.byId(slip.unitId);
  return {
    ...shown,
    unit: unit?.slug ?? '',
    unitName: unit?.name ?? '',
    respondent: maskedName(respondentName),
    enteredAt: enteredAt.toISOString(),
    voided: voidedAt ? { at: voidedAt.toISOString(), by: voidedBy ?? '', reason: voidReason ?? '' } : null,
  };
}

/** Who answered a slip that is not anonymous; the reader leaves a line. */
export async function readRespondent({ deps, scope, unit }: SurveyDesk, id: SurveySlipId) {
  return readAndLogIn(deps.db, scope, async (tx) => {
    const at = deps.now();
    const { accountId, name } = scope.actor;
    const respondent = await openRespondent(tx, unit.agencyId, id, { id: newId(at), at, accountId, name });
    if (!respondent) {
      throw refuseSurvey('survey-slip-unknown');
    }
    return respondent;
  });
}

export async function readReadings({ deps, scope, unit }: SurveyDesk, id: SurveySlipId) {
  const items = await readIn(deps.db, scope, (tx) => readingsOf(tx, unit.agencyId, id));
  return { items: items.map(({ at, actorName }) => ({ at: at.toISOString(), actorName })), total: items.length };
}
