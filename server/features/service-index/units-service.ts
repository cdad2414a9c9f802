import type { Period } from '#core/indicators/periods.ts';
import { earlierDay } from '#core/indicators/windows.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { GroupCode, PointUnits } from '#core/service-index/component.ts';
import type { UnitsAnswer, UnitsQuery } from '#core/service-index/contract.ts';
import { chosenMonth, monthName } from '#core/service-index/month.ts';
import { WHOLE } from '#core/service-index/portal.ts';
import { refuse } from '#core/service-index/refusals.ts';
import { type IndexScore, indicatorCodes, scoreIndex } from '#core/service-index/score.ts';
import { setOn } from '#core/service-index/set-version.ts';
import { indicatorsOfGroups } from '#server/features/indicators/read-model.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { figuresOf, figuresOfMonth, type Ground, groupOf, unitsBelow } from './index-ground.ts';
import { groupPoints, pointsWire } from './index-wire.ts';
import { portalFigures } from './portal-repository.ts';
import { versionsNear } from './set-repository.ts';

interface Question {
  readonly scope: Scope;
  readonly unit: UnitRef;
  readonly month?: string | undefined;
}

export interface UnitScore {
  readonly unit: UnitRef;
  readonly score: IndexScore;
  readonly portal: PointUnits | null;
}

export interface UnitScores {
  readonly period: Period;
  readonly asOf: PlainDate;
  readonly rows: readonly UnitScore[];
}

/** Every committee below, each by itself, by the version that binds this level. Five statements, however many units. */
export async function scoreUnits(deps: Ground, { scope, unit, month }: Question): Promise<UnitScores> {
  if (unit.kind === 'commune') {
    throw refuse('index-not-of-levels', { unit: unit.slug });
  }
  const asOf = vietnamDay(deps.now());
  const period = chosenMonth(month, asOf);
  const units = unitsBelow(deps, scope, unit);
  const groups = units.map((one) => groupOf(deps, scope, one));
  const { set, valuesIn, figures } = await readIn(deps.db, scope, async (tx) => {
    const inForce = setOn(await versionsNear(tx, unit.agencyId, asOf), earlierDay(period.window.to, asOf));
    const [values, read] = await Promise.all([
      indicatorsOfGroups(tx, { groups, window: period.window, asOf, codes: indicatorCodes(inForce) }),
      portalFigures(
        tx,
        units.map(({ agencyId }) => agencyId),
        [period.window.from],
      ),
    ]);
    return { set: inForce, valuesIn: values, figures: read };
  });
  const wholes = figuresOfMonth(figures, period).filter(({ subject }) => subject === WHOLE);
  const portalOf = new Map(wholes.map(({ agencyId, points }) => [agencyId, points]));
  const rows = units.map((one) => ({
    unit: one,
    score: scoreIndex(set, figuresOf(valuesIn(String(one.agencyId)))),
    portal: portalOf.get(one.agencyId) ?? null,
  }));
  return { period, asOf, rows };
}

export async function readUnits(
  deps: Ground,
  question: Question,
  { page, size, sort, order }: UnitsQuery,
): Promise<UnitsAnswer> {
  const { period, asOf, rows } = await scoreUnits(deps, question);
  const sorted = inOrder(rows, sort, order);
  const { unit } = question;
  return {
    unit: { slug: unit.slug, name: unit.name },
    window: { code: period.code, name: monthName(period), ...period.window, live: asOf <= period.window.to, asOf },
    items: sorted.slice((page - 1) * size, page * size).map(({ unit: own, score, portal }) => ({
      unit: { slug: own.slug, name: own.name },
      points: pointsWire(score.points),
      computable: pointsWire(score.computable),
      groups: groupPoints(score),
      portal: portal === null ? null : pointsWire(portal),
    })),
    total: rows.length,
  };
}

const VIETNAMESE = new Intl.Collator('vi');

/** By points (of all or one group) or by name; equal points in the order of names. */
export function inOrder(
  rows: readonly UnitScore[],
  sort: UnitsQuery['sort'],
  order: UnitsQuery['order'],
): readonly UnitScore[] {
  const byName = (a: UnitScore, b: UnitScore) => VIETNAMESE.compare(a.unit.name, b.unit.name);
  const sign = order === 'down' ? -1 : 1;
  if (sort === 'name') {
    return [...rows].sort((a, b) => sign * byName(a, b));
  }
  const pointsOf = ({ score }: UnitScore) => (sort === 'points' ? score.points : groupPointsOf(score, sort));
  return [...rows].sort((a, b) => sign * (pointsOf(a) - pointsOf(b)) || byName(a, b));
}

function groupPointsOf({ groups }: IndexScore, code: GroupCode): PointUnits {
  return groups.find(({ group }) => group === code)?.points ?? 0;
}
