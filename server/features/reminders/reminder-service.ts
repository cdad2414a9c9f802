import { isWorkingDay } from '#core/calendars/calendar.ts';
import { vietnamDay, vietnamMinutes } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { actorsOf, FIRST_MINUTE, nearUntil, type ReminderId, stageOf, toldAt } from '#core/reminders/reminder.ts';
import { calendarFor } from '#server/features/calendars/read-model.ts';
import { isUnitOpen } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, writeIn } from '#server/platform/scope.ts';
import {
  colleaguesOf,
  hasRun,
  insertReminders,
  loadDaysBefore,
  type NewReminder,
  noteRun,
} from './reminder-repository.ts';

/** The first day of the calendars that near deadlines need. */
const CALENDAR_FROM = '2015-01-01';

/**
 * Writes the reminders of the day for every agency that has none yet: on working days from seven o'clock. Whatever
 * happened before (a restart, two servers, a run by hand) each is written once.
 */
export async function remindEverybody(deps: Deps): Promise<number> {
  const now = deps.now();
  if (vietnamMinutes(now) < FIRST_MINUTE) {
    return 0;
  }
  const agencies = deps.directory.agencies();
  const scope: Scope = { actor: { accountId: undefined, name: 'Nhắc việc' }, units: agencies, writeUnits: agencies };
  let written = 0;
  // One short transaction an agency: none holds up another, and one that fails leaves the others reminded.
  for (const agencyId of agencies) {
    written += await remindAgency(deps, scope, agencyId);
  }
  return written;
}

async function remindAgency(deps: Deps, scope: Scope, agencyId: UnitId): Promise<number> {
  const now = deps.now();
  const today = vietnamDay(now);
  const own = { ...scope, units: [agencyId] };
  const ready = await readIn(deps.db, own, async (tx) => {
    const calendar = await calendarFor(tx, agencyId, CALENDAR_FROM);
    const open = await isUnitOpen(tx, agencyId, today);
    return open && isWorkingDay(calendar, today) && !(await hasRun(tx, agencyId, today));
  });
  if (!ready) {
    return 0;
  }
  return writeIn(deps.db, own, agencyId, async (tx) => {
    // Asked again behind the agency's lock: another server may have come first.
    if (await hasRun(tx, agencyId, today)) {
      return 0;
    }
    const reminders = await remindersOf(deps, tx, agencyId);
    const count = await insertReminders(tx, agencyId, reminders, { day: today, at: now });
    await noteRun(tx, agencyId, today, now, count);
    return count;
  });
}

async function remindersOf(deps: Deps, tx: Database, agencyId: UnitId): Promise<readonly NewReminder[]> {
  const today = vietnamDay(deps.now());
  const calendar = await calendarFor(tx, agencyId, CALENDAR_FROM);
  const near = nearUntil(calendar, today, await loadDaysBefore(tx, agencyId));
  const things = [];
  // A handful of features, each asked once about its own.
  for (const dueThings of deps.dueThings) {
    things.push(...(await dueThings(tx, agencyId, near, today)));
  }
  const colleagues = things.length > 0 ? await colleaguesOf(tx, agencyId, today) : [];
  return things.flatMap((thing) => {
    const stage = thing.notice ? 'notice' : stageOf(thing.dueOn, today, near);
    const actors = actorsOf(thing, colleagues);
    const who = actors.map(({ name }) => name).join(', ');
    const told = stage ? toldAt(stage, actors, colleagues) : [];
    return told.flatMap(({ accountId }) =>
      stage ? [{ id: newId<ReminderId>(deps.now()), accountId, stage, thing, who }] : [],
    );
  });
}
