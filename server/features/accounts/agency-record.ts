import type { UnitId } from '#core/kernel/ids.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Actor, writeIn } from '#server/platform/scope.ts';
import type { Account } from './account-repository.ts';

export interface Happening {
  readonly action: string;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
}

/** A change of somebody's account that the agency which keeps it records, whoever makes it (they may hold no role there). */
export async function recordedAt<T>(
  deps: Pick<Deps, 'db' | 'now'>,
  agencyId: UnitId,
  actor: Actor,
  account: Pick<Account, 'id' | 'userName'>,
  work: (tx: Database) => Promise<{ readonly result: T; readonly happened: Happening | undefined }>,
): Promise<T> {
  return writeIn(deps.db, { actor, units: [agencyId], writeUnits: [agencyId] }, agencyId, async (tx) => {
    const { result, happened } = await work(tx);
    if (happened) {
      await appendAudit(tx, {
        agencyId,
        actor,
        at: deps.now(),
        action: happened.action,
        subjectKind: 'account',
        subjectId: account.id,
        what: { userName: account.userName, ...happened.what },
        why: happened.why,
      });
    }
    return result;
  });
}
