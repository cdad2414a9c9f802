import { sql } from 'kysely';
import type { Calendar, DayKind, Interval, WeekHours } from '#core/calendars/calendar.ts';
import { type CalendarLayer, calendarFrom } from '#core/calendars/calendar-layers.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

interface DayRow {
  readonly day: PlainDate;
  readonly kind: DayKind;
  readonly name: string;
  readonly counterpart: PlainDate | null;
  readonly closes: number | null;
}

interface WeekRow {
  readonly validFrom: PlainDate;
  readonly intervals: readonly (Interval & { readonly weekday: number })[];
}

interface LayerRow {
  readonly days: readonly DayRow[];
  readonly years: readonly number[];
  readonly weeks: readonly WeekRow[];
}

/**
 * The working time of an agency from `from` on, without an end (a deadline may reach any year), in one query: the
 * nation's days, those that committees above published for the units below, and its own. Load it once a use case.
 */
export async function calendarFor(tx: Database, agencyId: UnitId, from: PlainDate): Promise<Calendar> {
  const { rows } = await sql<{ layers: readonly LayerRow[] }>`
    select jsonb_agg(jsonb_build_object('days', layer.days, 'years', layer.years, 'weeks', layer.weeks)
      order by layer.distance desc) as layers
    from (
      select 100 as distance,
        (select coalesce(jsonb_agg(jsonb_build_object('day', day.day, 'kind', day.kind, 'name', day.name,
            'counterpart', day.counterpart)), '[]')
          from national_day day where day.day >= ${from} and not day.doubtful) as days,
        (select coalesce(jsonb_agg(national_year.year), '[]') from national_year) as years,
        '[]'::jsonb as weeks
      union all
      select issuer.distance,
        (select coalesce(jsonb_agg(jsonb_build_object('day', day.day, 'kind', day.kind, 'name', day.name,
            'counterpart', day.counterpart, 'closes', day.closes)), '[]')
          from calendar_day day where day.agency_id = issuer.id and day.day >= ${from}
            and (issuer.distance = 0 or day.covers_below)),
        (select coalesce(jsonb_agg(year.year), '[]')
          from calendar_year year where year.agency_id = issuer.id and (issuer.distance = 0 or year.covers_below)),
        (select coalesce(jsonb_agg(jsonb_build_object('validFrom', week.valid_from, 'intervals', (
            select coalesce(jsonb_agg(jsonb_build_object('weekday', hours.weekday, 'opens', hours.opens,
                'closes', hours.closes) order by hours.opens), '[]')
              from working_interval hours
              where hours.agency_id = week.agency_id and hours.valid_from = week.valid_from))), '[]')
          from working_week week where week.agency_id = issuer.id and (issuer.distance = 0 or week.covers_below))
      from committees_above(${agencyId}, ${from}) issuer) layer`.execute(tx);
  return calendarFrom(from, (rows[0]?.layers ?? []).map(layerOf));
}

function layerOf(row: LayerRow): CalendarLayer {
  return {
    years: row.years,
    days: row.days.map(({ counterpart, closes, ...entry }) => ({
      ...entry,
      counterpart: counterpart ?? undefined,
      closes: closes ?? undefined,
    })),
    weeks: row.weeks.map(({ validFrom, intervals }) => ({ validFrom, hours: weekHoursOf(intervals) })),
  };
}

function weekHoursOf(intervals: WeekRow['intervals']): WeekHours {
  return Array.from({ length: 7 }, (_, weekday) =>
    intervals.filter((interval) => interval.weekday === weekday).map(({ opens, closes }) => ({ opens, closes })),
  );
}
