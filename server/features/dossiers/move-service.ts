import type { AssignRequest, ChangedDossier, MoveRequest, RescheduleRequest } from '#core/dossiers/contract.ts';
import { type DossierFacts, type DossierId, refuse } from '#core/dossiers/dossier.ts';
import { after, type EventKind } from '#core/dossiers/history.ts';
import { assignedFacts, movedFacts, rescheduledFacts } from '#core/dossiers/moves.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, withinAgency, writeIn } from '#server/platform/scope.ts';
import { loadDossier, saveDossiers } from './dossier-repository.ts';
import type { StoredDossier, StoredEvent } from './dossier-row-repository.ts';
import { lastChange, officersOf } from './dossier-view.ts';
import { dueAfterStep } from './promise-service.ts';
import { requireAmong } from './receive-together.ts';

/** Which dossier, as which version the person saw it. */
export interface Target {
  readonly agencyId: UnitId;
  readonly id: DossierId;
  readonly version: number;
}

/** What a use case decided: the facts that become true, and what the history and the audit say of them. */
interface Change {
  readonly kind: EventKind;
  readonly action: string;
  readonly occurredAt: string;
  readonly facts: Partial<DossierFacts>;
  readonly reason?: string | undefined;
  readonly notes?: readonly string[] | undefined;
}

type Ground = Pick<Deps, 'db' | 'now' | 'directory'>;

/** One step through the national statuses. */
export function moveDossier(deps: Ground, scope: Scope, target: Target, move: MoveRequest): Promise<ChangedDossier> {
  const now = deps.now().toISOString();
  const at = move.at ? new Date(move.at).toISOString() : now;
  return change(deps, scope, target, async (tx, dossier) => {
    const collection = move.collectedBy
      ? { by: move.collectedBy, channel: move.collectedHow ?? dossier.resultChannel }
      : undefined;
    const due = await dueAfterStep(tx, dossier, move.to, at);
    const facts = movedFacts(dossier, { ...move, at, collection }, now, due);
    const attached = move.attachment ? [`Kèm theo: ${move.attachment}`] : [];
    const notes = [...(move.requirements ?? []), ...attached].map(clean).filter(Boolean);
    return { kind: 'moved', action: 'dossiers:move', occurredAt: at, facts, reason: move.reason, notes };
  });
}

/** Hands the dossier to an officer, a section, or back to nobody. */
export function assignDossier(
  deps: Ground,
  scope: Scope,
  target: Target,
  { assigneeId, sectionId }: AssignRequest,
): Promise<ChangedDossier> {
  const now = deps.now().toISOString();
  return change(deps, scope, target, async (tx, dossier) => {
    if (assigneeId !== null) {
      requireAmong(await officersOf(tx, target.agencyId, vietnamDay(now)), assigneeId);
    }
    const sections = deps.directory.sectionsOf(target.agencyId);
    if (sectionId !== null && !sections.some(({ id }) => id === sectionId)) {
      throw refuse('section-unknown');
    }
    const facts = assignedFacts(dossier, { assigneeId, sectionId });
    return { kind: 'assigned', action: 'dossiers:assign', occurredAt: now, facts };
  });
}

/** Moves the promise (form 04): the old one stays in the history, the counters move in the same transaction. */
export function rescheduleDossier(
  deps: Ground,
  scope: Scope,
  target: Target,
  { dueOn, reason, attachment }: RescheduleRequest,
): Promise<ChangedDossier> {
  const now = deps.now().toISOString();
  return change(deps, scope, target, async (_tx, dossier) => ({
    kind: 'due-changed',
    action: 'dossiers:reschedule',
    occurredAt: now,
    facts: rescheduledFacts(dossier, { on: dueOn, at: null, provisional: false }, reason),
    reason,
    notes: attachment ? [`Kèm theo: ${clean(attachment)}`] : [],
  }));
}

/** Load, compare versions, decide, then event, state, roll-up and audit together. The ledger's lock keeps others out. */
async function change(
  deps: Ground,
  scope: Scope,
  { agencyId, id, version }: Target,
  decide: (tx: Database, dossier: StoredDossier) => Promise<Change>,
): Promise<ChangedDossier> {
  return writeIn(deps.db, withinAgency(scope, agencyId), agencyId, async (tx) => {
    const dossier = await loadDossier(tx, agencyId, id);
    if (!dossier) {
      throw refuse('dossier-unknown');
    }
    if (dossier.version !== version) {
      const last = await lastChange(tx, agencyId, id);
      throw refuse('dossier-changed', { version: dossier.version, status: dossier.status, ...last });
    }
    const decided = await decide(tx, dossier);
    const now = await record(deps, scope, tx, dossier, decided);
    return { id, code: now.code, version: now.version, status: now.status, due: now.due };
  });
}

async function record(
  deps: Ground,
  { actor }: Scope,
  tx: Database,
  dossier: StoredDossier,
  { kind, action, occurredAt, facts, reason, notes }: Change,
): Promise<StoredDossier> {
  const recordedAt = deps.now().toISOString();
  const event: StoredEvent = {
    dossierId: dossier.id,
    seq: dossier.version + 1,
    kind,
    occurredAt,
    recordedAt,
    actorId: actor.accountId ?? null,
    actorName: actor.name,
    source: null,
    sourceRow: null,
    reason: reason ? clean(reason) : null,
    notes: notes ?? [],
    facts,
  };
  const now: StoredDossier = { ...dossier, ...after(dossier, event) };
  const rollUp = new RollUpDifference();
  rollUp.add(dossier, now);
  const { agencyId } = dossier;
  await saveDossiers(tx, { agencyId, changedAt: recordedAt, dossiers: [now], events: [event], rollUp });
  await appendAudit(tx, {
    agencyId,
    actor,
    at: deps.now(),
    action,
    subjectKind: 'dossier',
    subjectId: dossier.id,
    what: { code: dossier.code, from: dossier.status, to: now.status, due: now.due?.on ?? null },
    why: event.reason ?? undefined,
  });
  return now;
}
