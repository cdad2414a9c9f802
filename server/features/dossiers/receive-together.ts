import type { Calendar } from '#core/calendars/calendar.ts';
import type { ChangedDossier, ReceiveRequest } from '#core/dossiers/contract.ts';
import { type Applicant, type DossierFacts, type DossierId, refuse } from '#core/dossiers/dossier.ts';
import { dossierCode } from '#core/dossiers/dossier-code.ts';
import { rebuild } from '#core/dossiers/history.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import type { ProcedureId } from '#core/procedures/procedure.ts';
import { calendarsFor } from '#server/features/calendars/read-model.ts';
import { type ProcedureOnDay, procedureOnEach } from '#server/features/procedures/read-model.ts';
import { unitsOnDay } from '#server/features/units/read-model.ts';
import { type AuditFact, appendAuditEach } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Scope } from '#server/platform/scope.ts';
import { type DossierChanges, nextNumbers, saveDossiersEach } from './dossier-repository.ts';
import type { StoredDossier, StoredEvent } from './dossier-row-repository.ts';
import { type Officer, officersOfEach } from './dossier-view.ts';
import { promiseBy, receivable } from './promise-service.ts';

/** What one officer asks to be received. */
export interface Receipt {
  readonly scope: Scope;
  readonly agencyId: UnitId;
  readonly request: ReceiveRequest;
  readonly now: Date;
  readonly receivedAt: string;
}

/** Each is received or refused by itself. */
export type ReceiptOutcome = { readonly changed: ChangedDossier } | Refused;

interface Refused {
  readonly error: unknown;
}

/** A receipt that nothing stands against. */
interface Accepted {
  readonly receipt: Receipt;
  readonly procedure: ProcedureOnDay;
  readonly agencyCode: string;
  readonly due: ChangedDossier['due'];
}

/**
 * Receipts of one day at any agencies, in a transaction that may change them: each statement is sent once for all. One
 * that is refused leaves the others standing; numbers are drawn only for those that are not.
 */
export async function saveReceipts(tx: Database, receipts: readonly Receipt[]): Promise<readonly ReceiptOutcome[]> {
  const decisions = await decide(tx, receipts);
  const saved = await save(
    tx,
    decisions.flatMap((decision) => ('error' in decision ? [] : [decision])),
  );
  return decisions.map((decision) => saved.get(decision) ?? (decision as Refused));
}

/** What the day says about every receipt: a few statements for all, then a decision for each. */
async function decide(tx: Database, receipts: readonly Receipt[]): Promise<readonly (Accepted | Refused)[]> {
  const day = dayOf(receipts);
  const agencies = [...new Set(receipts.map(({ agencyId }) => agencyId))];
  const asked = receipts.map(({ agencyId, request }) => ({ agencyId, id: request.procedureId as ProcedureId, day }));
  const [procedures, calendars, units, officers] = await Promise.all([
    procedureOnEach(tx, asked),
    calendarsFor(tx, agencies, day),
    unitsOnDay(tx, agencies, day),
    assignableOf(tx, receipts),
  ]);
  const codes = new Map(units.map(({ id, agencyCode }) => [id, agencyCode]));
  return receipts.map((receipt, place) => {
    const { agencyId } = receipt;
    const ground = {
      procedure: procedures[place],
      calendar: calendars.get(agencyId),
      agencyCode: codes.get(agencyId),
      officers: officers.get(agencyId) ?? [],
    };
    try {
      return accept(receipt, ground);
    } catch (error) {
      return { error };
    }
  });
}

const dayOf = (receipts: readonly Receipt[]) => vietnamDay(receipts[0]?.receivedAt ?? new Date());

/** Only where somebody names an officer is it asked who works there. */
async function assignableOf(
  tx: Database,
  receipts: readonly Receipt[],
): Promise<ReadonlyMap<UnitId, readonly Officer[]>> {
  const naming = receipts.filter(({ request }) => request.assigneeId !== null);
  const [first] = naming;
  return first
    ? officersOfEach(
        tx,
        naming.map(({ agencyId }) => agencyId),
        vietnamDay(first.now),
      )
    : new Map();
}

