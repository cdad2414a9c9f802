import { vietnamDay } from '#core/kernel/dates.ts';
import {
  type Assignment,
  assigned,
  handedIn,
  type Part,
  sentBack,
  taken,
  type Writer,
} from '#core/reports/authoring/part.ts';
import { proseSection } from '#core/reports/outline.ts';
import { refuse } from '#core/reports/refusals.ts';
import type { Report } from '#core/reports/report.ts';
import { changing, type ReportCase } from '#server/features/reports/report-change.ts';
import { loadSections } from '#server/features/reports/report-repository.ts';
import type { Database } from '#server/platform/database.ts';
import { addSteps, loadParts, saveParts } from './part-repository.ts';
import { writersAt } from './part-view.ts';

/** Gives parts to sections or persons, each with its day. */
export async function assignParts(one: ReportCase, wishes: readonly Assignment[]): Promise<void> {
  const { agencyId } = one.unit;
  await changing(one, 'reports:assign-parts', async (tx, report) => {
    const { sections, people } = await writersAt(tx, agencyId, vietnamDay(one.deps.now()));
    for (const { code, sectionId, accountId } of wishes) {
      requirePlace(code);
      const known =
        (sectionId === undefined || sections.some(({ id }) => id === sectionId)) &&
        (accountId === undefined || people.some((person) => person.accountId === accountId));
      if (!known) {
        throw refuse('part-assignee-unknown', { section: code });
      }
    }
    return step(tx, one, report, 'assigned', '', (parts) => wishes.map((wish) => assigned(parts.get(wish.code), wish)));
  });
}

/** A section hands in what it wrote; from then on it reads, until the part is sent back. */
export async function handInParts(one: ReportCase, writer: Writer, codes: readonly string[]): Promise<void> {
  await changing(one, 'reports:hand-in-parts', async (tx, report) => {
    const sections = await loadSections(tx, one.unit.agencyId, report.id);
    const textOf = (code: string) => sections.find((section) => section.code === code)?.text ?? '';
    return step(tx, one, report, 'handed-in', '', (parts) =>
      codes.map((code) => handedIn(parts.get(code) ?? unassigned(code), writer, textOf(code))),
    );
  });
}

export async function takeParts(one: ReportCase, codes: readonly string[]): Promise<void> {
  await changing(one, 'reports:take-parts', (tx, report) =>
    step(tx, one, report, 'taken', '', (parts) => codes.map((code) => taken(parts.get(code) ?? unassigned(code)))),
  );
}

export async function sendBackParts(one: ReportCase, codes: readonly string[], reason: string): Promise<void> {
  await changing(one, 'reports:send-back-parts', (tx, report) =>
    step(tx, one, report, 'sent-back', reason.trim(), (parts) =>
      codes.map((code) => sentBack(parts.get(code) ?? unassigned(code), reason)),
    ),
  );
}

function requirePlace(code: string): void {
  if (!proseSection(code)) {
    throw refuse('section-unknown', { section: code });
  }
}

function unassigned(code: string): Part {
  requirePlace(code);
  return { code, sectionId: undefined, accountId: undefined, deadline: undefined, state: 'open', reason: '' };
}

/** Loads the parts, changes those the rule says, and leaves a step for each that moved. */
async function step(
  tx: Database,
  one: ReportCase,
  report: Report,
  kind: string,
  reason: string,
  change: (parts: ReadonlyMap<string, Part>) => readonly Part[],
) {
  const { agencyId } = one.unit;
  const stored = await loadParts(tx, agencyId, report.id);
  const changed = change(new Map(stored.map((part) => [part.code, part])));
  const done = { by: one.scope.actor.name, at: one.deps.now() };
  await saveParts(tx, agencyId, report.id, changed, done);
  await addSteps(
    tx,
    agencyId,
    report.id,
    changed.map(({ code }) => ({ code, kind, reason })),
    done,
  );
  return { result: undefined, what: { sections: changed.map(({ code }) => code) }, why: reason || undefined };
}
