import type { DocumentWarning } from '#core/documents/document-warnings.ts';
import type { Drill } from '#core/indicators/drill-down.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Part } from '#core/reports/aggregation.ts';
import { formsGoing } from '#core/reports/annexes.ts';
import { documentFindings } from '#core/reports/authoring/document-rules.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { withEstimate } from '#core/reports/estimates/estimate.ts';
import {
  type FiguresOfPeriod,
  type LaterDifference,
  laterDifferences,
  type ReportFigures,
  textOfFigures,
} from '#core/reports/figures.ts';
import type { Explanation, Finding } from '#core/reports/finding.ts';
import { formsInForce, formsOf } from '#core/reports/form.ts';
import { dataOf } from '#core/reports/form-version.ts';
import { drillOfFigure } from '#core/reports/later-difference.ts';
import { PROSE_SECTIONS } from '#core/reports/outline.ts';
import { periodTitle } from '#core/reports/period.ts';
import { refuse } from '#core/reports/refusals.ts';
import { registerEntry } from '#core/reports/register-entry.ts';
import { isEditable, type Report } from '#core/reports/report.ts';
import type { ReportContent } from '#core/reports/report-document.ts';
import type { PeriodBefore } from '#core/reports/sum-rules.ts';
import { type CheckedReport, findingsOf } from '#core/reports/validation.ts';
import { numberWarnings } from '#server/features/documents/read-model.ts';
import { procedureFields } from '#server/features/procedures/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { earlierFigures } from './authoring/earlier-figures.ts';
import { loadOldNumbers } from './authoring/old-number-repository.ts';
import { type ApprovalStep, approvalSteps } from './authoring/part-repository.ts';
import { lastSubmission } from './authoring/submission-repository.ts';
import { earlierEstimates } from './estimates/earlier-view.ts';
import { loadEstimate } from './estimates/estimate-repository.ts';
import { formVersions } from './form-repository.ts';
import { belowOf } from './matrix/matrix-view.ts';
import { loadOwnFigures, loadReport, loadSections, type SectionRow } from './report-repository.ts';
import { frozenParts, type PartFigures, reportFigures } from './report-sum.ts';
import { type AgencyPeriod, itemOf, type ReportStanding, reportStandings, requirePeriod } from './report-view.ts';
import { type Answer, lastSending, loadAnswers, type Sending } from './sending-repository.ts';
import { loadException, type WindowException } from './window-exception-repository.ts';

/** A report with all that is known of it. While it is locked, its content is what was sent. */
export interface WholeReport {
  readonly report: Report;
  readonly period: AgencyPeriod;
  readonly exception: WindowException | undefined;
  readonly content: ReportContent;
  /** Whose figures make up the report's; one where it is no sum. */
  readonly parts: readonly PartFigures[];
  readonly sections: readonly SectionRow[];
  readonly before: PeriodBefore | undefined;
  /** Earlier reports of the year whose estimates nobody has compared yet. */
  readonly untrued: readonly string[];
  readonly findings: readonly Finding[];
  readonly explanations: readonly Explanation[];
  readonly sending: Sending | undefined;
  readonly standing: ReportStanding | undefined;
  /** What of the register of documents looks wrong beside its number. */
  readonly warnings: readonly DocumentWarning[];
  readonly differences: readonly TracedDifference[];
  readonly answers: readonly Answer[];
  readonly steps: readonly ApprovalStep[];
  readonly oldNumbers: Readonly<Record<string, readonly string[]>>;
}

type Frozen = Pick<Sending, 'frame' | 'sections' | 'figures' | 'findings' | 'explanations'>;

/** What a locked report says: as it was sent, or as it lies with its signer; undefined while it is written. */
async function frozenOf(
  tx: Database,
  agencyId: UnitId,
  report: Report,
  sending: Sending | undefined,
): Promise<Frozen | undefined> {
  if (isEditable(report.state)) {
    return undefined;
  }
  if (report.state === 'submitted' || report.state === 'approved') {
    const submission = await lastSubmission(tx, agencyId, report.id);
    return submission && { ...submission, frame: report.frame };
  }
  return sending;
}

type FiguresQuestion = Parameters<typeof reportFigures>[2];

