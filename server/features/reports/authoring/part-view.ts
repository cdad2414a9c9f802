import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { PartBoard, SectionHistory } from '#core/reports/authoring/contract.ts';
import {
  isTheirs,
  mayWrite,
  type Part,
  partDeadline,
  usualSection,
  type Writer,
} from '#core/reports/authoring/part.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { reportPermissions } from '#core/reports/permissions.ts';
import { refuse } from '#core/reports/refusals.ts';
import { isEditable, type ReportId } from '#core/reports/report.ts';
import { peopleWith } from '#server/features/accounts/read-model.ts';
import { loadReport } from '#server/features/reports/report-repository.ts';
import { type AgencyPeriod, requirePeriod } from '#server/features/reports/report-view.ts';
import { sectionsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { lastParts, lastSteps, loadParts } from './part-repository.ts';
import { loadTexts } from './version-repository.ts';

/** The sections and people of a committee that a part can be given to. */
export async function writersAt(tx: Database, agencyId: UnitId, day: PlainDate) {
  const sections = await sectionsOf(tx, agencyId, day);
  const people = await peopleWith(tx, agencyId, reportPermissions['reports:edit'].roles, day);
  const once = new Map(people.map((person) => [person.accountId, person]));
  return { sections, people: [...once.values()] };
}

/** Whose part each section is and how far it has come, as this person sees it. Six statements. */
export async function partBoard(
  tx: Database,
  agencyId: UnitId,
  code: string,
  { writer, now }: { readonly writer: Writer; readonly now: Date },
): Promise<PartBoard> {
  const report = await loadReport(tx, agencyId, code);
  if (!report) {
    throw refuse('report-unknown', { period: code });
  }
  const period = await requirePeriod(tx, agencyId, code);
  const rows = await loadParts(tx, agencyId, report.id);
  const { sections, people } = await writersAt(tx, agencyId, vietnamDay(now));
  const steps = await lastSteps(tx, agencyId, report.id);
  const open = isEditable(report.state);
  return {
    parts: PROSE_SECTIONS.map(({ code: place }) => {
      const part = rows.find((row) => row.code === place);
      return {
        code: place,
        sectionId: part?.sectionId ?? null,
        sectionName: sections.find(({ id }) => id === part?.sectionId)?.name ?? null,
        accountId: part?.accountId ?? null,
        accountName: people.find(({ accountId }) => accountId === part?.accountId)?.name ?? null,
        deadline: part?.deadline ?? null,
        state: part?.state ?? 'open',
        reason: part?.reason ?? '',
        changedBy: part?.changedBy ?? null,
        changedAt: part?.changedAt.toISOString() ?? null,
        isMine: isTheirs(part, writer),
        mayWrite: open && mayWrite(part, writer),
      };
    }),
    sections: sections.map(({ id, name }) => ({ id, name })),
    people: people.map(({ accountId, name, unitId }) => ({
      accountId,
      name,
      sectionId: unitId === agencyId ? null : unitId,
    })),
    mayCompile: open && writer.compiles,
    proposedDeadline: partDeadline(period.section?.deadline, period.scheduled.deadline),
    steps: steps.map(({ code: place, at, ...step }) => ({ ...step, code: place ?? null, at: at.toISOString() })),
  };
}

/** The parts a new report begins with: as in the committee's last one, else by what its sections do. */
export async function firstParts(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  { period, today }: { readonly period: AgencyPeriod; readonly today: PlainDate },
): Promise<readonly Part[]> {
  const last = await lastParts(tx, agencyId, reportId);
  const { sections, people } = await writersAt(tx, agencyId, today);
  const deadline = partDeadline(period.section?.deadline, period.scheduled.deadline);
  return PROSE_SECTIONS.map(({ code }) => {
    const before = last.find((part) => part.code === code);
    const stands = sections.some(({ id }) => id === before?.sectionId);
    const person = people.some(({ accountId }) => accountId === before?.accountId) ? before?.accountId : undefined;
    const sectionId = stands ? before?.sectionId : before ? undefined : usualSection(code, sections);
    return { code, sectionId, accountId: person, deadline, state: 'open', reason: '' };
  });
}

/** The texts a section had, newest first. */
export async function sectionHistory(
  tx: Database,
  agencyId: UnitId,
  period: string,
  code: string,
): Promise<SectionHistory> {
  const report = await loadReport(tx, agencyId, period);
  if (!report) {
    throw refuse('report-unknown', { period });
  }
  const texts = await loadTexts(tx, agencyId, report.id, code);
  const items = texts.map(({ kind, version, text, editedBy, editedAt }) => ({
    kind,
    version,
    text,
    by: editedBy,
    at: editedAt.toISOString(),
  }));
  return { items, total: items.length };
}
