import { nextWorkingDay } from '#core/calendars/calendar.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { calendarFor } from '#server/features/calendars/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope } from '#server/platform/scope.ts';

/** "Sắp đến hạn": today and the next two working days. */
const SOON_WORKING_DAYS = 2;

/** How long the answer for a day is kept: a calendar changed meanwhile only shifts a colour for these minutes. */
const KEPT_MS = 10 * 60_000;

export type SoonDays = (scope: Scope, agencyId: UnitId, today: PlainDate) => Promise<PlainDate>;

/** The last day that counts as soon at this agency. */
export async function soonDay(tx: Database, agencyId: UnitId, today: PlainDate): Promise<PlainDate> {
  const calendar = await calendarFor(tx, agencyId, today);
  let soon = today;
  for (let step = 0; step < SOON_WORKING_DAYS; step += 1) {
    soon = nextWorkingDay(calendar, soon);
  }
  return soon;
}

/** Every inbox asks the same question of the calendar, so its answer is kept for a while per agency and day. */
export function soonDays({ db, now }: Pick<Deps, 'db' | 'now'>): SoonDays {
  const kept = new Map<UnitId, { today: PlainDate; soon: PlainDate; until: number }>();
  return async (scope, agencyId, today) => {
    const known = kept.get(agencyId);
    if (known && known.today === today && known.until > now().getTime()) {
      return known.soon;
    }
    const soon = await readIn(db, scope, (tx) => soonDay(tx, agencyId, today));
    kept.set(agencyId, { today, soon, until: now().getTime() + KEPT_MS });
    return soon;
  };
}

export function todayOf(deps: Pick<Deps, 'now'>): PlainDate {
  return vietnamDay(deps.now());
}
