import { wholeSums } from '#core/assessments/everyday/provisional.ts';
import { rangeOfWhole } from '#core/assessments/everyday/standing.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { isUnitOpen } from '#server/features/units/read-model.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { type Everyday, loadEveryday } from './everyday-ground.ts';
import { type DayScore, saveDayScore, scoredOn } from './everyday-repository.ts';
import { runningTerm } from './running-term.ts';

function dayScoreOf({ scheme, standing, asOf, alerts }: Everyday): DayScore {
  const { index, max, knownMax, unknown } = wholeSums(scheme, standing.now);
  const { low, high } = rangeOfWhole(scheme, standing);
  return {
    day: asOf,
    criteriaSetId: scheme.set.id,
    points: index,
    max,
    knownMax,
    unknown,
    low,
    high,
    alerts: alerts.length,
  };
}

/** Computes the row of a day (again) from the records and writes it; false where the unit is scored by no set. */
export async function keepDayScore(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  term: SheetTerm,
  day: PlainDate,
): Promise<boolean> {
  const own: Scope = { ...scope, writeUnits: [unit.agencyId] };
  const score = await readIn(deps.db, own, async (tx) => {
    const everyday = (await isUnitOpen(tx, unit.agencyId, day))
      ? await loadEveryday(tx, unit.agencyId, term, day)
      : undefined;
    return everyday && dayScoreOf(everyday);
  });
  if (!score) {
    return false;
  }
  await writeIn(deps.db, own, unit.agencyId, (tx) => saveDayScore(tx, unit.agencyId, term, score, deps.now()));
  return true;
}

/**
 * Keeps the score of the day of every commune that has none yet; answers how many were written. Whatever happened before
 * (a restart, two servers), there is one row a unit and day.
 */
export async function keepScoresOfDay(deps: Deps): Promise<number> {
  const day = vietnamDay(deps.now());
  const term = runningTerm(day);
  const agencies = deps.directory.agencies();
  const scope: Scope = {
    actor: { accountId: undefined, name: 'Điểm tạm tính' },
    units: agencies,
    writeUnits: agencies,
  };
  const kept = await readIn(deps.db, scope, (tx) => scoredOn(tx, agencies, term, day));
  let written = 0;
  // One short transaction an agency: none holds up another.
  for (const agencyId of agencies) {
    const unit = deps.directory.byId(agencyId);
    if (unit?.kind === 'commune' && !kept.has(agencyId)) {
      written += (await keepDayScore(deps, scope, unit, term, day)) ? 1 : 0;
    }
  }
  return written;
}
