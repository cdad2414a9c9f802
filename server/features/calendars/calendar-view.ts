import { sql } from 'kysely';
import type { WeekHours } from '#core/calendars/calendar.ts';
import type { CalendarEntry, CalendarYear } from '#core/calendars/contract.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { fullName, type UnitType } from '#core/units/unit.ts';
import type { Database } from '#server/platform/database.ts';
import { calendarFor } from './read-model.ts';

type EntryRow = Omit<CalendarEntry, 'issuer' | 'counts' | 'enteredAt'> & {
  readonly distance: number;
  readonly issuerType: UnitType | null;
  readonly issuerName: string | null;
  readonly enteredAt: string | null;
};

/** Who stands above the nation's layer: farther than any committee. */
const NATION = 100;

/** A year of an agency's calendar: every line with its origin, and the calendar that they add up to. */
export async function calendarYear(tx: Database, agencyId: UnitId, year: number): Promise<CalendarYear> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const calendar = await calendarFor(tx, agencyId, first);
  const entries = await entriesOf(tx, agencyId, first, last);
  return {
    year,
    published: await publishedBy(tx, agencyId, year),
    weeks: await weeksOf(tx, agencyId, last),
    entries,
    calendar: {
      from: calendar.from,
      days: Object.fromEntries(Object.entries(calendar.days).map(([day, entry]) => [day, { ...entry }])),
      years: [...calendar.years],
      weeks: calendar.weeks.map(({ validFrom, hours }) => ({ validFrom, hours: copied(hours) })),
    },
  };
}

async function entriesOf(
  tx: Database,
  agencyId: UnitId,
  first: PlainDate,
  last: PlainDate,
): Promise<readonly CalendarEntry[] & CalendarEntry[]> {
  const { rows } = await sql<EntryRow>`
    select to_char(entry.day, 'YYYY-MM-DD') as day, entry.kind, entry.name,
      to_char(entry.counterpart, 'YYYY-MM-DD') as counterpart, entry.closes, entry.basis, entry.confidence,
      entry.distance, entry.distance = 0 as own, entry.covers_below as "coversBelow", entry.doubtful,
      entry.entered_by as "enteredBy", entry.entered_at as "enteredAt",
      held.type as "issuerType", held.name as "issuerName"
    from (
      select day.day, day.kind, day.name, day.counterpart, null::smallint as closes, day.basis, day.confidence,
        ${NATION}::integer as distance, null::integer as issuer_id, true as covers_below, day.doubtful,
        null::text as entered_by, null::timestamptz as entered_at
      from national_day day
      union all
      select day.day, day.kind, day.name, day.counterpart, day.closes, day.basis, null, issuer.distance, issuer.id,
        day.covers_below, false, day.entered_by, day.entered_at
      from committees_above(${agencyId}, ${first}) issuer
      join calendar_day day
        on day.agency_id = issuer.id and (issuer.distance = 0 or day.covers_below) and day.removed_at is null) entry
    left join lateral (
      select unit_version.type, unit_version.name from unit_version
      where unit_version.unit_id = entry.issuer_id order by unit_version.valid_from desc limit 1) held on true
    where entry.day between ${first} and ${last}
    order by entry.day, entry.distance`.execute(tx);
  return rows.map((row, index) => {
    const { distance: _, issuerType, issuerName, enteredAt, ...entry } = row;
    const nearest = rows[index - 1]?.day !== row.day;
    return {
      ...entry,
      issuer: issuerType && issuerName ? fullName(issuerType, issuerName) : null,
      counts: nearest && !row.doubtful,
      enteredAt: enteredAt === null ? null : new Date(enteredAt).toISOString(),
    };
  });
}

async function publishedBy(tx: Database, agencyId: UnitId, year: number): Promise<CalendarYear['published']> {
  const { rows } = await sql<{ basis: string; type: UnitType | null; name: string | null }>`
    select published.basis, held.type, held.name
    from (
      select national_year.basis, ${NATION}::integer as distance, null::integer as issuer_id
      from national_year where national_year.year = ${year}
      union all
      select year.basis, issuer.distance, issuer.id
      from committees_above(${agencyId}, ${`${year}-01-01`}) issuer
      join calendar_year year on year.agency_id = issuer.id and (issuer.distance = 0 or year.covers_below)
      where year.year = ${year}) published
    left join lateral (
      select unit_version.type, unit_version.name from unit_version
      where unit_version.unit_id = published.issuer_id order by unit_version.valid_from desc limit 1) held on true
    order by published.distance limit 1`.execute(tx);
  const row = rows[0];
  return row ? { basis: row.basis, issuer: row.type && row.name ? fullName(row.type, row.name) : null } : null;
}

async function weeksOf(tx: Database, agencyId: UnitId, last: PlainDate): Promise<CalendarYear['weeks']> {
  const { rows } = await sql<{
    validFrom: PlainDate;
    basis: string;
    own: boolean;
    type: UnitType;
    name: string;
    intervals: readonly { weekday: number; opens: number; closes: number }[];
  }>`
    select week.valid_from as "validFrom", week.basis, issuer.distance = 0 as own, held.type, held.name,
      (select jsonb_agg(jsonb_build_object('weekday', hours.weekday, 'opens', hours.opens, 'closes', hours.closes)
          order by hours.opens)
        from working_interval hours
        where hours.agency_id = week.agency_id and hours.valid_from = week.valid_from) as intervals
    from committees_above(${agencyId}, ${last}) issuer
    join working_week week on week.agency_id = issuer.id and (issuer.distance = 0 or week.covers_below)
    join lateral (
      select unit_version.type, unit_version.name from unit_version
      where unit_version.unit_id = issuer.id order by unit_version.valid_from desc limit 1) held on true
    where week.valid_from <= ${last}
    order by issuer.distance, week.valid_from desc`.execute(tx);
  return rows.map(({ validFrom, basis, own, type, name, intervals }) => ({
    validFrom,
    basis,
    own,
    issuer: fullName(type, name),
    hours: Array.from({ length: 7 }, (_, weekday) =>
      intervals.filter((hours) => hours.weekday === weekday).map(({ opens, closes }) => ({ opens, closes })),
    ),
  }));
}

function copied(hours: WeekHours) {
  return hours.map((day) => day.map(({ opens, closes }) => ({ opens, closes })));
}
