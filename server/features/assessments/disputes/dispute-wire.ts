import type { DisputeItem, DisputeLine, DisputeResponse } from '#core/assessments/disputes/contract.ts';
import { OUTCOMES } from '#core/assessments/disputes/dispute.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { StoredDispute } from './dispute-repository.ts';
import type { ListedDispute } from './dispute-view.ts';
import type { StoredItem } from './item-repository.ts';

type Directory = Deps['directory'];

export function listedToWire(
  directory: Directory,
  { agencyId, assessmentId: _sheet, code, windowFrom, windowTo, changedAt, ...one }: ListedDispute,
): DisputeLine {
  const unit = directory.byId(agencyId);
  return {
    ...one,
    unit: unit?.slug ?? '',
    unitName: unit?.name ?? '',
    criterion: code,
    window: { from: windowFrom, to: windowTo },
    changedAt: changedAt.toISOString(),
  };
}

export interface WholeDispute {
  readonly dispute: StoredDispute;
  readonly items: readonly StoredItem[];
  /** Path part of the sheet that the disputed line stands on. */
  readonly sheetKey: string | null;
  /** The indicator whose records the figure counts. */
  readonly behind: string | null;
}

export function disputeToWire(
  directory: Directory,
  unit: { readonly slug: string; readonly name: string },
  { dispute, items, sheetKey, behind }: WholeDispute,
): DisputeResponse {
  const { figure } = dispute;
  const { decidedAt, withdrawnAt, sentAt, createdAt } = dispute;
  return {
    id: dispute.id,
    unit: unit.slug,
    unitName: unit.name,
    number: dispute.number,
    year: dispute.year,
    state: dispute.state,
    figureName: dispute.figureName,
    criterion: figure.kind === 'line' ? figure.code : null,
    indicator: figure.kind === 'indicator' ? figure.indicator : null,
    variable: figure.kind === 'line' ? figure.variable : null,
    sheetKey,
    behind,
    window: dispute.window,
    measure: dispute.measure,
    systemValue: dispute.systemValue ?? null,
    systemSource: dispute.systemSource,
    unitValue: dispute.unitValue,
    claim: dispute.claim,
    decidedValue: dispute.decidedValue,
    answerBy: dispute.answerBy ?? null,
    historical: dispute.historical,
    note: dispute.note,
    version: dispute.version,
    createdAt: createdAt.toISOString(),
    createdBy: dispute.createdBy,
    sentAt: sentAt?.toISOString() ?? null,
    sentBy: dispute.sentBy,
    deciderName: dispute.deciderAgencyId === null ? null : (directory.byId(dispute.deciderAgencyId)?.name ?? null),
    changedAt: (decidedAt ?? withdrawnAt ?? sentAt ?? createdAt).toISOString(),
    decision: decisionOf(dispute),
    withdrawn: withdrawnAt
      ? { at: withdrawnAt.toISOString(), by: dispute.withdrawnBy ?? '', reason: dispute.withdrawReason }
      : null,
    items: items.map(itemToWire),
  };
}

function decisionOf(dispute: StoredDispute): DisputeResponse['decision'] {
  const outcome = OUTCOMES.find((one) => one === dispute.state);
  return outcome && dispute.decidedAt
    ? {
        outcome,
        at: dispute.decidedAt.toISOString(),
        by: dispute.decidedBy ?? '',
        reason: dispute.decisionReason,
        number: dispute.decisionNumber ?? '',
        date: dispute.decisionDate,
        issuer: dispute.decisionIssuer ?? '',
        appliedTo: [...dispute.appliedTo],
      }
    : null;
}

function itemToWire(item: StoredItem): DisputeItem {
  const { id, role, kind, words, verdict, note, addedBy, fileName, fileHash } = item;
  return {
    id,
    role,
    kind,
    words,
    verdict,
    note,
    path: pathOf(item),
    file: fileName && fileHash ? { name: fileName, size: item.fileSize ?? 0, hash: fileHash } : null,
    addedAt: item.addedAt.toISOString(),
    addedBy,
  };
}

function pathOf({ dossierId, documentId, taskId }: StoredItem): string | null {
  return (
    (dossierId && `ho-so/${dossierId}`) ?? (documentId && `van-ban/${documentId}`) ?? (taskId && `nhiem-vu/${taskId}`)
  );
}
