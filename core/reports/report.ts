import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id } from '#core/kernel/ids.ts';
import { type Explanation, type Finding, unexplained } from './finding.ts';
import type { ReportPeriod } from './period.ts';
import { refuse } from './refusals.ts';
import type { ReportState } from './scheme.ts';

export type ReportId = Id<'Report'>;

/** What stands around the prose: title, head and foot of the document. */
export interface ReportFrame {
  /** May hold tokens: "Công tác cải cách hành chính {{period.name}} …". */
  readonly title: string;
  /** Of the document; empty until the register gives it. */
  readonly number: string;
  readonly documentDate: PlainDate | undefined;
  readonly place: string;
  readonly recipients: readonly string[];
  /** "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH". */
  readonly authority: readonly string[];
  readonly signer: string;
}

export interface Report {
  readonly id: ReportId;
  readonly period: ReportPeriod & { readonly code: string };
  readonly state: ReportState;
  readonly frame: ReportFrame;
  readonly version: number;
  /** Its entry in the unit's register of documents; `added`: the report made it. */
  readonly document?: { readonly id: string; readonly added: boolean } | undefined;
}

/** Ký hiệu of a committee's report; the number stands before it. */
export const REPORT_SYMBOL = 'BC-UBND';

export const DEFAULT_TITLE = 'Công tác cải cách hành chính {{period.name}} và phương hướng, nhiệm vụ {{period.next}}';

export const MAX_SECTION = 20_000;

const OPEN_STATES: readonly ReportState[] = ['draft', 'returned'];

export function isEditable(state: ReportState): boolean {
  return OPEN_STATES.includes(state);
}

export function requireEditable({ state }: Pick<Report, 'state'>): void {
  if (!isEditable(state)) {
    throw refuse('report-locked', { state });
  }
}

/** Open (its paper was signed by hand), or approved; what lies with the signer is not sent. */
export function requireSendingState({ state }: Pick<Report, 'state'>): void {
  if (state === 'submitted') {
    throw refuse('report-not-approved', { state });
  }
  if (state !== 'approved') {
    requireEditable({ state });
  }
}

/** Refuses while an error stands that nobody explained; the answer names each. */
export function requireSendable(
  report: Pick<Report, 'state'>,
  findings: readonly Finding[],
  explanations: readonly Explanation[],
): void {
  requireEditable(report);
  const standing = unexplained(findings, explanations);
  if (standing.length > 0) {
    throw refuse('report-has-errors', { errors: standing.map(({ rule, message }) => ({ rule, message })) });
  }
}

export function requireSent({ state }: Pick<Report, 'state'>): void {
  if (state !== 'sent') {
    throw refuse('report-not-sent', { state });
  }
}
