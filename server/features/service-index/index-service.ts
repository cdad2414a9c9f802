import { vietnamDay } from '#core/kernel/dates.ts';
import type { IndexAnswer } from '#core/service-index/contract.ts';
import { chosenMonth, trendMonths } from '#core/service-index/month.ts';
import { WHOLE } from '#core/service-index/portal.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { figuresOfMonth, type Ground, groupOf, type Scored, scoreMonths } from './index-ground.ts';
import { answerOf, pointsWire, trendWire } from './index-wire.ts';
import { type AgencyPortalFigure, portalFigures } from './portal-repository.ts';
import { versionsNear } from './set-repository.ts';

interface Question {
  readonly scope: Scope;
  readonly unit: UnitRef;
  readonly month?: string | undefined;
}

/** The index of a unit for a month (or a year so far) with twelve months' trend. Five statements (a year: three more), however many units. */
export async function readIndex(deps: Ground, { scope, unit, month }: Question): Promise<IndexAnswer> {
  const asOf = vietnamDay(deps.now());
  const period = chosenMonth(month, asOf);
  const group = groupOf(deps, scope, unit);
  const months = trendMonths(period, asOf);
  const [trend, whole, figures] = await readIn(deps.db, scope, async (tx) => {
    const versions = await versionsNear(tx, unit.agencyId, asOf);
    return Promise.all([
      scoreMonths(tx, group, months, { versions, asOf }),
      // A month asked for is the last of the trend; a year is summed by itself.
      period.kind === 'month' ? [] : scoreMonths(tx, group, [period], { versions, asOf }),
      portalFigures(
        tx,
        [unit.agencyId],
        months.map(({ window }) => window.from),
      ),
    ]);
  });
  const asked = whole.at(0) ?? trend.at(-1);
  if (!asked) {
    throw new Error('the month asked for has no score');
  }
  const units = group.agencyIds.flatMap((id) => deps.directory.byId(id) ?? []);
  return {
    ...answerOf(asked, { unit, units, asOf, figures: figuresOfMonth(figures, period) }),
    hasUnitsBelow: unit.kind !== 'commune',
    trend: trend.map((one) => trendOf(one, figures)),
  };
}

function trendOf({ period, score }: Scored, figures: readonly AgencyPortalFigure[]) {
  const whole = figuresOfMonth(figures, period).find(({ subject }) => subject === WHOLE);
  return trendWire(period.code, score, whole ? pointsWire(whole.points) : null);
}
