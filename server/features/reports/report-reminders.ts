import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DueThing } from '#server/platform/due-thing.ts';
import { FORGOTTEN_DAYS, type ReportDeadline, reportDeadlines } from './read-model.ts';

/**
 * The reports and parts of reports that are due by a day and not sent: the focal officers' the report, the section's or
 * the person's its part. Days are the last that count: moved off days of rest, extensions included; a report that
 * nobody asked for in two months is forgotten.
 */
export async function dueReports(tx: Database, agencyId: UnitId, until: PlainDate): Promise<readonly DueThing[]> {
  const due = await reportDeadlines(tx, [agencyId], { from: addDays(until, -FORGOTTEN_DAYS), to: until, day: until });
  return due.map(asDueThing);
}

function asDueThing({ sectionId, accountId, period, name, deadline, state }: ReportDeadline): DueThing {
  const isPart = state === 'parts-open';
  return {
    key: isPart ? `report-part:${period}:${accountId ?? ''}:${sectionId ?? ''}` : `report:${period}`,
    what: isPart ? 'Phần báo cáo được phân công' : 'Báo cáo',
    title: `Báo cáo cải cách hành chính ${name}`,
    path: `bao-cao/${period}`,
    dueOn: deadline,
    personId: accountId ?? null,
    sectionId: sectionId ?? null,
  };
}
