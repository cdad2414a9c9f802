import type { WindowQuery } from '#core/indicators/contract.ts';
import { periodName, periodOf } from '#core/indicators/periods.ts';
import { refuse } from '#core/indicators/refusals.ts';
import type { Window } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { UnitDirectory } from '#server/platform/identity.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';

export interface ChosenWindow extends Window {
  readonly period: string | null;
  readonly name: string | null;
}

/** The window a request names: a period, two days, or the reform year (from 15/12) up to today. */
export function chosenWindow(query: Pick<WindowQuery, 'period' | 'from' | 'to'>, today: PlainDate): ChosenWindow {
  if (query.period) {
    const period = periodOf(query.period);
    if (!period) {
      throw refuse('period-unknown', { period: query.period });
    }
    return { ...period.window, period: period.code, name: periodName(period) };
  }
  const from = query.from ?? reformYearStart(query.to ?? today);
  const to = query.to ?? today;
  if (from > to) {
    throw refuse('window-reversed', { from, to });
  }
  return { from, to, period: null, name: null };
}

function reformYearStart(day: PlainDate): PlainDate {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '12-15' ? `${year}-12-15` : `${year - 1}-12-15`;
}

/** Whose records make up the unit's figures, the unit first: those merged into it and, where asked, those below. */
export interface Sources {
  readonly agencyIds: readonly UnitId[];
  readonly units: readonly { readonly slug: string; readonly name: string }[];
  readonly below: boolean;
}

/** Provinces and districts are the sum of the units below unless asked otherwise; never more than the actor may see. */
export function sourcesOf(directory: UnitDirectory, scope: Scope, unit: UnitRef, below: boolean | undefined): Sources {
  const wide = below ?? unit.kind !== 'commune';
  const reach = directory.reachOf(unit.agencyId, wide).reads.filter((id) => id !== unit.agencyId);
  const agencyIds = [unit.agencyId, ...reach].filter((id) => scope.units.includes(id));
  const units = agencyIds.flatMap((id) => {
    const found = directory.byId(id);
    return found ? [{ slug: found.slug, name: found.name }] : [];
  });
  return { agencyIds, units, below: wide };
}
