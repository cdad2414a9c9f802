import { definitionOf } from '#core/indicators/definitions.ts';
import { lightOf } from '#core/indicators/target.ts';
import type { IndicatorValue } from '#core/indicators/value.ts';
import type { Window } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ClosingProof } from '#core/plans/reform/progress.ts';
import type { MeasuredTarget } from '#core/plans/reform/task.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { countedTogether } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Measurement } from './reform-task-repository.ts';

export interface Measured {
  readonly outcome: NonNullable<ClosingProof['measured']>;
  readonly dated: boolean;
  readonly measurement: Measurement | undefined;
}

/**
 * What a target's indicator shows on a day: of the reform year so far (from 15/12), or where nothing is counted or typed
 * for that, the figure typed for the whole year. Counts of dossiers are dated by their events.
 */
export async function measureTarget(
  tx: Database,
  agencyId: UnitId,
  target: MeasuredTarget,
  day: PlainDate,
): Promise<Measured> {
  const year = Number(day.slice(0, 4)) + (day.slice(5) >= '12-15' ? 1 : 0);
  const soFar: Window = { from: `${year - 1}-12-15`, to: day };
  const first = await valueIn(tx, agencyId, target, soFar);
  const whole: Window = { from: soFar.from, to: `${year}-12-14` };
  const known = first && first.origin !== 'none';
  const [value, window] = known ? [first, soFar] : [await valueIn(tx, agencyId, target, whole), whole];
  if (!value || value.origin === 'none') {
    return { outcome: 'unknown', dated: false, measurement: undefined };
  }
  const goal = { code: target.indicator, validFrom: day, goal: target.value, margin: 0, basis: '' };
  const light = lightOf(value, { ...goal, direction: target.comparison });
  const { count, numerator, denominator, rate } = value;
  return {
    outcome: light === 'good' ? 'reached' : light === 'none' ? 'unknown' : 'missed',
    dated: value.origin === 'computed' && definitionOf(target.indicator)?.supply === 'dossiers',
    measurement: { code: target.indicator, count, numerator, denominator, rate, ...window },
  };
}

async function valueIn(
  tx: Database,
  agencyId: UnitId,
  { indicator }: MeasuredTarget,
  window: Window,
): Promise<IndicatorValue | undefined> {
  const agencyIds = await countedTogether(tx, agencyId, window.from);
  const [value] = await indicatorValues(tx, { agencyIds, ...window, codes: [indicator] });
  // A count of dossiers is 0 where nothing was recorded: a floor of nothing proves nothing.
  return value;
}
