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
  scheduledIn,
  standingInWords,
} from '#core/reports/scheme.ts';
import { type UnitOnDay, unitsOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { reportStates } from './report-repository.ts';
import { type FittingScheme, fittingSchemes } from './scheme-repository.ts';
import { exceptionsOf, type WindowException } from './window-exception-repository.ts';

/** A period as one agency has to report it: the scheme's, with the agency's own window where it has one. */
export interface AgencyPeriod {
  readonly unit: UnitOnDay;
  readonly scheduled: ScheduledPeriod;
  readonly scheme: ReportingScheme;
  readonly sectionDeadline: PlainDate | undefined;
  readonly receiver: string;
}

/** The four periods of a year for each agency, in the order asked. A fixed number of statements, however many they are. */
async function periodsOfAll(
  tx: Database,
  agencyIds: readonly UnitId[],
  year: number,
): Promise<readonly AgencyPeriod[]> {
  const day = `${year}-12-14`;
  const units = await unitsOnDay(tx, agencyIds, day);
  const schemes = await fittingSchemes(tx, agencyIds, day);
  return agencyIds.flatMap((id) => {
    const unit = units.find((one) => one.id === id);
    const own = schemes.filter(({ agencyId }) => agencyId === id);
    return unit ? periodsIn(unit, own, year) : [];
  });
}

export async function periodsOf(tx: Database, agencyId: UnitId, year: number): Promise<readonly AgencyPeriod[]> {
  return periodsOfAll(tx, [agencyId], year);
}

function periodsIn(unit: UnitOnDay, schemes: readonly FittingScheme[], year: number): readonly AgencyPeriod[] {
  const found = scheduledIn(schemes, year);
  if (!found) {
    return [];
  }
  const { scheme, periods, sectionDeadlines } = found;
  const receiver = unit.parentFullName === undefined ? 'Bộ Nội vụ' : `UBND ${unit.parentFullName}`;
  return periods.map((scheduled) => ({
    unit,
    scheduled,
    scheme,
    sectionDeadline: sectionDeadlines.get(scheduled.kind),
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
  const states = await reportStates(tx, agencyIds, [year]);
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
