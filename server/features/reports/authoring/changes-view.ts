import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ReportChanges } from '#core/reports/authoring/contract.ts';
import { laterDifferences } from '#core/reports/figures.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { wholeReport } from '#server/features/reports/report-reading.ts';
import { lastSendings } from '#server/features/reports/sending-repository.ts';
import type { Database } from '#server/platform/database.ts';

/** What is different since the sending before: for the unit while it mends, for the level above when it comes again. */
export async function reportChanges(
  tx: Database,
  agencyId: UnitId,
  code: string,
  day: PlainDate,
): Promise<ReportChanges> {
  const { report, content } = await wholeReport(tx, agencyId, code, day);
  const sendings = await lastSendings(tx, agencyId, report.id, 2);
  const isOut = report.state === 'sent' || report.state === 'accepted';
  const before = isOut ? sendings[1] : sendings[0];
  if (!before) {
    return { since: null, sections: [], figures: [] };
  }
  const places = PROSE_SECTIONS.map(({ code: place }) => ({
    code: place,
    before: before.sections[place] ?? '',
    after: content.sections[place] ?? '',
  }));
  return {
    since: { at: before.sentAt.toISOString(), by: before.sentBy },
    sections: places.filter((place) => place.before !== place.after),
    figures: laterDifferences(before.figures, content.figures, report.period).map(({ sent, today, ...figure }) => ({
      ...figure,
      before: sent,
      after: today,
    })),
  };
}
