import type { CalendarChanges, MovedDeadline } from '#core/dossiers/contract.ts';
import { type DueDate, refuse } from '#core/dossiers/dossier.ts';
import { after } from '#core/dossiers/history.ts';
import { promiseAgain } from '#core/dossiers/promise-again.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import { calendarHistory } from '#server/features/calendars/read-model.ts';
import { limitsOn, type ProcedureDay, procedureDayKey } from '#server/features/procedures/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, writeIn } from '#server/platform/scope.ts';
import { type StandingPromise, standingPromises } from './deadline-view.ts';
import { loadDossiersById, saveDossiers } from './dossier-repository.ts';
import type { StoredDossier, StoredEvent } from './dossier-row-repository.ts';

const SHOWN = 200;

interface Moved {
  readonly promise: StandingPromise;
  readonly due: DueDate;
}

/** What a changed calendar means for promises already made: which would move, which nothing explains. */
export async function readCalendarChanges(
  deps: Pick<Deps, 'db'>,
  scope: Scope,
  agencyId: UnitId,
): Promise<CalendarChanges> {
  const { moved, total } = await readIn(deps.db, scope, (tx) => movedPromises(tx, agencyId));
  return { items: moved.slice(0, SHOWN).map(shown), total };
}

/** Moves them: an event each, the counters in the same transaction, the first promise stays for the statistics. */
export async function recomputeDeadlines(
  deps: Pick<Deps, 'db' | 'now'>,
  scope: Scope,
  agencyId: UnitId,
  givenReason: string,
): Promise<CalendarChanges> {
  const reason = clean(givenReason);
  if (reason === '') {
    throw refuse('reason-missing');
  }
  return writeIn(deps.db, scope, agencyId, async (tx) => {
    const { moved, total } = await movedPromises(tx, agencyId);
    if (moved.length > 0) {
      await moveAll(tx, deps.now(), scope, agencyId, moved, reason);
    }
    return { items: moved.slice(0, SHOWN).map(shown), total };
  });
}

async function movedPromises(tx: Database, agencyId: UnitId): Promise<{ moved: readonly Moved[]; total: number }> {
  const promises = await standingPromises(tx, agencyId);
  const [first] = promises.map(({ receivedAt }) => vietnamDay(receivedAt)).sort();
  if (first === undefined) {
    return { moved: [], total: 0 };
  }
  const history = await calendarHistory(tx, agencyId, first);
  const limits = await limitsOn(tx, agencyId, distinct(promises.map(procedureDayOf)));
  const moved = promises.flatMap((promise) => {
    const limit = limits.get(procedureDayKey(procedureDayOf(promise)));
    const calendars = { before: history.asOf(promise.promisedAt), now: history.now };
    const due = limit && promiseAgain(promise, limit, calendars);
    return due && differs(due, promise.due) ? [{ promise, due }] : [];
  });
  return { moved, total: moved.length };
}

function procedureDayOf({ procedureId, receivedAt }: StandingPromise): ProcedureDay {
  return { id: procedureId, day: vietnamDay(receivedAt) };
}

function distinct(days: readonly ProcedureDay[]): readonly ProcedureDay[] {
  return [...new Map(days.map((day) => [procedureDayKey(day), day])).values()];
}

function differs(a: DueDate, b: DueDate): boolean {
  return a.on !== b.on || a.at !== b.at || a.provisional !== b.provisional;
}

function shown({ promise, due }: Moved): MovedDeadline {
  const { id, code, procedureName } = promise;
  return { id, code, procedureName, from: promise.due, to: due };
}

async function moveAll(
  tx: Database,
  now: Date,
  { actor }: Scope,
  agencyId: UnitId,
  moved: readonly Moved[],
  reason: string,
): Promise<void> {
  const changedAt = now.toISOString();
  const stored = await loadDossiersById(
    tx,
    agencyId,
    moved.map(({ promise }) => promise.id),
  );
  const rollUp = new RollUpDifference();
  const dossiers: StoredDossier[] = [];
  const events: StoredEvent[] = [];
  for (const { promise, due } of moved) {
    const dossier = stored.get(promise.id);
    if (!dossier) {
      continue;
    }
    const event: StoredEvent = {
      dossierId: promise.id,
      seq: dossier.version + 1,
      kind: 'due-changed',
      occurredAt: changedAt,
      recordedAt: changedAt,
      actorId: actor.accountId ?? null,
      actorName: actor.name,
      source: null,
      sourceRow: null,
      reason,
      notes: [],
      facts: { due },
    };
    const next: StoredDossier = { ...dossier, ...after(dossier, event) };
    rollUp.add(dossier, next);
    dossiers.push(next);
    events.push(event);
  }
  await saveDossiers(tx, { agencyId, changedAt, dossiers, events, rollUp });
  await appendAudit(tx, {
    agencyId,
    actor,
    at: now,
    action: 'dossiers:recompute-deadlines',
    subjectKind: 'calendar',
    subjectId: 'deadlines',
    what: { moved: moved.map(({ promise, due }) => ({ code: promise.code, from: promise.due.on, to: due.on })) },
    why: reason,
  });
}
