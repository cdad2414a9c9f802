import type { AgencyGroup } from '#core/indicators/agency-group.ts';
import type { Period } from '#core/indicators/periods.ts';
import type { IndicatorValue } from '#core/indicators/value.ts';
import { earlierDay } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { type IndexScore, indicatorCodes, scoreIndex } from '#core/service-index/score.ts';
import { type NearVersion, type SetInForce, setOn } from '#core/service-index/set-version.ts';
import { indicatorMonths } from '#server/features/indicators/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';

export type Ground = Pick<Deps, 'db' | 'now' | 'directory'>;

/** The unit's own records, those of the units merged into it and, for a province or district, of the units below. */
export function groupOf({ directory }: Pick<Ground, 'directory'>, scope: Scope, unit: UnitRef): AgencyGroup {
  const { reads } = directory.reachOf(unit.agencyId, unit.kind !== 'commune');
  const seen = new Set(scope.units);
  const others = reads.filter((id) => id !== unit.agencyId && seen.has(id));
  return { key: String(unit.agencyId), agencyIds: [unit.agencyId, ...others] };
}

/** The committees right below that exist today, each to be scored by itself. */
export function unitsBelow({ directory }: Pick<Ground, 'directory'>, scope: Scope, unit: UnitRef): readonly UnitRef[] {
  const { writes } = directory.reachOf(unit.agencyId, true);
  const seen = new Set(scope.units);
  return writes
    .filter((id) => id !== unit.agencyId && seen.has(id))
    .flatMap((id) => directory.byId(id) ?? [])
    .filter(({ kind }) => kind === 'commune');
}

export function figuresOf(values: readonly IndicatorValue[]): (code: string) => IndicatorValue | undefined {
  const byCode = new Map(values.map((value) => [value.definition.code, value]));
  return (code) => byCode.get(code);
}

export interface Scored {
  readonly period: Period;
  readonly set: SetInForce;
  readonly score: IndexScore;
  readonly figureOf: (code: string) => IndicatorValue | undefined;
}

/** One group of agencies over consecutive months (or one year), each by the version that was in force at its end. */
export async function scoreMonths(
  tx: Database,
  group: AgencyGroup,
  periods: readonly Period[],
  { versions, asOf }: { readonly versions: readonly NearVersion[]; readonly asOf: PlainDate },
): Promise<readonly Scored[]> {
  const sets = periods.map(({ window }) => setOn(versions, earlierDay(window.to, asOf)));
  const codes = [...new Set(sets.flatMap(indicatorCodes))];
  const { agencyIds } = group;
  const values = await indicatorMonths(tx, { agencyIds, windows: periods.map(({ window }) => window), asOf, codes });
  return periods.map((period, at) => {
    const set = sets[at] ?? setOn(versions, asOf);
    const figureOf = figuresOf(values[at] ?? []);
    return { period, set, figureOf, score: scoreIndex(set, figureOf) };
  });
}

/** Figures are read for months; a year so far has none of its own. */
export function figuresOfMonth<Figure extends { readonly month: PlainDate }>(
  figures: readonly Figure[],
  { kind, window }: Period,
): readonly Figure[] {
  return kind === 'month' ? figures.filter(({ month }) => month === window.from) : [];
}
