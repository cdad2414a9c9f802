import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { lastDayFor, onWorkingDays } from '#core/reports/deadline.ts';
import { summaryOf } from '#core/reports/matrix/cell.ts';
import { periodTitle } from '#core/reports/period.ts';
import { type ReportState, scheduledIn } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';
import { cellsOf } from './matrix/matrix-view.ts';
import { openParts } from './matrix/section-view.ts';
import { movingCalendars, reportStandings } from './report-view.ts';
import { fittingSchemes } from './scheme-repository.ts';

export interface ReportDue {
  /** `2026-q1` */
  readonly period: string;
  /** "Quý I năm 2026" */
  readonly name: string;
  /** The last day that counts as in time, extensions included. */
  readonly deadline: PlainDate;
  /** Undefined: nobody has opened it. */
  readonly state: ReportState | undefined;
}

/** How long a report that was never sent is still asked for. */
export const FORGOTTEN_DAYS = 60;

/** The reports of an agency not yet sent: overdue ones of the last two months and the next one that runs. */
export async function reportsDue(tx: Database, agencyId: UnitId, today: PlainDate): Promise<readonly ReportDue[]> {
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1];
  const schemes = await fittingSchemes(tx, [agencyId], today);
  const calendar = (await movingCalendars(tx, schemes)).get(agencyId);
  const standings = await reportStandings(tx, [agencyId], years);
  const open = years
    .flatMap((one) => scheduledIn(schemes, one).periods)
    .map(({ scheduled }) => {
      const standing = standings.find(({ period }) => period === scheduled.code);
      const { deadline } = onWorkingDays(scheduled, calendar);
      return { scheduled, state: standing?.state ?? undefined, deadline: lastDayFor(deadline, standing?.extension) };
    })
    .filter(({ scheduled, deadline }) => scheduled.window.from <= today && deadline >= addDays(today, -FORGOTTEN_DAYS))
    .filter(({ state }) => state !== 'sent' && state !== 'accepted')
    .map(({ scheduled, state, deadline }) => ({
      period: scheduled.code,
      name: periodTitle(scheduled),
      deadline,
      state,
    }))
    .sort((a, b) => (a.deadline < b.deadline ? -1 : 1));
  const next = open.findIndex(({ deadline }) => deadline >= today);
  return next < 0 ? open : open.slice(0, next + 1);
}

export interface ReportTimeliness {
  /** Reports whose last day lies in the window and has passed, or that were sent before it. */
  readonly due: number;
  readonly inTime: number;
}

/** The agencies' own reports that were due in a window, and those of them first sent in time (extensions counted). */
export async function reportTimeliness(
  tx: Database,
  {
    agencyIds,
    from,
    to,
    asOf,
  }: {
    readonly agencyIds: readonly UnitId[];
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly asOf?: PlainDate | undefined;
  },
): Promise<ReportTimeliness> {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: last - first + 2 }, (_, index) => first - 1 + index);
  const cells = await cellsOf(tx, agencyIds, { years, day: to, today: asOf ?? addDays(to, 1) });
  const inWindow = cells.filter(({ cell: { lastDay } }) => from <= lastDay && lastDay <= to);
  const { due, inTime } = summaryOf(inWindow.map(({ cell }) => cell));
  return { due, inTime };
}

/** Somebody who has to send something by a day: a committee its report, a section its parts of it. */
export interface ReportDeadline {
  readonly agencyId: UnitId;
  /** Undefined: the committee's report itself. */
  readonly sectionId: UnitId | undefined;
  /** The one person whose part it is, where it is given to a person. */
  readonly accountId: string | undefined;
  readonly period: string;
  /** "Quý I năm 2026" */
  readonly name: string;
  /** Extensions included. */
  readonly deadline: PlainDate;
  readonly state: 'not-opened' | 'draft' | 'submitted' | 'approved' | 'returned' | 'parts-open';
}

/**
 * What is not sent yet and has its day between the two, by day: for reminders to a committee, a section, a person.
 * Units and schemes are those of `day`, the first of the span unless another is given.
 */
export async function reportDeadlines(
  tx: Database,
  agencyIds: readonly UnitId[],
  { from, to, day = from }: { readonly from: PlainDate; readonly to: PlainDate; readonly day?: PlainDate },
): Promise<readonly ReportDeadline[]> {
  const year = Number(from.slice(0, 4));
  const years = [year - 1, year, year + 1];
  const cells = await cellsOf(tx, agencyIds, { years, day, today: day });
  const whole = cells.flatMap(({ unit, scheduled, cell: { state, lastDay } }): readonly ReportDeadline[] => {
    if (state === 'sent' || state === 'accepted' || lastDay < from || lastDay > to) {
      return [];
    }
    const named = { agencyId: unit.id, period: scheduled.code, name: periodTitle(scheduled) };
    return [{ ...named, sectionId: undefined, accountId: undefined, deadline: lastDay, state }];
  });
  const titles = new Map(cells.map(({ unit, scheduled }) => [`${unit.id} ${scheduled.code}`, periodTitle(scheduled)]));
  const parts = await openParts(tx, agencyIds, { from, to });
  const ofSections = parts.map(
    (part): ReportDeadline => ({
      ...part,
      name: titles.get(`${part.agencyId} ${part.period}`) ?? part.period,
      state: 'parts-open',
    }),
  );
  return [...whole, ...ofSections].sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0));
}
