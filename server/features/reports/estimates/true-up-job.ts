import { vietnamDay } from '#core/kernel/dates.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope } from '#server/platform/scope.ts';
import { dueTrueUps } from './estimate-repository.ts';
import { makeTrueUpIfDue } from './estimate-service.ts';

/**
 * Compares every report that was sent with estimates once its window is over, from the day after its last; answers how
 * many. Each in a transaction of its own: one that fails leaves the others compared, and is told at the end.
 */
export async function trueUpEverybody(deps: Deps): Promise<number> {
  const agencies = deps.directory.agencies();
  const scope: Scope = { actor: { accountId: undefined, name: 'Hệ thống' }, units: agencies, writeUnits: agencies };
  const due = await readIn(deps.db, scope, (tx) => dueTrueUps(tx, agencies, vietnamDay(deps.now())));
  const faults: unknown[] = [];
  let made = 0;
  for (const { agencyId, period } of due) {
    const unit = deps.directory.byId(agencyId);
    if (!unit) {
      continue;
    }
    const own = { ...scope, units: [agencyId] };
    const isMade = await makeTrueUpIfDue({ deps, scope: own, unit, period }).catch((fault: unknown) => {
      faults.push(new Error(`${unit.slug} ${period}`, { cause: fault }));
      return false;
    });
    made += isMade ? 1 : 0;
  }
  if (faults.length > 0) {
    throw new AggregateError(faults, `${faults.length} true-ups failed`);
  }
  return made;
}
