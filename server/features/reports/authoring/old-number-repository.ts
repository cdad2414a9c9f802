import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportId } from '#core/reports/report.ts';
import type { Database } from '#server/platform/database.ts';

/** By section: numbers that came with an earlier text and nobody has confirmed. */
export async function loadOldNumbers(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const rows = await tx
    .selectFrom('report_old_number')
    .select(['report_old_number.code', 'report_old_number.printed'])
    .where('report_old_number.agency_id', '=', agencyId)
    .where('report_old_number.report_id', '=', reportId)
    .orderBy('report_old_number.code')
    .orderBy('report_old_number.printed')
    .execute();
  return Object.fromEntries(
    [...new Set(rows.map(({ code }) => code))].map((code) => [
      code,
      rows.filter((row) => row.code === code).map(({ printed }) => printed),
    ]),
  );
}

export interface OldNumbers {
  readonly code: string;
  readonly numbers: readonly string[];
}

/** Marks the numbers of the sections taken over; those of these sections that were marked before are forgotten. */
export async function saveOldNumbers(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  fromPeriod: string,
  sections: readonly OldNumbers[],
): Promise<void> {
  const codes = sections.map(({ code }) => code);
  if (codes.length === 0) {
    return;
  }
  await tx
    .deleteFrom('report_old_number')
    .where('report_old_number.agency_id', '=', agencyId)
    .where('report_old_number.report_id', '=', reportId)
    .where('report_old_number.code', 'in', codes)
    .execute();
  const rows = sections.flatMap(({ code, numbers }) =>
    numbers.map((printed) => ({
      agency_id: agencyId,
      report_id: reportId,
      code,
      printed,
      from_period: fromPeriod,
    })),
  );
  if (rows.length > 0) {
    await tx.insertInto('report_old_number').values(rows).execute();
  }
}

/** The number still holds in this period. False: it was not waiting for that. */
export async function confirmOldNumber(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  code: string,
  printed: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('report_old_number')
    .where('report_old_number.agency_id', '=', agencyId)
    .where('report_old_number.report_id', '=', reportId)
    .where('report_old_number.code', '=', code)
    .where('report_old_number.printed', '=', printed)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