/** Everything a report may print, as it is known today: counted, expected, of the units below and of the period before. */
async function figuresToday(tx: Database, agencyId: UnitId, asked: FiguresQuestion) {
  const { id, period, window, today: day } = asked;
  // Once the window is over there is nothing left to expect.
  const estimate = day <= window.to ? await loadEstimate(tx, agencyId, id) : undefined;
  const live = await reportFigures(tx, agencyId, { ...asked, today: estimate?.cutOff ?? day });
  const estimates = await earlierEstimates(tx, agencyId, { year: period.scheduled.year, window, today: day });
  const versions = await formVersions(tx, agencyId);
  const below = await belowOf(tx, period, day);
  const today = {
    ...(estimate ? withEstimate(live.figures, estimate) : live.figures),
    forms: formsInForce(versions, window.to),
    ...(below && { below }),
    earlier: await earlierFigures(tx, agencyId, period, day),
    ...(estimates.trueUp && { trueUp: estimates.trueUp }),
  };
  return { today, parts: live.parts, versions, untrued: estimates.open };
}

export async function wholeReport(tx: Database, agencyId: UnitId, code: string, day: PlainDate): Promise<WholeReport> {
  const period = await requirePeriod(tx, agencyId, code);
  const stored = await loadReport(tx, agencyId, code);
  if (!stored) {
    throw refuse('report-unknown', { period: code });
  }
  const { title, nextTitle } = period.scheduled;
  const report: Report = { ...stored, period: { ...stored.period, title, nextTitle } };
  const standings = await reportStandings(tx, [agencyId], [period.scheduled.year]);
  const exception = await loadException(tx, agencyId, code);
  const sections = await loadSections(tx, agencyId, report.id);
  const own = await loadOwnFigures(tx, agencyId, report.id);
  const window = exception ? { from: exception.from, to: exception.to } : period.scheduled.window;
  const asked = { id: report.id, period, window, today: day, own };
  const { today, parts, versions, untrued } = await figuresToday(tx, agencyId, asked);
  const oldNumbers = await loadOldNumbers(tx, agencyId, report.id);
  const sending = await lastSending(tx, agencyId, report.id);
  const steps = await approvalSteps(tx, agencyId, report.id);
  const frozen = await frozenOf(tx, agencyId, report, sending);
  const content: ReportContent = {
    unit: { name: period.unit.fullName, superior: period.unit.parentFullName },
    period: report.period,
    frame: frozen?.frame ?? report.frame,
    sections: frozen?.sections ?? Object.fromEntries(sections.map(({ code: place, text }) => [place, text])),
    figures: frozen?.figures ?? today,
    forms: formsGoing(period.scheduled.annexes, formsOf(versions, frozen?.figures ?? today)),
  };
  const before = await openBefore(tx, agencyId, period.scheduled.carriesFrom);
  const checked: CheckedReport = {
    period: report.period,
    title: content.frame.title,
    sections: content.sections,
    figures: content.figures,
    prescribed: period.scheduled.window,
    exception: exception?.reason,
    before,
    oldNumbers,
    untrued,
  };
  return {
    report,
    period,
    exception,
    content,
    parts: frozen ? await frozenParts(tx, agencyId, frozen.figures, self(period)) : parts,
    sections,
    before,
    untrued,
    findings: frozen?.findings ?? inOrder([...findingsOf(checked), ...asDocument(content)]),
    explanations: frozen?.explanations ?? [],
    sending,
    warnings: await registerWarnings(tx, agencyId, report, content),
    standing: standings.find((one) => one.period === code),
    differences: await differencesOf(tx, frozen?.figures, today, report.period),
    answers: await loadAnswers(tx, agencyId, report.id),
    steps,
    oldNumbers,
  };
}

async function registerWarnings(
  tx: Database,
  agencyId: UnitId,
  report: Report,
  { unit, frame, figures }: ReportContent,
): Promise<readonly DocumentWarning[]> {
  const entry = registerEntry(unit.name, frame, figures, report.period);
  return entry ? numberWarnings(tx, agencyId, entry, report.document?.id) : [];
}

/** A later difference with the way to its records. */
export interface TracedDifference extends LaterDifference {
  readonly drill: Drill | undefined;
}

