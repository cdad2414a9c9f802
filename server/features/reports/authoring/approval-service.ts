import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import {
  requireApproved,
  requireNumbering,
  requireReason,
  requireSubmitted,
  requireWithSigner,
  type Signing,
  signedBy,
} from '#core/reports/authoring/approval.ts';
import type { Explanation } from '#core/reports/finding.ts';
import { refuse } from '#core/reports/refusals.ts';
import { type Report, requireSendable } from '#core/reports/report.ts';
import { changing, deciding, type ReportCase } from '#server/features/reports/report-change.ts';
import { wholeReport } from '#server/features/reports/report-reading.ts';
import { saveFrame, saveState } from '#server/features/reports/report-repository.ts';
import { insertSending } from '#server/features/reports/sending-repository.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { addSteps } from './part-repository.ts';
import { registerReport } from './register-service.ts';
import { insertSubmission, lastSubmission } from './submission-repository.ts';

/** Puts the report before its signer: it is locked, and what the signer reads stays as it is. */
export async function submitReport(one: ReportCase, explanations: readonly Explanation[]): Promise<void> {
  const { agencyId } = one.unit;
  await changing(one, 'reports:submit', async (tx, report) => {
    const at = one.deps.now();
    const { content, findings } = await wholeReport(tx, agencyId, one.period, vietnamDay(at));
    requireSendable(report, findings, explanations);
    const { sections, figures } = content;
    const submittedBy = one.scope.actor.name;
    const submission = { submittedAt: at, submittedBy, sections, figures, findings, explanations };
    await insertSubmission(tx, agencyId, report.id, newId(at), submission);
    await move(tx, one, report, { state: 'submitted', step: 'submitted', reason: '' });
    const explained = explanations.map(({ text }) => text);
    return { result: undefined, what: { received: figures.total.received, findings: findings.length, explained } };
  });
}

/** The signer takes what was submitted for good; the foot of the document says who signs and in whose stead. */
export async function approveReport(one: ReportCase, signing: Signing, signer: string): Promise<void> {
  await deciding(one, 'reports:approve', requireSubmitted, async (tx, report) => {
    const frame = signedBy(report.frame, signing, signer);
    await saveFrame(tx, one.unit.agencyId, report.id, frame, report.version + 1);
    await move(tx, one, report, { state: 'approved', step: 'approved', reason: '' });
    return { result: undefined, what: { signing, signer: frame.signer } };
  });
}

/** The signer gives it back to be written on. */
export async function declineReport(one: ReportCase, reason: string): Promise<void> {
  const why = requireReason(reason);
  await deciding(one, 'reports:decline', requireWithSigner, async (tx, report) => {
    await move(tx, one, report, { state: 'draft', step: 'declined', reason: why });
    return { result: undefined, what: {}, why };
  });
}

/** Who submitted it takes it back before it is sent: something must still be mended. */
export async function withdrawReport(one: ReportCase, reason: string): Promise<void> {
  const why = requireReason(reason);
  await deciding(one, 'reports:withdraw', requireWithSigner, async (tx, report) => {
    await move(tx, one, report, { state: 'draft', step: 'withdrawn', reason: why });
    return { result: undefined, what: {}, why };
  });
}

/** Number and date of the document, once it is approved: with them it stands in the unit's register. */
export async function numberReport(one: ReportCase, number: string, documentDate: PlainDate): Promise<void> {
  await deciding(one, 'reports:number', requireApproved, async (tx, report) => {
    const today = vietnamDay(one.deps.now());
    requireNumbering(number, documentDate, today);
    const frame = { ...report.frame, number, documentDate };
    await saveFrame(tx, one.unit.agencyId, report.id, frame, report.version + 1);
    const whole = await wholeReport(tx, one.unit.agencyId, one.period, today);
    const registered = await registerReport(tx, one, whole, frame);
    return { result: undefined, what: { number, documentDate, ...registered } };
  });
}

/** Sends what was approved, as it was submitted. */
export async function sendApproved(tx: Database, one: ReportCase, report: Report) {
  const { agencyId } = one.unit;
  const submission = await lastSubmission(tx, agencyId, report.id);
  if (!submission) {
    throw refuse('report-not-approved', { state: report.state });
  }
  const at = one.deps.now();
  const { sections, figures, findings, explanations } = submission;
  const { frame } = report;
  if (frame.number !== '' && frame.documentDate !== undefined) {
    requireNumbering(frame.number, frame.documentDate, vietnamDay(at));
  }
  const whole = await wholeReport(tx, agencyId, one.period, vietnamDay(at));
  const registered = await registerReport(tx, one, whole, frame);
  const sent = { sentAt: at, sentBy: one.scope.actor.name, frame };
  await insertSending(tx, agencyId, report.id, newId(at), { ...sent, sections, figures, findings, explanations });
  await move(tx, one, report, { state: 'sent', step: 'sent', reason: '' });
  const explained = explanations.map(({ text }) => text);
  return {
    result: undefined,
    what: { received: figures.total.received, findings: findings.length, explained, ...registered },
  };
}

interface Move {
  readonly state: Report['state'];
  readonly step: string;
  readonly reason: string;
}

async function move(tx: Database, one: ReportCase, report: Report, { state, step, reason }: Move): Promise<void> {
  const done = { by: one.scope.actor.name, at: one.deps.now() };
  await saveState(tx, one.unit.agencyId, report.id, state);
  await addSteps(tx, one.unit.agencyId, report.id, [{ code: undefined, kind: step, reason }], done);
}
