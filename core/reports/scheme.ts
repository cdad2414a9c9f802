import type { Window } from '#core/indicators/windows.ts';
import { addDays, dayNumber, type PlainDate } from '#core/kernel/dates.ts';
import type { ReportPeriod } from './period.ts';

/** Who sends: a section to its committee, a commune or district or province to the level above it. */
export type ReportingLevel = 'section' | 'commune' | 'district' | 'province';

/** What becomes of a deadline on a day off: as printed, the next working day, the working day before. */
export type DeadlineShift = 'kept' | 'next' | 'previous';

export type PeriodShape = 'month' | 'quarter' | 'half-year' | 'nine-months' | 'year' | 'other';

/**
 * Which periods are reported, over which days, by when: data of a decision, for a range of years and one level. A
 * scheme of an agency holds for it and the units below; without one the nation's holds. A decision in force never
 * changes: its next version takes its place from an effective date.
 */
export interface ReportingScheme {
  /** The same for every version. */
  readonly lineage: string;
  readonly version: number;
  readonly name: string;
  readonly level: ReportingLevel;
  readonly firstYear: number;
  readonly lastYear: number | undefined;
  readonly basis: string;
  /** Its periods are those whose deadline is on or after this day. */
  readonly effectiveFrom: PlainDate;
  readonly shift: DeadlineShift;
  /** Days after the deadline at which a period locks; undefined: not by itself. */
  readonly lockAfter: number | undefined;
  /** The basis says nothing of these days: taken for the sample, to be set by the level above. */
  readonly invented: boolean;
  readonly periods: readonly SchemePeriod[];
}

/** A form that goes with a period's report, in the version in force then. */
export interface AnnexRef {
  readonly code: string;
  readonly version: string;
}

/** Days as `MM-DD`; `before`: in the year before the report's, `after`: in the year after it. */
export interface SchemePeriod {
  /** `q1`, `6m`, `m05` or the scheme's own. */
  readonly kind: string;
  readonly shape: PeriodShape;
  /** "Quý I", "9 tháng đầu năm": without the year. */
  readonly title: string;
  readonly nextTitle: string;
  readonly from: { readonly before: boolean; readonly day: string };
  readonly to: string;
  readonly deadline: { readonly after: boolean; readonly day: string };
  /** Whose open dossiers are carried over; a period of the year before where it is no earlier one of this year. */
  readonly carriesFrom: string | undefined;
  /** Codes of the outline that are written; undefined: all. */
  readonly sections: readonly string[] | undefined;
  readonly annexes: readonly AnnexRef[];
}

export interface ScheduledPeriod extends ReportPeriod {
  /** `2024-q1` */
  readonly code: string;
  readonly shape: PeriodShape;
  readonly window: Window;
  /** As the decision prints it. */
  readonly decided: PlainDate;
  /** The day that counts: moved where it is a day off and the scheme says so. */
  readonly deadline: PlainDate;
  readonly shift: DeadlineShift;
  /** Days after the deadline at which the period locks; undefined: not by itself. */
  readonly lockAfter: number | undefined;
  /** Code of the period whose open dossiers are carried over. */
  readonly carriesFrom: string | undefined;
  readonly sections: readonly string[] | undefined;
  readonly annexes: readonly AnnexRef[];
}

/** `MM-DD` of a year; 29/2 of a common year is its last day of February. */
function dayIn(year: number, day: string): PlainDate {
  const date = `${year}-${day}`;
  return Number.isNaN(dayNumber(date)) ? `${year}-02-28` : date;
}

export function scheduledPeriods(scheme: ReportingScheme, year: number): readonly ScheduledPeriod[] {
  const { shift, lockAfter, periods } = scheme;
  return periods.map(({ kind, shape, title, nextTitle, from, to, deadline, carriesFrom, sections, annexes }) => {
    const window = { from: dayIn(from.before ? year - 1 : year, from.day), to: dayIn(year, to) };
    const decided = dayIn(deadline.after ? year + 1 : year, deadline.day);
    const named = { kind, shape, year, title, nextTitle, code: `${year}-${kind}` };
    const carries = carriesFrom && carriedCode(periods, { kind, from: window.from }, carriesFrom, year);
    return {
      ...named,
      window,
      decided,
      deadline: decided,
      shift,
      lockAfter,
      carriesFrom: carries || undefined,
      sections,
      annexes,
    };
  });
}

/** The period named, of this year where it ends before this one begins, else of the year before. */
function carriedCode(
  periods: readonly SchemePeriod[],
  { kind, from }: { readonly kind: string; readonly from: PlainDate },
  named: string,
  year: number,
): string {
  const other = periods.find((period) => period.kind === named);
  const thisYear = other !== undefined && other.kind !== kind && dayIn(year, other.to) < from;
  return `${thisYear ? year : year - 1}-${named}`;
}

