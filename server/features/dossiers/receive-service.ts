import type { ChangedDossier, ReceiveRequest } from '#core/dossiers/contract.ts';
import { type Applicant, type DossierFacts, type DossierId, refuse } from '#core/dossiers/dossier.ts';
import { dossierCode } from '#core/dossiers/dossier-code.ts';
import { rebuild } from '#core/dossiers/history.ts';
import { requireReceiptTime } from '#core/dossiers/moves.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import { limitWords } from '#core/procedures/time-limit.ts';
import type { ProcedureOnDay } from '#server/features/procedures/read-model.ts';
import { unitOnDay } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, withinAgency, writeIn } from '#server/platform/scope.ts';
import { nextNumber, saveDossiers } from './dossier-repository.ts';
import type { StoredDossier, StoredEvent } from './dossier-row-repository.ts';
import { officersOf } from './dossier-view.ts';
import { promiseOf, requireProcedure } from './promise-service.ts';

/** Takes a dossier in at the counter: code, promise, first event, roll-up and audit in one transaction. */
export async function receiveDossier(
  deps: Pick<Deps, 'db' | 'now'>,
  scope: Scope,
  agencyId: UnitId,
  request: ReceiveRequest,
): Promise<ChangedDossier> {
  const now = deps.now().toISOString();
  const receivedAt = request.receivedAt ? new Date(request.receivedAt).toISOString() : now;
  requireReceiptTime(receivedAt, now, request.lateReason);
  return writeIn(deps.db, withinAgency(scope, agencyId), agencyId, async (tx) => {
    const procedure = await requireProcedure(tx, agencyId, request.procedureId, receivedAt);
    const { due } = await promiseOf(tx, agencyId, procedure, receivedAt, request.verification);
    await requireOfficer(tx, agencyId, request.assigneeId, vietnamDay(now));
    const code = await nextCode(tx, agencyId, vietnamDay(receivedAt));
    const event: StoredEvent = {
      dossierId: newId<DossierId>(deps.now()),
      seq: 1,
      kind: 'received',
      occurredAt: receivedAt,
      recordedAt: now,
      actorId: scope.actor.accountId ?? null,
      actorName: scope.actor.name,
      source: null,
      sourceRow: null,
      reason: request.lateReason ? clean(request.lateReason) : null,
      notes: [],
      facts: { ...receivedFacts(request, procedure), status: 2, receivedAt, due },
    };
    const dossier: StoredDossier = { ...rebuild([event]), id: event.dossierId, agencyId, code, ownership: 'owned' };
    const rollUp = new RollUpDifference();
    rollUp.add(undefined, dossier);
    await saveDossiers(tx, {
      agencyId,
      changedAt: now,
      dossiers: [dossier],
      events: [event],
      rollUp,
      components: new Map([[dossier.id, request.components]]),
    });
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'dossiers:receive',
      subjectKind: 'dossier',
      subjectId: dossier.id,
      what: { code, procedure: procedure.code, receivedAt, due: due?.on ?? null },
      why: event.reason ?? undefined,
    });
    return { id: dossier.id, code, version: 1, status: 2, due };
  });
}

function receivedFacts(request: ReceiveRequest, procedure: ProcedureOnDay): Partial<DossierFacts> {
  const { components } = request;
  return {
    procedureId: procedure.id,
    procedureName: procedure.name,
    fieldId: procedure.fieldId,
    sectionId: procedure.sectionId ?? null,
    assigneeId: request.assigneeId,
    channel: request.channel,
    nonLocal: request.nonLocal,
    applicant: cleaned(request.applicant),
    summary: request.summary && clean(request.summary),
    setCount: request.setCount,
    resultChannel: request.resultChannel,
    fee: request.fee,
    digitised: components.length > 0 ? components.some(({ digitisation }) => digitisation > 0) : null,
    reused: components.length > 0 ? components.some(({ digitisation }) => digitisation > 1) : null,
  };
}

function cleaned(applicant: ReceiveRequest['applicant']): Applicant {
  const kept = (value: string | null) => (value && clean(value)) || null;
  return {
    kind: applicant.kind,
    name: clean(applicant.name),
    idNumber: kept(applicant.idNumber),
    address: kept(applicant.address),
    phone: kept(applicant.phone),
    email: kept(applicant.email),
    proxy: kept(applicant.proxy),
  };
}

async function nextCode(tx: Database, agencyId: UnitId, day: string): Promise<string> {
  const { agencyCode } = await unitOnDay(tx, agencyId, day);
  if (!agencyCode) {
    throw refuse('agency-code-missing');
  }
  return dossierCode({ agency: agencyCode, day, number: await nextNumber(tx, agencyId, day) });
}

export async function requireOfficer(
  tx: Database,
  agencyId: UnitId,
  accountId: string | null,
  today: string,
): Promise<void> {
  if (accountId === null) {
    return;
  }
  const officers = await officersOf(tx, agencyId, today);
  if (!officers.some((officer) => officer.accountId === accountId)) {
    throw refuse('assignee-unknown');
  }
}

/** The promise and the days it counts, before anything is saved. */
export async function previewPromise(
  deps: Pick<Deps, 'db' | 'now'>,
  scope: Scope,
  agencyId: UnitId,
  query: { readonly procedureId: string; readonly receivedAt?: string | undefined; readonly verification: boolean },
) {
  const receivedAt = new Date(query.receivedAt ?? deps.now()).toISOString();
  return readIn(deps.db, scope, async (tx) => {
    const procedure = await requireProcedure(tx, agencyId, query.procedureId, receivedAt);
    const { due, counted } = await promiseOf(tx, agencyId, procedure, receivedAt, query.verification);
    return { due, counted: [...counted], limit: limitWords(procedure.limit) };
  });
}
