import type {
  DecideDisputeRequest,
  DisputeQuery,
  EditDisputeRequest,
  FileDisputeRequest,
} from '#core/assessments/disputes/contract.ts';
import {
  type DisputeId,
  figureInWords,
  requireClaim,
  requireSendable,
  requireState,
  requireVersion,
  settledFigure,
} from '#core/assessments/disputes/dispute.ts';
import { refuseDispute } from '#core/assessments/disputes/refusals.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { agenciesBelow, unitOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import { type DisputeDesk, recorded, requireDispute } from './dispute-desk.ts';
import { applyDecision } from './dispute-effect.ts';
import {
  insertDispute,
  openDisputeOf,
  saveClaim,
  saveDecision,
  saveSent,
  saveWithdrawn,
} from './dispute-repository.ts';
import { countDisputes, listDisputes } from './dispute-view.ts';
import { disputeToWire, listedToWire } from './dispute-wire.ts';
import { figureAtHand, figureOrigin } from './disputed-figure.ts';
import { countItems, loadItems } from './item-repository.ts';

/** A page of the disputes of a unit and, for a committee above others, of those that were sent up to it. */
export async function readDisputes({ deps, scope, unit }: DisputeDesk, query: DisputeQuery) {
  return readIn(deps.db, scope, async (tx) => {
    const below = unit.kind === 'commune' ? [] : await agenciesBelow(tx, unit.agencyId, vietnamDay(deps.now()));
    const agencyIds = [unit.agencyId, ...below];
    const counts = await countDisputes(tx, agencyIds, unit.agencyId, query);
    const items = await listDisputes(tx, agencyIds, unit.agencyId, query);
    const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
    return {
      items: items.map((one) => listedToWire(deps.directory, one)),
      total: query.state === undefined ? all : (counts[query.state] ?? 0),
      counts,
    };
  });
}

export async function readDispute(desk: DisputeDesk, id: DisputeId) {
  return readIn(desk.deps.db, desk.scope, async (tx) => wholeDispute(tx, desk, id));
}

async function wholeDispute(tx: Database, desk: DisputeDesk, id: DisputeId) {
  const dispute = await requireDispute(tx, desk, id);
  const items = await loadItems(tx, desk.unit.agencyId, id);
  const { sheetKey, behind } = await figureOrigin(tx, desk.unit.agencyId, dispute.figure);
  return disputeToWire(desk.deps.directory, desk.unit, { dispute, items, sheetKey, behind });
}

/** A draft of the focal officer: the figure, what the system shows, what the unit says. */
export async function fileDispute(desk: DisputeDesk, request: FileDisputeRequest): Promise<DisputeId> {
  return recorded(desk, async (tx, { at, by }) => {
    const { unit } = desk;
    const hand = await figureAtHand(tx, unit, request.figure);
    const claim = {
      systemValue: request.systemValue ?? hand.value,
      systemSource: request.systemSource || hand.source,
      unitValue: request.unitValue,
      claim: request.claim,
    };
    requireClaim(hand.measure, claim);
    const other = await openDisputeOf(tx, unit.agencyId, hand.figure, hand.window);
    if (other !== undefined) {
      throw refuseDispute('dispute-open-already', { number: other });
    }
    const { figure, measure, window, year, name: figureName } = hand;
    const id = newId<DisputeId>(at);
    const number = await insertDispute(tx, unit.agencyId, {
      ...claim,
      id,
      figure,
      window,
      measure,
      year,
      figureName,
      createdAt: at,
      createdBy: by,
    });
    const what = { number, figure: figureName, ...inWords(measure, claim) };
    return { action: 'disputes:file', id, what, why: claim.claim, answer: id };
  });
}

function inWords(
  measure: Parameters<typeof figureInWords>[0],
  claim: { systemValue?: number | undefined; unitValue: number },
) {
  return { system: figureInWords(measure, claim.systemValue), unit: figureInWords(measure, claim.unitValue) };
}

export async function editDispute(desk: DisputeDesk, id: DisputeId, request: EditDisputeRequest): Promise<void> {
  await recorded(desk, async (tx) => {
    const dispute = await requireDispute(tx, desk, id);
    requireVersion(dispute, request.version);
    requireState(dispute, 'draft');
    const claim = {
      systemValue: request.systemValue ?? dispute.systemValue,
      systemSource: request.systemSource || dispute.systemSource,
      unitValue: request.unitValue,
      claim: request.claim,
    };
    requireClaim(dispute.measure, claim);
    await saveClaim(tx, desk.unit.agencyId, { ...dispute, ...claim });
    return { action: 'disputes:edit', id, what: inWords(dispute.measure, claim), why: claim.claim, answer: undefined };
  });
}

/** The chair signs the draft and it goes to the committee above. */
export async function sendDispute(
  desk: DisputeDesk,
  id: DisputeId,
  { version, answerBy }: { readonly version: number; readonly answerBy: PlainDate },
): Promise<void> {
  await recorded(desk, async (tx, { at, by, today }) => {
    const { agencyId } = desk.unit;
    const dispute = await requireDispute(tx, desk, id);
    requireVersion(dispute, version);
    requireSendable(dispute, await countItems(tx, agencyId, id), answerBy, today);
    const { parentId } = await unitOnDay(tx, agencyId, today);
    await saveSent(tx, agencyId, id, { answerBy, deciderAgencyId: parentId ?? null, at, by });
    return { action: 'disputes:send', id, what: { number: dispute.number, answerBy }, answer: undefined };
  });
}

export async function withdrawDispute(
  desk: DisputeDesk,
  id: DisputeId,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<void> {
  await recorded(desk, async (tx, { at, by }) => {
    const dispute = await requireDispute(tx, desk, id);
    requireVersion(dispute, version);
    requireState(dispute, 'draft', 'sent');
    if (reason === '') {
      throw refuseDispute('dispute-reason-missing');
    }
    await saveWithdrawn(tx, desk.unit.agencyId, id, { at, by, reason });
    return { action: 'disputes:withdraw', id, what: { from: dispute.state }, why: reason, answer: undefined };
  });
}

/** The level above decides; an accepted figure goes into the lines that it is of, marked. */
export async function decideDispute(desk: DisputeDesk, id: DisputeId, request: DecideDisputeRequest): Promise<void> {
  await recorded(desk, async (tx, { at, by }) => {
    const { agencyId } = desk.unit;
    const dispute = await requireDispute(tx, desk, id);
    requireVersion(dispute, request.version);
    const value = settledFigure(dispute, { ...request, date: request.date });
    const { outcome, reason, number, date = vietnamDay(at), issuer } = request;
    const appliedTo =
      value === undefined ? [] : await applyDecision(tx, desk, dispute, { value, number }, { at, actorName: by });
    await saveDecision(tx, agencyId, id, { state: outcome, value, reason, number, date, issuer, appliedTo, at, by });
    return {
      action: 'disputes:decide',
      id,
      what: {
        outcome,
        number,
        date,
        value: value === undefined ? null : figureInWords(dispute.measure, value),
        appliedTo,
      },
      why: reason,
      answer: undefined,
    };
  });
}
