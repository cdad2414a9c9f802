import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { periodTitle, type ReportState, scheduledIn } from '#core/reports/scheme.ts';
import type { Database } from '#server/platform/database.ts';
import { reportStates } from './report-repository.ts';
import { fittingSchemes } from './scheme-repository.ts';

export interface ReportDue {
  /** `2026-q1` */
  readonly period: string;
  /** "Quý I năm 2026" */
  readonly name: string;
  readonly deadline: PlainDate;
  /** Undefined: nobody has opened it. */
  readonly state: ReportState | undefined;
}

/** How long a report that was never sent is still asked for. */
const FORGOTTEN_DAYS = 60;

/** The reports of an agency not yet sent: overdue ones of the last two months and the next one that runs. */
export async function reportsDue(tx: Database, agencyId: UnitId, today: PlainDate): Promise<readonly ReportDue[]> {
  const year = Number(today.slice(0, 4));
  const schemes = await fittingSchemes(tx, [agencyId], today);
  const states = await reportStates(tx, [agencyId], [year, year + 1]);
  const periods = [year, year + 1].flatMap((one) => scheduledIn(schemes, one)?.periods ?? []);
  const open = periods
    .filter(({ window, deadline }) => window.from <= today && deadline >= addDays(today, -FORGOTTEN_DAYS))
    .map((scheduled) => ({
      period: scheduled.code,
      name: periodTitle(scheduled),
      deadline: scheduled.deadline,
      state: states.find(({ period }) => period === scheduled.code)?.state,
    }))
    .filter(({ state }) => state !== 'sent' && state !== 'accepted')
    .sort((a, b) => (a.deadline < b.deadline ? -1 : 1));
  const next = open.findIndex(({ deadline }) => deadline >= today);
  return next < 0 ? open : open.slice(0, next + 1);
}
