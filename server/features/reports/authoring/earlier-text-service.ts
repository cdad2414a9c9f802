import type { UnitId } from '#core/kernel/ids.ts';
import type { Earlier } from '#core/reports/authoring/earlier.ts';
import { numbersTyped } from '#core/reports/authoring/old-numbers.ts';
import { requireMayWrite, type Writer } from '#core/reports/authoring/part.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { refuse } from '#core/reports/refusals.ts';
import type { Report } from '#core/reports/report.ts';
import type { ScheduledPeriod } from '#core/reports/scheme.ts';
import { changing, type ReportCase } from '#server/features/reports/report-change.ts';
import { loadReport, loadSections, periodsWritten, saveSections } from '#server/features/reports/report-repository.ts';
import { periodsOf, requirePeriod } from '#server/features/reports/report-view.ts';
import type { Database } from '#server/platform/database.ts';
import { confirmOldNumber, saveOldNumbers } from './old-number-repository.ts';
import { loadPart } from './part-repository.ts';
import { keepTexts } from './version-repository.ts';

/**
 * Takes the prose of an earlier report over into the sections that are still empty. Bound figures follow this period by
 * themselves; numbers typed by hand are marked until somebody confirms or binds them.
 */
export async function startFromEarlier(one: ReportCase, which: Earlier): Promise<readonly string[]> {
  const { agencyId } = one.unit;
  return changing(one, 'reports:start-from-earlier', async (tx, report) => {
    const { code, sections: earlier } = await earlierReport(tx, one, report, which);
    const own = await loadSections(tx, agencyId, report.id);
    const taken = PROSE_SECTIONS.flatMap((place) => {
      const mine = own.find((section) => section.code === place.code);
      const text = earlier.find((section) => section.code === place.code)?.text ?? '';
      return (mine?.text ?? '').trim() === '' && text.trim() !== ''
        ? [{ code: place.code, text, version: (mine?.version ?? 0) + 1 }]
        : [];
    });
    const written = { editedBy: one.scope.actor.name, editedAt: one.deps.now() };
    const rows = taken.map((section) => ({ ...section, ...written }));
    await saveSections(tx, agencyId, report.id, rows);
    await keepTexts(tx, agencyId, report.id, rows);
    const numbers = taken.map(({ code: place, text }) => ({ code: place, numbers: numbersTyped(text) }));
    await saveOldNumbers(tx, agencyId, report.id, code, numbers);
    const codes = taken.map((section) => section.code);
    return { result: codes, what: { from: code, sections: codes } };
  });
}

async function earlierReport(
  tx: Database,
  { unit }: ReportCase,
  report: Report & { period: { code: string } },
  which: Earlier,
) {
  const { scheduled } = await requirePeriod(tx, unit.agencyId, report.period.code);
  const code =
    which === 'before' ? await lastWritten(tx, unit.agencyId, scheduled) : `${scheduled.year - 1}-${scheduled.kind}`;
  const earlier = code === undefined ? undefined : await loadReport(tx, unit.agencyId, code);
  if (!earlier || code === undefined) {
    throw refuse('earlier-report-unknown', { period: code ?? null });
  }
  return { code, sections: await loadSections(tx, unit.agencyId, earlier.id) };
}

/**
 * The report written last before this one: in June that of the first quarter, whatever period the open dossiers are
 * carried over from.
 */
async function lastWritten(tx: Database, agencyId: UnitId, { year, window }: ScheduledPeriod) {
  const periods = [...(await periodsOf(tx, agencyId, year)), ...(await periodsOf(tx, agencyId, year - 1))];
  const latestFirst = periods
    .map(({ scheduled }) => scheduled)
    .filter(({ window: { to } }) => to < window.to)
    .sort((a, b) => (a.window.to < b.window.to ? 1 : -1))
    .map(({ code }) => code);
  const written = await periodsWritten(tx, agencyId, latestFirst);
  return latestFirst.find((code) => written.includes(code));
}

/** Somebody looked: the number that came with the earlier text holds in this period too. */
export async function confirmNumber(one: ReportCase, writer: Writer, code: string, printed: string): Promise<void> {
  const { agencyId } = one.unit;
  await changing(one, 'reports:confirm-number', async (tx, report) => {
    requireMayWrite(await loadPart(tx, agencyId, report.id, code), writer);
    if (!(await confirmOldNumber(tx, agencyId, report.id, code, printed))) {
      throw refuse('old-number-unknown', { section: code, number: printed });
    }
    return { result: undefined, what: { section: code, number: printed } };
  });
}