async function differencesOf(
  tx: Database,
  sent: ReportFigures | undefined,
  today: ReportFigures,
  period: FiguresOfPeriod,
): Promise<readonly TracedDifference[]> {
  const differences = sent ? laterDifferences(sent, today, period) : [];
  const fields = differences.some(({ code }) => code.startsWith('fields.')) ? await procedureFields(tx) : [];
  // The source of a sum are reports of others, not records of this unit.
  const traced = today.aggregation === undefined;
  return differences.map((difference) => ({
    ...difference,
    drill: traced ? drillOfFigure(difference.code, today.window, fields) : undefined,
  }));
}

/** What the rules for documents from elsewhere find in this one as it would be printed. */
function asDocument({ frame, sections, figures, period }: ReportContent): readonly Finding[] {
  return documentFindings(frame.title, sections, textOfFigures(figures, period));
}

const SEVERITIES = ['error', 'warning', 'note'] as const;

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function self({ unit }: AgencyPeriod): Part {
  return { unit: { slug: unit.slug, name: unit.fullName }, from: 'own', sending: null, sentOn: null };
}

/** What the last sent report of the period before said was open on its last day. */
async function openBefore(tx: Database, agencyId: UnitId, code: string | undefined): Promise<PeriodBefore | undefined> {
  const earlier = code === undefined ? undefined : await loadReport(tx, agencyId, code);
  const isOut = earlier?.state === 'sent' || earlier?.state === 'accepted';
  const sending = earlier && isOut ? await lastSending(tx, agencyId, earlier.id) : undefined;
  return earlier && sending
    ? {
        title: periodTitle(earlier.period),
        window: sending.figures.window,
        open: sending.figures.total.open,
        cutOff: sending.figures.cutOff,
      }
    : undefined;
}

/** The report as it goes over the wire: every section of the outline, written or not. */
export function answerOf(whole: WholeReport, now: Date): ReportAnswer {
  const { report, period, exception, content, sending } = whole;
  const isOut = report.state === 'sent' || report.state === 'accepted';
  const sentOn = sending && isOut ? vietnamDay(sending.sentAt) : undefined;
  const { documentDate, recipients, authority, ...frame } = content.frame;
  return {
    report: {
      ...itemOf(period, exception, whole.standing, vietnamDay(now)),
      changed: isOut ? whole.differences.filter(({ code }) => code.startsWith('dossiers.')).length : null,
      state: report.state,
      frame: { ...frame, documentDate: documentDate ?? null, recipients: [...recipients], authority: [...authority] },
      version: report.version,
      prescribed: period.scheduled.window,
      unitName: content.unit.name,
      superiorName: content.unit.superior ?? null,
      receiver: period.receiver,
    },
    sections: PROSE_SECTIONS.map(({ code }) => {
      const row = whole.sections.find((section) => section.code === code);
      return {
        code,
        text: content.sections[code] ?? '',
        version: row?.version ?? 0,
        editedBy: row?.editedBy ?? null,
        editedAt: row?.editedAt.toISOString() ?? null,
      };
    }),
    figures: mutable(content.figures),
    forms: content.forms.map(dataOf),
    before: whole.before ?? null,
    untrued: [...whole.untrued],
    findings: [...whole.findings],
    explanations: [...whole.explanations],
    sentBy: sentOn === undefined ? null : (sending?.sentBy ?? null),
    differences: whole.differences.map(({ drill, ...difference }) => ({ ...difference, drill: drill ?? null })),
    answers: whole.answers.map(({ at, marks, ...answer }) => ({ ...answer, at: at.toISOString(), marks: [...marks] })),
    oldNumbers: Object.fromEntries(Object.entries(whole.oldNumbers).map(([code, numbers]) => [code, [...numbers]])),
    document: documentOf(whole),
    approval: whole.steps.map(({ at, ...step }) => ({ ...step, at: at.toISOString() })),
  };
}

function documentOf({ report, warnings, content }: WholeReport): ReportAnswer['document'] {
  if (report.document === undefined && (content.frame.number === '' || content.frame.documentDate === undefined)) {
    return null;
  }
  const named = warnings.map(({ code, other }) => ({
    code,
    other: other ? { symbol: other.symbol, date: other.date, abstract: other.abstract } : null,
  }));
  return { id: report.document?.id ?? null, warnings: named };
}

function mutable(figures: ReportContent['figures']): ReportAnswer['figures'] {
  return structuredClone(figures) as ReportAnswer['figures'];
}
