import type { PlainDate } from '#core/kernel/dates.ts';
import type { Calendar, CalendarDay, WorkingWeek } from './calendar.ts';
import { NATIONAL_DAYS, NATIONAL_YEARS } from './national-days.ts';

export interface DatedDay extends CalendarDay {
  readonly day: PlainDate;
}

/** What one issuer says: the nation, a committee above that publishes for the units below, the agency itself. */
export interface CalendarLayer {
  readonly days: readonly DatedDay[];
  readonly years: readonly number[];
  readonly weeks: readonly WorkingWeek[];
}

/** Joins layers, the farthest issuer first: the nearest that says something about a day or a week decides. */
export function calendarFrom(from: PlainDate, layers: readonly CalendarLayer[]): Calendar {
  const days: Record<PlainDate, CalendarDay> = {};
  for (const layer of layers) {
    for (const { day, ...entry } of layer.days) {
      days[day] = entry;
    }
  }
  return {
    from,
    days,
    years: [...new Set(layers.flatMap(({ years }) => years))].sort((a, b) => a - b),
    weeks: nearestWeeks(layers),
  };
}

/** From the day an issuer's first week starts, weeks of issuers farther away no longer count. */
function nearestWeeks(layers: readonly CalendarLayer[]): readonly WorkingWeek[] {
  let joined: readonly WorkingWeek[] = [];
  for (const { weeks } of layers) {
    const ascending = weeks.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    const start = ascending[0]?.validFrom;
    if (start !== undefined) {
      joined = [...joined.filter(({ validFrom }) => validFrom < start), ...ascending];
    }
  }
  return joined;
}

/** The nation's layer as the product ships it; doubtful days count for nothing until they are confirmed. */
export function nationalLayer(): CalendarLayer {
  return {
    days: NATIONAL_DAYS.filter(({ doubtful }) => !doubtful),
    years: NATIONAL_YEARS.map(({ year }) => year),
    weeks: [],
  };
}

/** The calendar of an office that has entered nothing of its own: for a question without a database. */
export function nationalCalendar(): Calendar {
  return calendarFrom('2000-01-01', [nationalLayer()]);
}
