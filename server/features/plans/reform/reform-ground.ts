import type { FastifyRequest } from 'fastify';
import type { Calendar } from '#core/calendars/calendar.ts';
import { nextWorkingDay } from '#core/calendars/calendar.ts';
import { dayNumber, type PlainDate, plainDateOf, vietnamDay } from '#core/kernel/dates.ts';
import type { TaskContentRequest } from '#core/plans/reform/contract.ts';
import { dueDayOf, SOON_WORKING_DAYS } from '#core/plans/reform/progress.ts';
import type { TaskContent, TaskGround, Worker } from '#core/plans/reform/task.ts';
import { calendarFor } from '#server/features/calendars/read-model.ts';
import { isUnitOpen, type Section, sectionsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Identity } from '#server/platform/identity.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import { peopleOf, type TaskPerson } from './reform-view.ts';

/** The first day of the calendars that plans of any year need. */
const CALENDAR_FROM = '2015-01-01';

/** Whose request it is and what it is about: handed down from the routes. */
export interface PlanDesk {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly unit: UnitRef;
  readonly worker: Worker;
}

/** A chair or focal officer answers for every task; the others for their section's and their own. */
function workerOf(deps: Pick<Deps, 'directory'>, identity: Identity | null, unit: UnitRef): Worker {
  const grants = (identity?.grants ?? []).filter(({ writes }) => writes.includes(unit.agencyId));
  const wide = grants.some(
    ({ role, unitId }) =>
      role === 'focal-officer' || role === 'chair' || (role === 'specialist' && unitId === unit.agencyId),
  );
  const sections = grants
    .filter(({ role }) => role !== 'administrator')
    .map(({ unitId }) => unitId)
    .filter((id) => deps.directory.byId(id)?.kind === 'section');
  return { all: wide, sections, accountId: identity?.accountId };
}

/** The request's person at the request's unit. */
export function deskOf(
  deps: Deps,
  { scope, unit, identity }: Pick<FastifyRequest, 'scope' | 'unit' | 'identity'>,
): PlanDesk {
  return { deps, scope, unit, worker: workerOf(deps, identity, unit) };
}

export interface OfficeGround extends TaskGround {
  readonly sectionNames: readonly Section[];
  readonly persons: readonly TaskPerson[];
  readonly calendar: Calendar;
  readonly today: PlainDate;
  readonly soon: PlainDate;
}

/** Sections and people that a task of this year may name, and the agency's working days. */
export async function groundOf(tx: Database, { deps, unit }: PlanDesk, year?: number): Promise<OfficeGround> {
  const today = vietnamDay(deps.now());
  const lastDay = `${year ?? today.slice(0, 4)}-12-31`;
  const sectionNames = await sectionsOf(tx, unit.agencyId, lastDay < today ? lastDay : today);
  const persons = await peopleOf(tx, unit.agencyId, today);
  const calendar = await calendarFor(tx, unit.agencyId, CALENDAR_FROM);
  return {
    sectionNames,
    persons,
    sections: sectionNames.map(({ id }) => id),
    people: persons.map(({ id }) => id),
    calendar,
    dueDayOf: (deadline) => dueDayOf(calendar, deadline),
    today,
    soon: soonDay(calendar, today),
  };
}

/** The last day that is at most so many working days away that a task counts as near. */
function soonDay(calendar: Calendar, today: PlainDate): PlainDate {
  let day = today;
  for (let step = 0; step < SOON_WORKING_DAYS; step += 1) {
    day = nextWorkingDay(calendar, day);
  }
  // Days of rest after the last near one are as near as it is.
  return plainDateOf(dayNumber(nextWorkingDay(calendar, day)) - 1);
}

export interface ListGround {
  readonly calendar: Calendar;
  readonly today: PlainDate;
  readonly soon: PlainDate;
  readonly agencyClosed: boolean;
}

/** What a list needs to say how its tasks stand. */
export async function listGroundOf(tx: Database, { deps, unit }: PlanDesk): Promise<ListGround> {
  const today = vietnamDay(deps.now());
  const calendar = await calendarFor(tx, unit.agencyId, CALENDAR_FROM);
  const agencyClosed = !(await isUnitOpen(tx, unit.agencyId, today));
  return { calendar, today, soon: soonDay(calendar, today), agencyClosed };
}

export function contentFrom(request: TaskContentRequest): TaskContent {
  const { lead, personId, budget, target, startsOn, deadline } = request;
  return {
    code: request.code,
    title: request.title,
    deliverable: request.deliverable,
    lead: lead ?? undefined,
    cooperating: request.cooperating,
    personId: personId ?? undefined,
    legalBasis: request.legalBasis,
    budget: budget ?? undefined,
    target: target ?? undefined,
    startsOn: startsOn ?? undefined,
    deadline: deadline ?? undefined,
  };
}
