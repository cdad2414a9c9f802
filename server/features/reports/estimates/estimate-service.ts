import { addDays, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { EstimateAnswer, PutEstimate, TrueUpList } from '#core/reports/estimates/contract.ts';
import { daysOf, ESTIMATED, paceOf, requireCutOff, requireEstimate } from '#core/reports/estimates/estimate.ts';
import { type ActualFigures, trueUpOf } from '#core/reports/estimates/true-up.ts';
import { MEASURES } from '#core/reports/figures.ts';
import { refuse } from '#core/reports/refusals.ts';
import { isEditable, type Report } from '#core/reports/report.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { audit, changing, deciding, type ReportCase } from '../report-change.ts';
import { loadOwnFigures, loadReport } from '../report-repository.ts';
import { reportFigures } from '../report-sum.ts';
import { requirePeriod } from '../report-view.ts';
import { lastSending } from '../sending-repository.ts';
import { loadException } from '../window-exception-repository.ts';
import {
  deleteEstimate,
  dueTrueUps,
  insertTrueUp,
  loadEstimate,
  loadTrueUps,
  saveEstimate,
} from './estimate-repository.ts';

/** What was counted up to a day, what the pace proposes for the rest, and what somebody already expects. */
export async function estimateOf(
  tx: Database,
  one: ReportCase,
  wished: PlainDate | undefined,
): Promise<EstimateAnswer> {
  const today = vietnamDay(one.deps.now());
  const report = await requireReport(tx, one);
  const stored = await loadEstimate(tx, one.unit.agencyId, report.id);
  const window = await windowOf(tx, one);
  if (wished !== undefined) {
    requireCutOff(window, wished, today);
  }
  const before = addDays(window.to, -1);
  // A report opened before its window begins has nothing counted: its first day is the least that can be asked.
  const lastCutOff = today < window.from ? window.from : today < window.to ? today : before;
  const cutOff = wished ?? stored?.cutOff ?? lastCutOff;
  const figures = await countedUpTo(tx, one, report, cutOff);
  const days = daysOf(window, cutOff);
  const pace = paceOf(figures.total, window, cutOff);
  return {
    window,
    cutOff,
    lastCutOff,
    open: isEditable(report.state) && today <= window.to,
    countedDays: days.counted,
    restDays: days.rest,
    lines: ESTIMATED.map((code) => {
      const line = stored?.lines.find((known) => known.code === code);
      return {
        code,
        label: MEASURES[code],
        counted: figures.total[code],
        proposed: pace.find((known) => known.code === code)?.amount ?? 0,
        amount: line?.amount ?? null,
        method: line?.method ?? null,
      };
    }),
    stored: stored ? { reason: stored.reason, by: stored.by, at: stored.at.toISOString() } : null,
  };
}

/** Keeps what a person expects of the rest of the window; figures are then counted up to the cut-off and no further. */
export async function putEstimate(one: ReportCase, wish: PutEstimate): Promise<void> {
  await changing(one, 'reports:put-estimate', async (tx, report) => {
    const at = one.deps.now();
    requireCutOff(await windowOf(tx, one), wish.cutOff, vietnamDay(at));
    const estimate = { ...wish, by: one.scope.actor.name, at };
    const { total } = await countedUpTo(tx, one, report, wish.cutOff);
    requireEstimate(total, estimate);
    await saveEstimate(tx, one.unit.agencyId, report.id, estimate);
    const lines = Object.fromEntries(wish.lines.map(({ code, amount }) => [code, amount]));
    return { result: undefined, what: { cutOff: wish.cutOff, ...lines }, why: wish.reason };
  });
}

export async function removeEstimate(one: ReportCase): Promise<void> {
  await changing(one, 'reports:remove-estimate', async (tx, report) => {
    await deleteEstimate(tx, one.unit.agencyId, report.id);
    return { result: undefined, what: {} };
  });
}

/** The report's comparisons so far, and what a person has to enter for the next one. */
export async function trueUpsOf(tx: Database, one: ReportCase): Promise<TrueUpList> {
  const report = await requireReport(tx, one);
  const sending = isEditable(report.state) ? undefined : await lastSending(tx, one.unit.agencyId, report.id);
  const made = await loadTrueUps(tx, one.unit.agencyId, report.id);
  const today = vietnamDay(one.deps.now());
  const figures = sending?.figures;
  const estimated = figures !== undefined && figures.cutOff !== null;
  return {
    needed: estimated && made.length === 0 && figures.window.to < today,
    estimated,
    window: figures?.window ?? null,
    ownEstimates: (figures?.own ?? [])
      .filter(({ estimate }) => estimate)
      .map(({ code, label, value, unitOfMeasure }) => ({ code, label, sent: value, unitOfMeasure })),
    items: made.map(({ cutOff, lines, by, at }) => ({ cutOff, lines: [...lines], by, at: at.toISOString() })),
    total: made.length,
  };
}

/** Compares what was sent with what was counted after the window closed, and keeps the difference as a record. */
export async function makeTrueUp(one: ReportCase, actuals: ActualFigures): Promise<void> {
  await deciding(one, 'reports:true-up', requireSentOnce, async (tx, report) => {
    const at = one.deps.now();
    const lines = await trueUpIn(tx, one, report, actuals);
    return { result: undefined, what: { changed: lines, at: vietnamDay(at) } };
  });
}

/**
 * The same comparison when nobody has made it: once a report's window is over. Asked again behind the agency's lock,
 * because a person or another server may have come first. What only a person can tell stays open in it.
 */
export async function makeTrueUpIfDue(one: ReportCase): Promise<boolean> {
  const { deps, scope, unit, period } = one;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const today = vietnamDay(deps.now());
    const due = await dueTrueUps(tx, [unit.agencyId], today);
    if (!due.some((known) => known.period === period)) {
      return false;
    }
    const report = await requireReport(tx, one);
    const changed = await trueUpIn(tx, one, report, {});
    await audit(tx, one, 'reports:true-up', report.id, { changed, at: today });
    return true;
  });
}