/** Whom a dossier is handed to works at the agency; nobody is nobody. */
export function requireAmong(officers: readonly Officer[], accountId: string | null): void {
  if (accountId !== null && !officers.some((officer) => officer.accountId === accountId)) {
    throw refuse('assignee-unknown');
  }
}

interface Ground {
  readonly procedure: ProcedureOnDay | undefined;
  readonly calendar: Calendar | undefined;
  readonly agencyCode: string | undefined;
  readonly officers: readonly Officer[];
}

function accept(receipt: Receipt, { procedure: found, calendar, agencyCode, officers }: Ground): Accepted {
  const { request, receivedAt } = receipt;
  const procedure = receivable(found, request.procedureId);
  if (!calendar) {
    throw new Error(`no calendar of agency ${receipt.agencyId}`);
  }
  const { due } = promiseBy(calendar, procedure, receivedAt, request.verification);
  requireAmong(officers, request.assigneeId);
  if (!agencyCode) {
    throw refuse('agency-code-missing');
  }
  return { receipt, procedure, agencyCode, due };
}

async function save(
  tx: Database,
  accepted: readonly Accepted[],
): Promise<ReadonlyMap<Accepted | Refused, ReceiptOutcome>> {
  if (accepted.length === 0) {
    return new Map();
  }
  const day = dayOf(accepted.map(({ receipt }) => receipt));
  const agencies = accepted.map(({ receipt }) => receipt.agencyId);
  const numbers = await nextNumbers(tx, agencies, day);
  const received = accepted.map((one, place) => receivedDossier(one, day, numbers[place] ?? 0));
  await Promise.all([saveDossiersEach(tx, received.map(changesOf)), appendAuditEach(tx, received.map(auditOf))]);
  return new Map(
    received.map(({ accepted: one, dossier: { id, code, due } }) => [
      one,
      { changed: { id, code, version: 1, status: 2, due } },
    ]),
  );
}

interface Received {
  readonly accepted: Accepted;
  readonly event: StoredEvent;
  readonly dossier: StoredDossier;
}

function receivedDossier(accepted: Accepted, day: PlainDate, number: number): Received {
  const { receipt, procedure, agencyCode, due } = accepted;
  const { scope, agencyId, request, now, receivedAt } = receipt;
  const event: StoredEvent = {
    dossierId: newId<DossierId>(now),
    seq: 1,
    kind: 'received',
    occurredAt: receivedAt,
    recordedAt: now.toISOString(),
    actorId: scope.actor.accountId ?? null,
    actorName: scope.actor.name,
    source: null,
    sourceRow: null,
    reason: request.lateReason ? clean(request.lateReason) : null,
    notes: [],
    facts: { ...receivedFacts(request, procedure), status: 2, receivedAt, due },
  };
  const code = dossierCode({ agency: agencyCode, day, number });
  const dossier = { ...rebuild([event]), id: event.dossierId, agencyId, code, ownership: 'owned' as const };
  return { accepted, event, dossier };
}

function changesOf({ accepted: { receipt }, dossier, event }: Received): DossierChanges {
  const rollUp = new RollUpDifference();
  rollUp.add(undefined, dossier);
  return {
    agencyId: receipt.agencyId,
    changedAt: event.recordedAt,
    dossiers: [dossier],
    events: [event],
    rollUp,
    components: new Map([[dossier.id, receipt.request.components]]),
  };
}

function auditOf({ accepted: { receipt, procedure, due }, dossier, event }: Received): AuditFact {
  return {
    agencyId: receipt.agencyId,
    actor: receipt.scope.actor,
    at: receipt.now,
    action: 'dossiers:receive',
    subjectKind: 'dossier',
    subjectId: dossier.id,
    what: { code: dossier.code, procedure: procedure.code, receivedAt: receipt.receivedAt, due: due?.on ?? null },
    why: event.reason ?? undefined,
  };
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
