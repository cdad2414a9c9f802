import type { FastifyRequest } from 'fastify';
import type { DisputeId } from '#core/assessments/disputes/dispute.ts';
import { refuseDispute } from '#core/assessments/disputes/refusals.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { loadDispute, type StoredDispute } from './dispute-repository.ts';

/** Whose disputes, and who asks: handed down from the routes. */
export interface DisputeDesk {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly unit: UnitRef;
}

export function deskOf(deps: Deps, { scope, unit }: Pick<FastifyRequest, 'scope' | 'unit'>): DisputeDesk {
  return { deps, scope, unit };
}

export interface DisputeWriting {
  readonly at: Date;
  readonly by: string;
  readonly today: PlainDate;
}

interface Recorded<T> {
  readonly action: string;
  readonly id: DisputeId;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
  readonly answer: T;
}

/** One change of a dispute with its entry in the trail, in one transaction under the agency's lock. */
export async function recorded<T>(
  { deps, scope, unit }: DisputeDesk,
  work: (tx: Database, writing: DisputeWriting) => Promise<Recorded<T>>,
): Promise<T> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const at = deps.now();
    const { action, id, what, why, answer } = await work(tx, { at, by: scope.actor.name, today: vietnamDay(at) });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action,
      subjectKind: 'figure-dispute',
      subjectId: id,
      what: what ?? {},
      why: why || undefined,
    });
    return answer;
  });
}

export async function requireDispute(tx: Database, { unit }: DisputeDesk, id: DisputeId): Promise<StoredDispute> {
  const dispute = await loadDispute(tx, unit.agencyId, id);
  if (!dispute) {
    throw refuseDispute('dispute-unknown');
  }
  return dispute;
}
