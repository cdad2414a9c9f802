import { vietnamDay } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import {
  type Mark,
  marksOf,
  paperWords,
  requireReason,
  type SignedPaper,
  signedOnPaper,
} from '#core/reports/authoring/approval.ts';
import { requireMayWrite, type Writer } from '#core/reports/authoring/part.ts';
import type { OwnFigure } from '#core/reports/figures.ts';
import type { Explanation } from '#core/reports/finding.ts';
import { proseSection } from '#core/reports/outline.ts';
import { figureCodes } from '#core/reports/prose.ts';
import { refuse } from '#core/reports/refusals.ts';
import {
  DEFAULT_TITLE,
  MAX_SECTION,
  type Report,
  type ReportFrame,
  type ReportId,
  requireSendable,
  requireSendingState,
  requireSent,
} from '#core/reports/report.ts';
import { isOwnCode } from '#core/reports/statistics.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { sendApproved } from './authoring/approval-service.ts';
import { addSteps, loadPart, saveParts } from './authoring/part-repository.ts';
import { firstParts } from './authoring/part-view.ts';
import { registerReport } from './authoring/register-service.ts';
import { keepText } from './authoring/version-repository.ts';
import { audit, changing, deciding, type ReportCase } from './report-change.ts';
import { wholeReport } from './report-reading.ts';
import {
  deleteOwnFigure,
  insertReport,
  loadReport,
  loadSections,
  type SectionRow,
  saveFrame,
  saveOwnFigure,
  saveSection,
  saveState,
} from './report-repository.ts';
import { type AgencyPeriod, requireUnlocked } from './report-view.ts';
import { insertAnswer, insertSending } from './sending-repository.ts';
import { deleteException, saveException, type WindowException } from './window-exception-repository.ts';

/** Opens the report of a period; a second opening changes nothing. */
export async function openReport({ deps, scope, unit, period }: ReportCase): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const due = await requireUnlocked(tx, unit.agencyId, period, vietnamDay(deps.now()));
    if (due.scheduled.window.from > vietnamDay(deps.now())) {
      throw refuse('report-period-not-begun', { from: due.scheduled.window.from });
    }
    if (await loadReport(tx, unit.agencyId, period)) {
      return;
    }
    const at = deps.now();
    const { kind, year, code } = due.scheduled;
    const report: Report = {
      id: newId<ReportId>(at),
      period: { kind, year, code },
      state: 'draft',
      frame: usualFrame(due),
      version: 1,
    };
    await insertReport(tx, unit.agencyId, report, { by: scope.actor.name, at });
    const parts = await firstParts(tx, unit.agencyId, report.id, { period: due, today: vietnamDay(at) });
    await saveParts(tx, unit.agencyId, report.id, parts, { by: scope.actor.name, at });
    await audit(tx, { deps, scope, unit, period }, 'reports:open', report.id, {});
  });
}

/** Head and foot as a committee's report has them until somebody writes others. */
function usualFrame({ unit, receiver }: AgencyPeriod): ReportFrame {
  return {
    title: DEFAULT_TITLE,
    number: '',
    documentDate: undefined,
    place: unit.name,
    recipients: [
      `${receiver};`,
      `Thường trực Đảng ủy, HĐND ${unit.type === 'thi-tran' ? 'thị trấn' : 'xã'};`,
      'Lưu: VT.',
    ],
    authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    signer: '',
  };
}

/** What became of a text: saved, or kept aside because a newer one stands. */
interface SaveOutcome {
  readonly saved: SectionRow | undefined;
  readonly newer: SectionRow | undefined;
}

/**
 * Saves one section. A text written on an older version is refused with the newer text, and kept beside it in the
 * section's history, so that nothing is lost.
 */
export async function editSection(
  one: ReportCase,
  writer: Writer,
  code: string,
  edit: { readonly text: string; readonly version: number },
): Promise<SectionRow> {
  if (!proseSection(code)) {
    throw refuse('section-unknown', { section: code });
  }
  const text = edit.text.normalize('NFC').replace(/\r\n?/gu, '\n');
  if (text.length > MAX_SECTION) {
    throw refuse('section-too-long', { length: text.length });
  }
  const { agencyId } = one.unit;
  const written = { text, editedBy: one.scope.actor.name, editedAt: one.deps.now() };
  const { saved, newer } = await changing<SaveOutcome>(one, 'reports:edit-section', async (tx, report) => {
    requireMayWrite(await loadPart(tx, agencyId, report.id, code), writer);
    const sections = await loadSections(tx, agencyId, report.id);
    const stored = sections.find((section) => section.code === code);
    if ((stored?.version ?? 0) !== edit.version && stored?.text !== text) {
      await keepText(tx, agencyId, report.id, code, { ...written, kind: 'aside', version: edit.version });
      return {
        result: { saved: undefined, newer: stored },
        what: { section: code, version: edit.version, aside: true },
      };
    }
    const version = (stored?.version ?? 0) + 1;
    const row = { ...written, code, version };
    await saveSection(tx, agencyId, report.id, row);
    await keepText(tx, agencyId, report.id, code, { ...written, kind: 'saved', version });
    return { result: { saved: row, newer: undefined }, what: { section: code, version } };
  });
  if (saved === undefined) {
    throw refuse('section-changed', {
      text: newer?.text ?? '',
      version: newer?.version ?? 0,
      editedBy: newer?.editedBy ?? null,
      editedAt: newer?.editedAt.toISOString() ?? null,
    });
  }
  return saved;
}

