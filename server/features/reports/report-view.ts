import { sql } from 'kysely';
import type { Calendar } from '#core/calendars/calendar.ts';
import { formatDate, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportListItem } from '#core/reports/contract.ts';
import { type Extension, locksOn, movedWords, onWorkingDays } from '#core/reports/deadline.ts';
import { periodTitle, reportPeriodOf } from '#core/reports/period.ts';
import { refuse } from '#core/reports/refusals.ts';
import { type ReportingScheme, type ReportState, type ScheduledPeriod, scheduledIn } from '#core/reports/scheme.ts';
import { standingInWords } from '#core/reports/standing.ts';
import { calendarsFor } from '#server/features/calendars/read-model.ts';
import { type UnitOnDay, unitsOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { type FittingScheme, fittingSchemes } from './scheme-repository.ts';
import { exceptionsOf, type WindowException } from './window-exception-repository.ts';

/** A period as one agency has to report it: the scheme's, with the agency's own window where it has one. */
export interface AgencyPeriod {
  readonly unit: UnitOnDay;
  readonly scheduled: ScheduledPeriod;
  readonly scheme: ReportingScheme;
  /** What the committee decided for its own sections, where it did. */
  readonly section: ScheduledPeriod | undefined;
  readonly receiver: string;
}

/** Before every deadline that a scheme can set; one first day, so that calendars stay in memory. */
const CALENDARS_FROM = '2000-01-01';

/** The periods of a year for each agency, in the order asked. A fixed number of statements, however many they are. */
async function periodsOfAll(
  tx: Database,
  agencyIds: readonly UnitId[],
  year: number,
): Promise<readonly AgencyPeriod[]> {
  return periodsInYears(tx, agencyIds, [year], `${year}-12-14`);
}

/** The same of several years, with the units as they were on `day`. */
export async function periodsInYears(
  tx: Database,
  agencyIds: readonly UnitId[],
  years: readonly number[],
  day: PlainDate,
): Promise<readonly AgencyPeriod[]> {
  const units = new Map((await unitsOnDay(tx, agencyIds, day)).map((unit) => [unit.id, unit]));
  const fitting = await fittingSchemes(tx, agencyIds, day);
  const calendars = await movingCalendars(tx, fitting);
  const schemes = Map.groupBy(fitting, ({ agencyId }) => agencyId);
  return agencyIds.flatMap((id) => {
    const unit = units.get(id);
    const own = schemes.get(id) ?? [];
    return unit ? years.flatMap((year) => periodsIn(unit, own, { year, calendar: calendars.get(id) })) : [];
  });
}

/** Calendars of the agencies with a scheme that moves deadlines off days of rest; nothing is asked where none does. */
export async function movingCalendars(
  tx: Database,
  schemes: readonly FittingScheme[],
): Promise<ReadonlyMap<UnitId, Calendar>> {
  const moving = new Set(schemes.filter(({ shift }) => shift !== 'kept').map(({ agencyId }) => agencyId));
  return moving.size === 0 ? new Map() : calendarsFor(tx, [...moving], CALENDARS_FROM);
}

export async function periodsOf(tx: Database, agencyId: UnitId, year: number): Promise<readonly AgencyPeriod[]> {
  return periodsOfAll(tx, [agencyId], year);
}

interface YearOfUnit {
  readonly year: number;
  readonly calendar: Calendar | undefined;
}

function periodsIn(
  unit: UnitOnDay,
  schemes: readonly FittingScheme[],
  { year, calendar }: YearOfUnit,
): readonly AgencyPeriod[] {
  const { periods, sections } = scheduledIn(schemes, year);
  const receiver = unit.parentFullName === undefined ? 'Bộ Nội vụ' : `UBND ${unit.parentFullName}`;
  return periods.map(({ scheme, scheduled }) => {
    const section = sections.get(scheduled.kind)?.scheduled;
    return {
      unit,
      scheduled: onWorkingDays(scheduled, calendar),
      scheme,
      section: section && onWorkingDays(section, calendar),
      receiver,
    };
  });
}

/** How far a report is: its state, when it was first sent, what was granted. */
export interface ReportStanding {
  readonly agencyId: UnitId;
  readonly period: string;
  /** Null: not opened; an extension can be granted before. */
  readonly state: ReportState | null;
  readonly firstSentAt: Date | null;
  readonly extension: Extension | undefined;
}

/** Reports and extensions of several agencies: one statement for a whole matrix. */
export async function reportStandings(
  tx: Database,
  agencyIds: readonly UnitId[],
  years: readonly number[],
): Promise<readonly ReportStanding[]> {
  const [ids, wanted] = [sql.val([...agencyIds]), sql.val(years.map(String))];
  const { rows } = await sql<Omit<ReportStanding, 'extension'> & { extension: Extension | null }>`
    select coalesce(report.agency_id, granted.agency_id) as "agencyId",
      coalesce(report.period, granted.period) as period, report.state,
      (select min(report_sending.sent_at) from report_sending
        where report_sending.agency_id = report.agency_id and report_sending.report_id = report.id) as "firstSentAt",
      granted.extension
    from (select report.agency_id, report.id, report.period, report.state from report
      where report.agency_id = any (${ids}::integer[]) and left(report.period, 4) = any (${wanted}::text[])) report
    full join (
      select distinct on (report_extension.agency_id, report_extension.period) report_extension.agency_id,
        report_extension.period, jsonb_build_object('until', report_extension.until, 'reason', report_extension.reason,
          'by', report_extension.granted_by) as extension
      from report_extension
      where report_extension.section_id is null and report_extension.agency_id = any (${ids}::integer[])
        and left(report_extension.period, 4) = any (${wanted}::text[])
      order by report_extension.agency_id, report_extension.period, report_extension.granted_at desc,
        report_extension.id desc) granted
      on granted.agency_id = report.agency_id and granted.period = report.period`.execute(tx);
  return rows.map(({ extension, ...row }) => ({ ...row, extension: extension ?? undefined }));
}

/**
 * Refuses where the period has locked. What the level above sent back is open whatever the day, and an extension opens
 * the period up to its own last day.
 */
export async function requireUnlocked(
  tx: Database,
  agencyId: UnitId,
  code: string,
  today: PlainDate,
): Promise<AgencyPeriod> {
  const period = await requirePeriod(tx, agencyId, code);
  const { scheduled, receiver } = period;
  if (scheduled.lockAfter === undefined) {
    return period;
  }
  const standing = (await reportStandings(tx, [agencyId], [scheduled.year])).find((one) => one.period === code);
  const lock = locksOn(scheduled, standing?.extension);
  if (lock !== undefined && lock <= today && standing?.state !== 'returned') {
    throw refuse('report-period-locked', { from: lock, receiver });
  }
  return period;
}

/** One period by its code; refuses what no scheme of the agency knows or lies before the schemes. */
export async function requirePeriod(tx: Database, agencyId: UnitId, code: string): Promise<AgencyPeriod> {
  const period = reportPeriodOf(code);
  const inRange = period !== undefined && period.year >= 2000 && period.year <= 2100;
  const periods = inRange ? await periodsOf(tx, agencyId, period.year) : [];
  const found = periods.find(({ scheduled }) => scheduled.code === code);
  if (!found) {
    throw refuse('report-period-unknown', { period: code });
  }
  return found;
}

export async function reportItems(
  tx: Database,
  agencyIds: readonly UnitId[],
  year: number,
  today: PlainDate,
): Promise<readonly ReportListItem[]> {
  const standings = await reportStandings(tx, agencyIds, [year]);
  const exceptions = await exceptionsOf(tx, agencyIds, year);
  const periods = await periodsOfAll(tx, agencyIds, year);
  return periods.map((period) => {
    const isOf = (row: { readonly agencyId: UnitId; readonly period: string }) =>
      row.agencyId === period.unit.id && row.period === period.scheduled.code;
    return itemOf(period, exceptions.find(isOf), standings.find(isOf), today);
  });
}

export function itemOf(
  { unit, scheduled, scheme, section, receiver }: AgencyPeriod,
  exception: WindowException | undefined,
  standing: ReportStanding | undefined,
  today: PlainDate,
): ReportListItem {
  const state = standing?.state ?? undefined;
  const extension = standing?.extension;
  const sentOn = standing?.firstSentAt ? vietnamDay(standing.firstSentAt) : undefined;
  const window = exception ? { from: exception.from, to: exception.to } : scheduled.window;
  const sections = section === undefined ? '' : `; bộ phận gửi Văn phòng chậm nhất ${formatDate(section.deadline)}`;
  const words = standingInWords({ period: { ...scheduled, window }, state, sentOn, extension, receiver }, today);
  const { title = '', nextTitle = '', kind, year } = scheduled;
  return {
    unit: { slug: unit.slug, name: unit.fullName },
    period: scheduled.code,
    kind,
    year,
    title,
    nextTitle,
    name: periodTitle(scheduled),
    window,
    exception: exception?.reason ?? null,
    deadline: scheduled.deadline,
    deadlineMoved: movedWords(scheduled) ?? null,
    deadlineInvented: scheme.invented,
    extension: extension ? { until: extension.until, reason: extension.reason, by: extension.by } : null,
    lockedFrom: locksOn(scheduled, extension) ?? null,
    sectionDeadline: section?.deadline ?? null,
    basis: scheme.basis,
    state: state ?? null,
    sentOn: sentOn ?? null,
    words: `${words}${sections}`,
    changed: null,
  };
}