export interface PlacedPeriod<Scheme extends ReportingScheme> {
  readonly scheme: Scheme;
  readonly scheduled: ScheduledPeriod;
}

/**
 * The periods of a year from all decisions that hold for an agency, nearest first and of one decision the later
 * version first. A decision governs the periods whose deadline it still came before; those keep their older decision
 * whose deadline had passed, so a change in mid-year does not rewrite what was due before it.
 */
export function placedPeriods<Scheme extends ReportingScheme>(
  nearestFirst: readonly Scheme[],
  year: number,
): readonly PlacedPeriod<Scheme>[] {
  const lineages = [...new Set(nearestFirst.map(({ lineage }) => lineage))].reverse();
  const decisions = lineages.map((one) => nearestFirst.filter(({ lineage }) => lineage === one));
  let placed: readonly PlacedPeriod<Scheme>[] = [];
  for (const latestFirst of decisions) {
    const versions = versionsIn(latestFirst, year);
    const own = periodsOfVersions(versions);
    const replaced = ({ scheduled: { kind, decided } }: PlacedPeriod<Scheme>) =>
      own.some(({ scheduled }) => scheduled.kind === kind) ||
      versions.some(({ holds, from, until, all }) => holds && from <= decided && decided < until && !has(all, kind));
    placed = [...placed.filter((other) => !replaced(other)), ...own];
  }
  return [...placed].sort((a, b) => compareDays(a.scheduled.decided, b.scheduled.decided));
}

/** A version of a decision with the days it is in force on, and what it asks for in a year; empty outside its years. */
interface VersionInYear<Scheme> {
  readonly scheme: Scheme;
  readonly holds: boolean;
  readonly from: PlainDate;
  /** The first day of the next version. */
  readonly until: PlainDate;
  readonly all: readonly ScheduledPeriod[];
}

const NEVER: PlainDate = '9999-12-31';

function versionsIn<Scheme extends ReportingScheme>(
  latestFirst: readonly Scheme[],
  year: number,
): readonly VersionInYear<Scheme>[] {
  return latestFirst.map((scheme, index) => {
    const holds = scheme.firstYear <= year && (scheme.lastYear === undefined || year <= scheme.lastYear);
    return {
      scheme,
      holds,
      from: scheme.effectiveFrom,
      until: latestFirst[index - 1]?.effectiveFrom ?? NEVER,
      all: holds ? scheduledPeriods(scheme, year) : [],
    };
  });
}

function periodsOfVersions<Scheme extends ReportingScheme>(
  latestFirst: readonly VersionInYear<Scheme>[],
): readonly PlacedPeriod<Scheme>[] {
  let placed: readonly PlacedPeriod<Scheme>[] = [];
  for (const { scheme, from, all } of [...latestFirst].reverse()) {
    const own = all.filter(({ decided }) => decided >= from);
    const kept = placed.filter(
      ({ scheduled: { kind, decided } }) => !has(own, kind) && (decided < from || has(all, kind)),
    );
    placed = [...kept, ...own.map((scheduled) => ({ scheme, scheduled }))];
  }
  return placed;
}

function has(periods: readonly ScheduledPeriod[], kind: string): boolean {
  return periods.some((period) => period.kind === kind);
}

function compareDays(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface ScheduledYear<Scheme extends ReportingScheme> {
  readonly periods: readonly PlacedPeriod<Scheme>[];
  /** By when the committee's own sections send their parts, where it decided so; by kind of period. */
  readonly sections: ReadonlyMap<string, PlacedPeriod<Scheme>>;
}

/** An agency's periods of a year, from the schemes that hold for it (nearest decision first). */
export function scheduledIn<Scheme extends ReportingScheme>(
  schemes: readonly Scheme[],
  year: number,
): ScheduledYear<Scheme> {
  const isForSections = ({ level }: ReportingScheme) => level === 'section';
  const parts = placedPeriods(schemes.filter(isForSections), year);
  return {
    periods: placedPeriods(
      schemes.filter((one) => !isForSections(one)),
      year,
    ),
    sections: new Map(parts.map((part) => [part.scheduled.kind, part])),
  };
}

/** Whether two windows meet: the second begins on the day after the first ends. */
export function follows(first: Window, second: Window): boolean {
  return addDays(first.to, 1) === second.from;
}

/** Submitted: it lies with the one who signs. Approved: it waits for its number and for sending. */
export type ReportState = 'draft' | 'submitted' | 'approved' | 'sent' | 'returned' | 'accepted';