function requireSentOnce({ state }: Report): void {
  if (state !== 'sent' && state !== 'accepted') {
    throw refuse('report-not-sent', { state });
  }
}

async function trueUpIn(tx: Database, one: ReportCase, report: Report, actuals: ActualFigures): Promise<number> {
  const { agencyId } = one.unit;
  const sending = await lastSending(tx, agencyId, report.id);
  if (!sending) {
    throw refuse('report-not-sent', { state: report.state });
  }
  const at = one.deps.now();
  const today = vietnamDay(at);
  const actual = await countedUpTo(tx, one, report, today);
  const trueUp = trueUpOf(sending.figures, actual, actuals, MEASURES, today);
  await insertTrueUp(tx, agencyId, report.id, newId(at), { ...trueUp, by: one.scope.actor.name, at });
  return trueUp.lines.filter(({ difference }) => difference !== null && Number(difference) !== 0).length;
}

async function countedUpTo(tx: Database, one: ReportCase, report: Report, day: PlainDate) {
  const { agencyId } = one.unit;
  const period = await requirePeriod(tx, agencyId, one.period);
  const own = await loadOwnFigures(tx, agencyId, report.id);
  const window = await windowOf(tx, one);
  return (await reportFigures(tx, agencyId, { id: report.id, period, window, today: day, own })).figures;
}

async function windowOf(tx: Database, { unit, period }: ReportCase) {
  const exception = await loadException(tx, unit.agencyId, period);
  const { scheduled } = await requirePeriod(tx, unit.agencyId, period);
  return exception ? { from: exception.from, to: exception.to } : scheduled.window;
}

async function requireReport(tx: Database, { unit, period }: ReportCase): Promise<Report> {
  const report = await loadReport(tx, unit.agencyId, period);
  if (!report) {
    throw refuse('report-unknown', { period });
  }
  return report;
}
