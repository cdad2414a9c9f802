import { periodOf } from '#core/indicators/periods.ts';
import { formatDate, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportListItem } from '#core/reports/contract.ts';
import { refuse } from '#core/reports/refusals.ts';
import {
  periodTitle,
  type ReportingScheme,
  type ReportState,
  type ScheduledPeriod,
  scheduledPeriods,
  schemeOf,
  standingInWords,
} from '#core/reports/scheme.ts';
import { type UnitOnDay, unitsOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { exceptionsOf, reportStates, type WindowException } from './report-repository.ts';
import { type OwnedScheme, schemesOf } from './scheme-repository.ts';

/** A period as one agency has to report it: the scheme's, with the agency's own window where it has one. */
export interface AgencyPeriod {
  readonly unit: UnitOnDay;
  readonly scheduled: ScheduledPeriod;
  readonly scheme: ReportingScheme;
  readonly sectionDeadline: PlainDate | undefined;
  readonly receiver: string;
}

/** The four periods of a year for each agency, in the order asked. A fixed number of statements, however many they are. */
export async function periodsOfAll(
  tx: Database,
  agencyIds: readonly UnitId[],
  year: number,
): Promise<readonly AgencyPeriod[]> {
  const units = await withSuperiors(tx, agencyIds, `${year}-12-14`);
  const schemes = await schemesOf(tx, year, [...units.keys()]);
  return agencyIds.flatMap((id) => {
    const unit = units.get(id);
    return unit ? periodsIn(unit, upwards(unit, units), schemes, year) : [];
  });
}

export async function periodsOf(tx: Database, agencyId: UnitId, year: number): Promise<readonly AgencyPeriod[]> {
  return periodsOfAll(tx, [agencyId], year);
}

function periodsIn(
  unit: UnitOnDay,
  nearestFirst: readonly UnitId[],
  schemes: readonly OwnedScheme[],
  year: number,
): readonly AgencyPeriod[] {
  const distance = ({ unitId }: OwnedScheme) => (unitId === null ? nearestFirst.length : nearestFirst.indexOf(unitId));
  const fitting = schemes
    .filter(({ level, unitId }) => level === unit.kind && (unitId === null || nearestFirst.includes(unitId)))
    .sort((a, b) => distance(a) - distance(b));
  const scheme = schemeOf(fitting, year);
  if (!scheme) {
    return [];
  }
  const forSections = schemes.find(({ level, unitId }) => level === 'section' && unitId === unit.id);
  const sections = new Map(
    (forSections ? scheduledPeriods(forSections, year) : []).map(({ kind, deadline }) => [kind, deadline]),
  );
  const receiver = unit.parentFullName === undefined ? 'Bộ Nội vụ' : `UBND ${unit.parentFullName}`;
  return scheduledPeriods(scheme, year).map((scheduled) => ({
    unit,
    scheduled,
    scheme,
    sectionDeadline: sections.get(scheduled.kind),
    receiver,
  }));
}

/** One period by its code; refuses what is none of the four or lies before the schemes. */
export async function requirePeriod(tx: Database, agencyId: UnitId, code: string): Promise<AgencyPeriod> {
  const period = periodOf(code);
  const periods = period ? await periodsOf(tx, agencyId, period.year) : [];
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
  const states = await reportStates(tx, agencyIds, year);
  const exceptions = await exceptionsOf(tx, agencyIds, year);
  const periods = await periodsOfAll(tx, agencyIds, year);
  return periods.map((period) => {
    const isOf = (row: { readonly agencyId: UnitId; readonly period: string }) =>
      row.agencyId === period.unit.id && row.period === period.scheduled.code;
    const state = states.find(isOf);
    const sentOn = state?.sentAt ? vietnamDay(state.sentAt) : undefined;
    return itemOf(period, exceptions.find(isOf), { state: state?.state, sentOn }, today);
  });
}

export function itemOf(
  { unit, scheduled, scheme, sectionDeadline, receiver }: AgencyPeriod,
  exception: WindowException | undefined,
  standing: { readonly state: ReportState | undefined; readonly sentOn: PlainDate | undefined },
  today: PlainDate,
): ReportListItem {
  const window = exception ? { from: exception.from, to: exception.to } : scheduled.window;
  const sections =
    sectionDeadline === undefined ? '' : `; bộ phận gửi Văn phòng chậm nhất ${formatDate(sectionDeadline)}`;
  const words = standingInWords({ period: { ...scheduled, window }, ...standing, receiver }, today);
  return {
    unit: { slug: unit.slug, name: unit.fullName },
    period: scheduled.code,
    kind: scheduled.kind,
    year: scheduled.year,
    name: periodTitle(scheduled),
    window,
    exception: exception?.reason ?? null,
    deadline: scheduled.deadline,
    deadlineInvented: scheme.invented,
    sectionDeadline: sectionDeadline ?? null,
    basis: scheme.basis,
    state: standing.state ?? null,
    sentOn: standing.sentOn ?? null,
    words: `${words}${sections}`,
  };
}

/** The committees and those above them on that day, by id. Three levels at most, one statement each. */
async function withSuperiors(
  tx: Database,
  agencyIds: readonly UnitId[],
  day: string,
): Promise<ReadonlyMap<UnitId, UnitOnDay>> {
  const units = new Map<UnitId, UnitOnDay>();
  let wanted = [...new Set(agencyIds)];
  while (wanted.length > 0) {
    for (const unit of await unitsOnDay(tx, wanted, day)) {
      units.set(unit.id, unit);
    }
    const parents = [...units.values()].flatMap(({ parentId }) => parentId ?? []);
    wanted = [...new Set(parents)].filter((id) => !units.has(id));
  }
  return units;
}

/** The committee and those above it, nearest first. */
function upwards(unit: UnitOnDay, units: ReadonlyMap<UnitId, UnitOnDay>): readonly UnitId[] {
  const ids: UnitId[] = [];
  for (
    let one: UnitOnDay | undefined = unit;
    one;
    one = one.parentId === undefined ? undefined : units.get(one.parentId)
  ) {
    ids.push(one.id);
  }
  return ids;
}
