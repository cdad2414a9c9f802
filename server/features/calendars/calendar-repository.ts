import type { DayKind, WorkingWeek } from '#core/calendars/calendar.ts';
import type { Provenance } from '#core/calendars/calendar-entry.ts';
import type { DatedDay } from '#core/calendars/calendar-layers.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** Whose line it is and who wrote it when. */
export interface Entered extends Provenance {
  readonly agencyId: UnitId;
  readonly at: Date;
  readonly by: string;
}

const columnsOf = ({ agencyId, basis, coversBelow, at, by }: Entered) => ({
  agency_id: agencyId,
  basis,
  covers_below: coversBelow,
  entered_at: at,
  entered_by: by,
});

/** The days that this agency itself has entered, of those named. */
export async function ownDaysAmong(
  tx: Database,
  agencyId: UnitId,
  days: readonly PlainDate[],
): Promise<readonly PlainDate[]> {
  const rows = await tx
    .selectFrom('calendar_day')
    .select('calendar_day.day')
    .where('calendar_day.agency_id', '=', agencyId)
    .where('calendar_day.day', 'in', days)
    .where('calendar_day.removed_at', 'is', null)
    .execute();
  return rows.map(({ day }) => day);
}

export async function insertDays(tx: Database, days: readonly DatedDay[], entered: Entered): Promise<void> {
  await tx
    .insertInto('calendar_day')
    .values(
      days.map(({ day, kind, name, counterpart, closes }) => ({
        ...columnsOf(entered),
        day,
        kind,
        name,
        counterpart: counterpart ?? null,
        closes: closes ?? null,
      })),
    )
    .execute();
}

/** Takes a line back, and the other half of a swap with it. Gives the days that no longer count. */
export async function withdrawDay(
  tx: Database,
  agencyId: UnitId,
  day: PlainDate,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<readonly { day: PlainDate; kind: DayKind; name: string }[]> {
  const rows = await tx
    .updateTable('calendar_day')
    .set({ removed_at: at, removed_by: by })
    .where('calendar_day.agency_id', '=', agencyId)
    .where('calendar_day.removed_at', 'is', null)
    .where((where) => where.or([where('calendar_day.day', '=', day), where('calendar_day.counterpart', '=', day)]))
    .returning(['calendar_day.day', 'calendar_day.kind', 'calendar_day.name'])
    .execute();
  return rows.map(({ day: removed, kind, name }) => ({ day: removed, kind: kind as DayKind, name }));
}

/** A national day that still waits for an administrator. */
export async function loadDoubtfulDay(tx: Database, day: PlainDate): Promise<{ name: string } | undefined> {
  return tx
    .selectFrom('national_day')
    .select('national_day.name')
    .where('national_day.day', '=', day)
    .where('national_day.doubtful', '=', true)
    .executeTakeFirst();
}

export async function hasWeekFrom(tx: Database, agencyId: UnitId, validFrom: PlainDate): Promise<boolean> {
  const row = await tx
    .selectFrom('working_week')
    .select('working_week.valid_from')
    .where('working_week.agency_id', '=', agencyId)
    .where('working_week.valid_from', '=', validFrom)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertWeek(tx: Database, { validFrom, hours }: WorkingWeek, entered: Entered): Promise<void> {
  await tx
    .insertInto('working_week')
    .values({ ...columnsOf(entered), valid_from: validFrom })
    .execute();
  const intervals = hours.flatMap((day, weekday) =>
    day.map(({ opens, closes }) => ({
      agency_id: entered.agencyId,
      valid_from: validFrom,
      weekday,
      opens,
      closes,
    })),
  );
  await tx.insertInto('working_interval').values(intervals).execute();
}

export async function insertYear(tx: Database, year: number, entered: Entered): Promise<void> {
  await tx
    .insertInto('calendar_year')
    .values({ ...columnsOf(entered), year })
    .execute();
}
