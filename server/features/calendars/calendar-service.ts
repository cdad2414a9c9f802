import {
  dayOf,
  type Provenance,
  requireBasis,
  requireHours,
  requireWholeYear,
  swapOf,
} from '#core/calendars/calendar-entry.ts';
import type { DatedDay } from '#core/calendars/calendar-layers.ts';
import type {
  AddDayRequest,
  AddSwapRequest,
  PublishYearRequest,
  SetHoursRequest,
  SettleDayRequest,
} from '#core/calendars/contract.ts';
import { refuseCalendar } from '#core/calendars/refusals.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { clean } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import {
  type Entered,
  hasWeekFrom,
  insertDays,
  insertWeek,
  insertYear,
  loadDoubtfulDay,
  ownDaysAmong,
  withdrawDay,
} from './calendar-repository.ts';
import { calendarFor } from './read-model.ts';

type Days = readonly PlainDate[];

export async function addDay(deps: Deps, scope: Scope, unit: UnitRef, request: AddDayRequest): Promise<Days> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const calendar = await calendarFor(tx, unit.agencyId, `${request.day.slice(0, 4)}-01-01`);
    return enter(tx, deps, scope, unit, request, [dayOf(calendar, request)]);
  });
}

export async function addSwap(deps: Deps, scope: Scope, unit: UnitRef, request: AddSwapRequest): Promise<Days> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const [first = request.off] = [request.off, request.worked].sort();
    const calendar = await calendarFor(tx, unit.agencyId, `${first.slice(0, 4)}-01-01`);
    return enter(tx, deps, scope, unit, request, swapOf(calendar, request.off, request.worked));
  });
}

/** An administrator says what a doubtful national day is: a day off after all, or a day like any other. */
export async function settleDay(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  day: PlainDate,
  request: SettleDayRequest,
): Promise<Days> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const doubtful = await loadDoubtfulDay(tx, day);
    if (!doubtful) {
      throw refuseCalendar('calendar-day-not-doubtful', { day });
    }
    return enter(tx, deps, scope, unit, request, [{ day, kind: request.decision, name: doubtful.name }]);
  });
}

export async function removeDay(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  day: PlainDate,
  reason: string,
): Promise<Days> {
  const why = clean(reason);
  if (why === '') {
    throw refuseCalendar('calendar-reason-missing');
  }
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const removed = await withdrawDay(tx, unit.agencyId, day, { at: deps.now(), by: scope.actor.name });
    if (removed.length === 0) {
      throw refuseCalendar('calendar-day-unknown', { day });
    }
    await audit(tx, deps, scope, unit, { action: 'calendars:remove-day', subjectId: day, what: { removed }, why });
    return removed.map((entry) => entry.day);
  });
}

export async function setHours(deps: Deps, scope: Scope, unit: UnitRef, request: SetHoursRequest): Promise<Days> {
  const { validFrom, hours } = request;
  requireHours(hours);
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    if (await hasWeekFrom(tx, unit.agencyId, validFrom)) {
      throw refuseCalendar('calendar-week-taken', { validFrom });
    }
    const entered = enteredBy(deps, scope, unit, request);
    await insertWeek(tx, { validFrom, hours }, entered);
    await audit(tx, deps, scope, unit, {
      action: 'calendars:set-hours',
      subjectId: validFrom,
      what: { hours, coversBelow: entered.coversBelow },
      why: entered.basis,
    });
    return [validFrom];
  });
}

/** From here on the year's deadlines are firm. */
export async function publishYear(deps: Deps, scope: Scope, unit: UnitRef, request: PublishYearRequest): Promise<Days> {
  const { year } = request;
  const first: PlainDate = `${year}-01-01`;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const calendar = await calendarFor(tx, unit.agencyId, first);
    if (calendar.years.includes(year)) {
      throw refuseCalendar('calendar-year-published', { year });
    }
    requireWholeYear(calendar, year);
    const entered = enteredBy(deps, scope, unit, request);
    await insertYear(tx, year, entered);
    await audit(tx, deps, scope, unit, {
      action: 'calendars:publish-year',
      subjectId: String(year),
      what: { year, coversBelow: entered.coversBelow },
      why: entered.basis,
    });
    return [first];
  });
}

async function enter(
  tx: Database,
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  provenance: Provenance,
  days: readonly DatedDay[],
): Promise<Days> {
  const wanted = days.map(({ day }) => day);
  const taken = await ownDaysAmong(tx, unit.agencyId, wanted);
  if (taken.length > 0) {
    throw refuseCalendar('calendar-day-taken', { days: taken });
  }
  const entered = enteredBy(deps, scope, unit, provenance);
  await insertDays(tx, days, entered);
  await audit(tx, deps, scope, unit, {
    action: 'calendars:add-day',
    subjectId: wanted[0] ?? '',
    what: { days, coversBelow: entered.coversBelow },
    why: entered.basis,
  });
  return wanted;
}

function enteredBy(deps: Deps, scope: Scope, unit: UnitRef, provenance: Provenance): Entered {
  return {
    agencyId: unit.agencyId,
    basis: requireBasis(provenance.basis),
    coversBelow: provenance.coversBelow,
    at: deps.now(),
    by: scope.actor.name,
  };
}

async function audit(
  tx: Database,
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  fact: { action: string; subjectId: string; what: Record<string, unknown>; why: string },
): Promise<void> {
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    subjectKind: 'calendar',
    ...fact,
  });
}
