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
import { type UnitOnDay, unitOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { exceptionsOf, reportStates, type WindowException } from './report-repository.ts';
import { schemesFor } from './scheme-repository.ts';

/** A period as one agency has to report it: the scheme's, with the agency's own window where it has one. */
export interface AgencyPeriod {
  readonly unit: UnitOnDay;
  readonly scheduled: ScheduledPeriod;
  readonly scheme: ReportingScheme;
  readonly sectionDeadline: PlainDate | undefined;
  readonly receiver: string;
}

/** The four periods of a year for one agency. */
export async function periodsOf(tx: Database, agencyId: UnitId, year: number): Promise<readonly AgencyPeriod[]> {
  const unit = await unitOnDay(tx, agencyId, `${year}-12-14`);
  const nearestFirst = await upwards(tx, unit, `${year}-12-14`);
  const scheme = schemeOf(await schemesFor(tx, levelOf(unit), nearestFirst), year);
  if (!scheme) {
    return [];
  }
  const forSections = schemeOf(await schemesFor(tx, 'section', [unit.id]), year);
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
  const items: ReportListItem[] = [];
  for (const agencyId of agencyIds) {
    for (const period of await periodsOf(tx, agencyId, year)) {
      const { code } = period.scheduled;
      const state = states.find((row) => row.agencyId === agencyId && row.period === code);
      const exception = exceptions.find((row) => row.agencyId === agencyId && row.period === code);
      const sentOn = state?.sentAt ? vietnamDay(state.sentAt) : undefined;
      items.push(itemOf(period, exception, { state: state?.state, sentOn }, today));
    }
  }
  return items;
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

function levelOf({ kind }: UnitOnDay): ReportingScheme['level'] {
  return kind;
}

/** The committee and those above it on that day, nearest first. */
async function upwards(tx: Database, unit: UnitOnDay, day: PlainDate): Promise<readonly UnitId[]> {
  const ids = [unit.id];
  for (let parent = unit.parentId; parent !== undefined && ids.length < 5; ) {
    ids.push(parent);
    parent = (await unitOnDay(tx, parent, day)).parentId;
  }
  return ids;
}