export async function editFrame(one: ReportCase, frame: ReportFrame, version: number): Promise<number> {
  return changing(one, 'reports:edit-frame', async (tx, report) => {
    if (report.version !== version) {
      throw refuse('report-changed', { version: report.version });
    }
    await saveFrame(tx, one.unit.agencyId, report.id, frame, version + 1);
    return { result: version + 1, what: { title: frame.title, number: frame.number, signer: frame.signer } };
  });
}

export interface TypedFigure extends Omit<OwnFigure, 'value'> {
  /** As typed: "1.234" or "18,18". */
  readonly typed: string;
}

export async function putOwnFigure(one: ReportCase, { typed, ...figure }: TypedFigure): Promise<OwnFigure> {
  const hundredths = parseDecimal(typed, 2);
  if (!isOwnCode(figure.code)) {
    throw refuse('figure-code-wrong', { code: figure.code });
  }
  if (hundredths === undefined || hundredths < 0) {
    throw refuse('figure-value-wrong', { value: typed });
  }
  if (figure.source.trim() === '') {
    throw refuse('figure-source-missing');
  }
  const value = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  return changing(one, 'reports:put-figure', async (tx, report) => {
    const entered = { by: one.scope.actor.name, at: one.deps.now() };
    await saveOwnFigure(tx, one.unit.agencyId, report.id, { ...figure, value }, entered);
    return { result: { ...figure, value }, what: { code: figure.code, value, source: figure.source } };
  });
}

export async function removeOwnFigure(one: ReportCase, code: string): Promise<void> {
  await changing(one, 'reports:remove-figure', async (tx, report) => {
    const sections = await loadSections(tx, one.unit.agencyId, report.id);
    const users = sections.filter(({ text }) => figureCodes(text).includes(`own.${code}`));
    if (users.length > 0) {
      throw refuse('figure-in-use', { sections: users.map((section) => section.code) });
    }
    if (!(await deleteOwnFigure(tx, one.unit.agencyId, report.id, code))) {
      throw refuse('figure-unknown', { code });
    }
    return { result: undefined, what: { code } };
  });
}

/** Counts other days than the scheme's, with the reason; without an exception the scheme's again. */
export async function setWindowException(one: ReportCase, exception: WindowException | undefined): Promise<void> {
  if (exception && exception.from > exception.to) {
    throw refuse('window-exception-reversed');
  }
  if (exception && exception.reason.trim().length < 5) {
    throw refuse('window-exception-reason-missing');
  }
  await changing(one, 'reports:set-window', async (tx) => {
    const entered = { by: one.scope.actor.name, at: one.deps.now() };
    await (exception
      ? saveException(tx, one.unit.agencyId, one.period, exception, entered)
      : deleteException(tx, one.unit.agencyId, one.period));
    return { result: undefined, what: { window: exception ?? 'prescribed' }, why: exception?.reason };
  });
}

/**
 * Sends to the level above and freezes what the report says. An approved report goes as it was submitted. Without
 * "Duyệt" only a report goes whose sender states the paper that was signed: as it stands, errors mended or explained.
 */
export async function sendReport(
  one: ReportCase,
  { explanations, paper }: { readonly explanations: readonly Explanation[]; readonly paper: SignedPaper | undefined },
): Promise<void> {
  const { agencyId } = one.unit;
  await deciding(one, 'reports:send', requireSendingState, async (tx, report) => {
    if (report.state === 'approved') {
      return sendApproved(tx, one, report);
    }
    const at = one.deps.now();
    const frame = signedOnPaper(report.frame, paper, vietnamDay(at));
    const whole = await wholeReport(tx, agencyId, one.period, vietnamDay(at));
    const { content, findings } = whole;
    requireSendable(report, findings, explanations);
    const { sections, figures } = content;
    await saveFrame(tx, agencyId, report.id, frame, report.version + 1);
    const registered = await registerReport(tx, one, whole, frame);
    const sending = { sentAt: at, sentBy: one.scope.actor.name, frame, sections, figures, findings, explanations };
    await insertSending(tx, agencyId, report.id, newId(at), sending);
    await saveState(tx, agencyId, report.id, 'sent');
    const step = { code: undefined, kind: 'sent-on-paper', reason: paper ? paperWords(paper) : '' };
    await addSteps(tx, agencyId, report.id, [step], { by: one.scope.actor.name, at });
    const explained = explanations.map(({ text }) => text);
    const what = {
      received: figures.total.received,
      findings: findings.length,
      explained,
      signedOnPaper: paper,
      ...registered,
    };
    return { result: undefined, what, why: step.reason };
  });
}

/** The level above sends the report back to be mended, and says why; marks name what to mend, section by section. */
export async function returnReport(one: ReportCase, reason: string, marks: readonly Mark[]): Promise<void> {
  await answer(one, 'returned', requireReason(reason), marksOf(marks));
}

export async function acceptReport(one: ReportCase): Promise<void> {
  await answer(one, 'accepted', '', []);
}

async function answer(
  one: ReportCase,
  kind: 'returned' | 'accepted',
  reason: string,
  marks: readonly Mark[],
): Promise<void> {
  const { deps, scope, unit } = one;
  await deciding(one, kind === 'returned' ? 'reports:return' : 'reports:accept', requireSent, async (tx, report) => {
    const at = deps.now();
    await insertAnswer(tx, unit.agencyId, report.id, newId(at), { kind, reason, at, by: scope.actor.name, marks });
    await saveState(tx, unit.agencyId, report.id, kind);
    return { result: undefined, what: { sections: marks.map(({ section }) => section) }, why: reason || undefined };
  });
}
