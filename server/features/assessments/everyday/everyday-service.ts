import type { AlertThresholds } from '#core/assessments/everyday/alerts.ts';
import type { AlertList, ProvisionalResponse, UnitScores } from '#core/assessments/everyday/contract.ts';
import { wholeSums } from '#core/assessments/everyday/provisional.ts';
import { rangeOfWhole, workingTime } from '#core/assessments/everyday/standing.ts';
import { POINT, pointsString } from '#core/assessments/points.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { decimalString } from '#core/kernel/decimals.ts';
import { calendarFor } from '#server/features/calendars/read-model.ts';
import { agenciesBelow, sectionsOf } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { loadEveryday, requireEveryday } from './everyday-ground.ts';
import { loadThresholds, saveThresholds } from './everyday-repository.ts';
import { loadHistory, type UnitScore, unitScores } from './everyday-view.ts';
import { alertToWire, everydayToWire } from './everyday-wire.ts';

/** The first day of the calendars; the same for all, so that they are remembered. */
const CALENDAR_FROM = '2015-01-01';

/** The score of today of a unit, with its forecast, its alerts and what is worth doing. */
export async function readProvisional(
  deps: Deps,
  scope: Scope,
  { unit, ...term }: SheetKey<UnitRef>,
): Promise<ProvisionalResponse> {
  const today = vietnamDay(deps.now());
  return readIn(deps.db, scope, async (tx) => {
    const everyday = await requireEveryday(tx, unit, term, today);
    const calendar = await calendarFor(tx, unit.agencyId, CALENDAR_FROM);
    return everydayToWire({
      unit,
      everyday,
      history: await loadHistory(tx, unit.agencyId, term),
      sections: await sectionsOf(tx, unit.agencyId, today),
      working: workingTime(calendar, today, everyday.window.to),
    });
  });
}

const SHORT_LIST = 5;

/** The most pressing alerts for the first page; nothing where the unit is scored by no set. */
export async function readAlerts(deps: Deps, scope: Scope, { unit, ...term }: SheetKey<UnitRef>): Promise<AlertList> {
  const today = vietnamDay(deps.now());
  return readIn(deps.db, scope, async (tx) => {
    const everyday = await loadEveryday(tx, unit.agencyId, term, today);
    if (!everyday) {
      return { items: [], total: 0, score: null };
    }
    const sections = await sectionsOf(tx, unit.agencyId, today);
    const { scheme, standing, alerts } = everyday;
    const { index, knownMax } = wholeSums(scheme, standing.now);
    const { low, high } = rangeOfWhole(scheme, standing);
    return {
      items: alerts.slice(0, SHORT_LIST).map((alert) => alertToWire(alert, sections)),
      total: alerts.length,
      score: {
        points: pointsString(index),
        knownMax: pointsString(knownMax),
        low: pointsString(low),
        high: pointsString(high),
      },
    };
  });
}

export async function readThresholds(deps: Deps, scope: Scope, unit: UnitRef): Promise<AlertThresholds> {
  return readIn(deps.db, scope, (tx) => loadThresholds(tx, unit.agencyId));
}

export async function setThresholds(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  thresholds: AlertThresholds,
): Promise<AlertThresholds> {
  const at = deps.now();
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const before = await loadThresholds(tx, unit.agencyId);
    await saveThresholds(tx, unit.agencyId, thresholds, { at, name: scope.actor.name });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'assessments:set-alerts',
      subjectKind: 'score-alert-setting',
      subjectId: unit.slug,
      what: { ...thresholds, before },
    });
  });
  return thresholds;
}

/** A change is told against the day this many days earlier. */
const CHANGE_DAYS = 28;

/** The kept scores of the units below, those that fall first. A fixed number of statements. */
export async function readUnitScores(
  deps: Deps,
  scope: Scope,
  { unit, ...term }: SheetKey<UnitRef>,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<UnitScores> {
  const today = vietnamDay(deps.now());
  return readIn(deps.db, scope, async (tx) => {
    const below = (await agenciesBelow(tx, unit.agencyId, today)).filter(
      (id) => scope.units.includes(id) && deps.directory.byId(id)?.kind === 'commune',
    );
    const found = new Map((await unitScores(tx, below, term, CHANGE_DAYS)).map((score) => [score.agencyId, score]));
    const units = below.flatMap((id) => deps.directory.byId(id) ?? []);
    const sorted = units
      .map((one) => ({ unit: one, score: found.get(one.agencyId) }))
      .sort((a, b) => fall(a.score) - fall(b.score) || a.unit.name.localeCompare(b.unit.name, 'vi'));
    const items = sorted.slice((page - 1) * size, page * size).map(({ unit: one, score }) => rowOf(one, score));
    return { items, total: sorted.length };
  });
}

/** Falls first, the deepest before; then what stands or rises, then what has no earlier day, then nothing at all. */
function fall(score: UnitScore | undefined): number {
  if (!score || score.knownMax === 0) {
    return 2 * 10_000 * POINT;
  }
  return score.beforePoints === null ? 10_000 * POINT : score.points - score.beforePoints;
}

function rowOf(unit: UnitRef, score: UnitScore | undefined): UnitScores['items'][number] {
  const named = { unit: unit.slug, unitName: unit.name };
  if (!score) {
    const nothing = { points: null, max: null, knownMax: null, unknown: null, low: null, high: null, alerts: null };
    return { ...named, day: null, ...nothing, beforeDay: null, change: null };
  }
  return {
    ...named,
    day: score.day,
    points: pointsString(score.points),
    max: pointsString(score.max),
    knownMax: pointsString(score.knownMax),
    unknown: score.unknown,
    low: pointsString(score.low),
    high: pointsString(score.high),
    alerts: score.alerts,
    beforeDay: score.beforeDay,
    change: score.beforePoints === null ? null : decimalString(score.points - score.beforePoints, 4, 2),
  };
}
