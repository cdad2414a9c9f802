import { sql } from 'kysely';
import type { Calendar, DayKind, Interval, WeekHours } from '#core/calendars/calendar.ts';
import { type CalendarLayer, calendarFrom } from '#core/calendars/calendar-layers.ts';
import type { Instant, PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { catalogueMemory } from '#server/platform/catalogue-memory.ts';
import type { Database } from '#server/platform/database.ts';

/** Null: the nation's, as the product ships it. */
interface Entered {
  readonly enteredAt: string | null;
  readonly removedAt?: string | null;
}

interface DayRow extends Entered {
  readonly day: PlainDate;
  readonly kind: DayKind;
  readonly name: string;
  readonly counterpart: PlainDate | null;
  readonly closes: number | null;
}

interface WeekRow extends Entered {
  readonly validFrom: PlainDate;
  readonly intervals: readonly (Interval & { readonly weekday: number })[];
}

interface LayerRow {
  readonly days: readonly DayRow[];
  readonly years: readonly (Entered & { readonly year: number })[];
  readonly weeks: readonly WeekRow[];
}

const recall = catalogueMemory<Calendar>();

/**
 * The working time of an agency from `from` on, without an end (a deadline may reach any year): the nation's days,
 * those that committees above published for the units below, and its own. One query, or from memory while neither
 * calendars nor units have changed.
 */
export async function calendarFor(tx: Database, agencyId: UnitId, from: PlainDate): Promise<Calendar> {
  const { rows } = await sql<{ version: string }>`
    select calendar_catalogue.version || ' ' || unit_catalogue.version as version
    from calendar_catalogue, unit_catalogue`.execute(tx);
  const load = async () => (await calendarHistory(tx, agencyId, from)).now;
  return recall(rows[0]?.version ?? '', `${agencyId} ${from}`, load);
}

/** The same for several agencies: one statement, or two where a calendar is not in memory. */
export async function calendarsFor(
  tx: Database,
  agencyIds: readonly UnitId[],
  from: PlainDate,
): Promise<ReadonlyMap<UnitId, Calendar>> {
  const { rows } = await sql<{ version: string }>`
    select calendar_catalogue.version || ' ' || unit_catalogue.version as version
    from calendar_catalogue, unit_catalogue`.execute(tx);
  let loaded: Promise<ReadonlyMap<UnitId, readonly LayerRow[]>> | undefined;
  const load = async (agencyId: UnitId) => {
    loaded ??= loadAllLayers(tx, agencyIds, from);
    const layers = (await loaded).get(agencyId) ?? [];
    const stands = ({ removedAt }: Entered) => !removedAt;
    return calendarFrom(
      from,
      layers.map((layer) => layerOf(layer, stands)),
    );
  };
  const calendars = new Map<UnitId, Calendar>();
  for (const id of agencyIds) {
    calendars.set(id, await recall(rows[0]?.version ?? '', `${id} ${from}`, () => load(id)));
  }
  return calendars;
}

/** The calendar as it is, and as it stood at an earlier moment: a promise of that day is explained by it. */
export interface CalendarHistory {
  readonly now: Calendar;
  asOf(moment: Instant): Calendar;
}

export async function calendarHistory(tx: Database, agencyId: UnitId, from: PlainDate): Promise<CalendarHistory> {
  const layers = await loadLayers(tx, agencyId, from);
  const calendarOf = (stands: (line: Entered) => boolean) =>
    calendarFrom(
      from,
      layers.map((layer) => layerOf(layer, stands)),
    );
  return {
    now: calendarOf(({ removedAt }) => !removedAt),
    asOf: (moment) => {
      const at = new Date(moment);
      const after = (text: string | null | undefined) => !text || new Date(text) > at;
      return calendarOf(({ enteredAt, removedAt }) => (enteredAt === null || !after(enteredAt)) && after(removedAt));
    },
  };
}

async function loadLayers(tx: Database, agencyId: UnitId, from: PlainDate): Promise<readonly LayerRow[]> {
  return (await loadAllLayers(tx, [agencyId], from)).get(agencyId) ?? [];
}

/** The layers of each agency, the nation's first and its own last. One statement. */
async function loadAllLayers(
  tx: Database,
  agencyIds: readonly UnitId[],
  from: PlainDate,
): Promise<ReadonlyMap<UnitId, readonly LayerRow[]>> {
  const { rows } = await sql<{ agencyId: UnitId; layers: readonly LayerRow[] }>`
    select asked.id as "agencyId", jsonb_agg(jsonb_build_object('days', layer.days, 'years', layer.years, 'weeks', layer.weeks)
      order by layer.distance desc) as layers
    from unnest(${sql.val([...agencyIds])}::integer[]) as asked (id)
    cross join lateral (
      select 100 as distance,
        (select coalesce(jsonb_agg(jsonb_build_object('day', day.day, 'kind', day.kind, 'name', day.name,
            'counterpart', day.counterpart, 'closes', null, 'enteredAt', null)), '[]')
          from national_day day where day.day >= ${from} and not day.doubtful) as days,
        (select coalesce(jsonb_agg(jsonb_build_object('year', national_year.year, 'enteredAt', null)), '[]')
          from national_year) as years,
        '[]'::jsonb as weeks
      union all
      select issuer.distance,
        (select coalesce(jsonb_agg(jsonb_build_object('day', day.day, 'kind', day.kind, 'name', day.name,
            'counterpart', day.counterpart, 'closes', day.closes, 'enteredAt', day.entered_at, 'removedAt', day.removed_at)), '[]')
          from calendar_day day where day.agency_id = issuer.id and day.day >= ${from}
            and (issuer.distance = 0 or day.covers_below)),
        (select coalesce(jsonb_agg(jsonb_build_object('year', year.year, 'enteredAt', year.entered_at)), '[]')
          from calendar_year year where year.agency_id = issuer.id and (issuer.distance = 0 or year.covers_below)),
        (select coalesce(jsonb_agg(jsonb_build_object('validFrom', week.valid_from, 'enteredAt', week.entered_at,
            'intervals', (
              select coalesce(jsonb_agg(jsonb_build_object('weekday', hours.weekday, 'opens', hours.opens,
                  'closes', hours.closes) order by hours.opens), '[]')
                from working_interval hours
                where hours.agency_id = week.agency_id and hours.valid_from = week.valid_from))), '[]')
          from working_week week where week.agency_id = issuer.id and (issuer.distance = 0 or week.covers_below))
      from committees_above(asked.id, ${from}) issuer) layer
    group by asked.id`.execute(tx);
  return new Map(rows.map(({ agencyId, layers }) => [agencyId, layers]));
}

function layerOf(row: LayerRow, stands: (line: Entered) => boolean): CalendarLayer {
  return {
    years: row.years.filter(stands).map(({ year }) => year),
    days: row.days.filter(stands).map(({ day, kind, name, counterpart, closes }) => ({
      day,
      kind,
      name,
      counterpart: counterpart ?? undefined,
      closes: closes ?? undefined,
    })),
    weeks: row.weeks.filter(stands).map(({ validFrom, intervals }) => ({ validFrom, hours: weekHoursOf(intervals) })),
  };
}

function weekHoursOf(intervals: WeekRow['intervals']): WeekHours {
  return Array.from({ length: 7 }, (_, weekday) =>
    intervals.filter((interval) => interval.weekday === weekday).map(({ opens, closes }) => ({ opens, closes })),
  );
}
