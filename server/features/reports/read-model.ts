import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { lastDayFor, onWorkingDays } from '#core/reports/deadline.ts';
import { periodTitle } from '#core/reports/period.ts';
import { type ReportState, scheduledIn } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';
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
const FORGOTTEN_DAYS = 60;

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
