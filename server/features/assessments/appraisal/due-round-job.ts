import type { SheetKey } from '#core/assessments/sheet-key.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { type DueRound, dueRounds } from './due-round-view.ts';
import { askWhenOver, endExplanation, startSecondWhenOver } from './round-service.ts';

/**
 * What the dates do by themselves. After the last day of the explanation the second round begins, answered or not: the
 * points of the first stand where nobody answered. After the last day of the first round a sheet whose lines are all
 * appraised goes to its unit, or straight to the second round where there is nothing to explain. A sheet with lines left
 * over waits for its appraiser. Each sheet is moved in a transaction of its own: one that fails leaves the others moved.
 */
export async function moveDueRounds(deps: Deps): Promise<number> {
  const agencies = deps.directory.agencies();
  const scope: Scope = { actor: { accountId: undefined, name: 'Hệ thống' }, units: agencies, writeUnits: agencies };
  const due = await readIn(deps.db, scope, (tx) => dueRounds(tx, vietnamDay(deps.now())));
  const faults: unknown[] = [];
  let moved = 0;
  for (const { agency_id, year, term, state } of due) {
    const unit = deps.directory.byId(agency_id);
    const isMoved =
      unit !== undefined &&
      (await move(deps, { ...scope, units: [agency_id] }, { unit, year, term }, state).catch((fault: unknown) => {
        faults.push(new Error(`${unit.slug} ${year}`, { cause: fault }));
        return false;
      }));
    moved += isMoved ? 1 : 0;
  }
  if (faults.length > 0) {
    throw new AggregateError(faults, `${faults.length} sheets could not be moved on`);
  }
  return moved;
}

async function move(deps: Deps, scope: Scope, key: SheetKey<UnitRef>, state: DueRound['state']): Promise<boolean> {
  if (state === 'explaining') {
    return took(() => endExplanation(deps, scope, key));
  }
  return (await took(() => askWhenOver(deps, scope, key))) || took(() => startSecondWhenOver(deps, scope, key));
}

/** False where a rule says that the sheet stays: reopened, not wholly appraised. Anything else is a fault. */
async function took(step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    if (error instanceof Refusal) {
      return false;
    }
    throw error;
  }
}
