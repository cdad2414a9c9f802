import type { PlainDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import type { Id } from '#core/kernel/ids.ts';
import type { AssessmentId } from '../assessment.ts';
import type { InputKind } from '../rule-kind.ts';
import { formatRate } from '../share.ts';
import { refuseDispute } from './refusals.ts';

export type DisputeId = Id<'FigureDispute'>;
export type DisputeItemId = Id<'FigureDisputeItem'>;

export const DISPUTE_STATES = ['draft', 'sent', 'accepted', 'partly-accepted', 'refused', 'withdrawn'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

export const DISPUTE_STATE_NAMES = {
  draft: 'Dự thảo',
  sent: 'Chờ trả lời',
  accepted: 'Được chấp nhận',
  'partly-accepted': 'Chấp nhận một phần',
  refused: 'Bị bác',
  withdrawn: 'Đã rút',
} as const satisfies Record<DisputeState, string>;

/** How the level above may settle it. */
export const OUTCOMES = ['accepted', 'partly-accepted', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Which count is said to be wrong: a variable of a line of a sheet, or an indicator of a window. */
export type DisputedFigure =
  | { readonly kind: 'line'; readonly assessmentId: AssessmentId; readonly code: string; readonly variable: string }
  | { readonly kind: 'indicator'; readonly indicator: string };

/** Counts as they are, flags 0 or 1, rates in hundredths of a percent. */
export interface DisputeClaim {
  /** Undefined: the system shows nothing where there should be something. */
  readonly systemValue: number | undefined;
  readonly systemSource: string;
  readonly unitValue: number;
  readonly claim: string;
}

export interface Dispute extends DisputeClaim {
  readonly id: DisputeId;
  readonly figure: DisputedFigure;
  readonly window: { readonly from: PlainDate; readonly to: PlainDate };
  readonly measure: InputKind;
  readonly state: DisputeState;
  readonly answerBy: PlainDate | undefined;
  /** Counts changes: of two who decide at once the second is refused. */
  readonly version: number;
}

export const RECORD_KINDS = ['dossier', 'document', 'task', 'file'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const VERDICT_NAMES = {
  'should-count': 'đáng lẽ tính',
  'should-not-count': 'không đáng tính',
} as const;
export type Verdict = keyof typeof VERDICT_NAMES;

/** What one dispute may hold; a longer list belongs in an export file. */
export const ITEMS_MOST = 500;

const WHOLE_RATE = 10_000;

export function requireState({ state }: Pick<Dispute, 'state'>, ...allowed: readonly DisputeState[]): void {
  if (!allowed.includes(state)) {
    throw refuseDispute('dispute-state-wrong', { state });
  }
}

export function requireVersion(dispute: Pick<Dispute, 'version' | 'state'>, version: number): void {
  if (dispute.version !== version) {
    throw refuseDispute('dispute-changed', { state: dispute.state, version: dispute.version });
  }
}

function isFigure(measure: InputKind, value: number): boolean {
  const ceiling = measure === 'flag' ? 1 : measure === 'rate' ? WHOLE_RATE : Number.MAX_SAFE_INTEGER;
  return Number.isSafeInteger(value) && value >= 0 && value <= ceiling;
}

/** Refuses a claim that says nothing: no figure, no source, no reason, or the very figure that the system shows. */
export function requireClaim(measure: InputKind, { systemValue, systemSource, unitValue, claim }: DisputeClaim): void {
  if (!isFigure(measure, unitValue) || (systemValue !== undefined && !isFigure(measure, systemValue))) {
    throw refuseDispute('dispute-value-invalid', { measure });
  }
  if (systemSource.trim() === '') {
    throw refuseDispute('dispute-source-missing');
  }
  if (claim.trim() === '') {
    throw refuseDispute('dispute-claim-missing');
  }
  if (unitValue === systemValue) {
    throw refuseDispute('dispute-nothing-wrong');
  }
}

/** What the chair signs: with something to look at, and a day that has not passed. */
export function requireSendable(dispute: Dispute, items: number, answerBy: PlainDate, today: PlainDate): void {
  requireState(dispute, 'draft');
  requireClaim(dispute.measure, dispute);
  if (items === 0) {
    throw refuseDispute('dispute-without-proof');
  }
  if (answerBy < today) {
    throw refuseDispute('dispute-answer-day-past', { today });
  }
}

export interface DisputeDecision {
  readonly outcome: Outcome;
  /** Only where a part is accepted. */
  readonly value?: number | undefined;
  readonly reason: string;
  readonly number: string;
  readonly date: PlainDate | undefined;
  readonly issuer: string;
}

/** The figure that holds after the decision; undefined where the system's stays. */
export function settledFigure(dispute: Dispute, decision: DisputeDecision): number | undefined {
  requireState(dispute, 'sent');
  if (decision.reason.trim() === '') {
    throw refuseDispute('dispute-reason-missing');
  }
  if (decision.number.trim() === '' || decision.issuer.trim() === '' || decision.date === undefined) {
    throw refuseDispute('dispute-decision-missing');
  }
  switch (decision.outcome) {
    case 'accepted':
      return dispute.unitValue;
    case 'refused':
      return undefined;
    case 'partly-accepted':
      return requirePart(dispute, decision.value);
    default:
      return decision.outcome satisfies never;
  }
}

function requirePart({ measure, systemValue, unitValue }: Dispute, value: number | undefined): number {
  if (value === undefined || !isFigure(measure, value) || value === systemValue || value === unitValue) {
    throw refuseDispute('dispute-partly-between');
  }
  return value;
}

/** "90 %", "1.240", "Có". */
export function figureInWords(measure: InputKind, value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return 'không có số';
  }
  if (measure === 'flag') {
    return value === 1 ? 'Có' : 'Không';
  }
  return measure === 'rate' ? formatRate(value) : formatCount(value);
}

/** What a line says of a figure that a dispute settled. */
export function settledSource(number: number, year: number, decision: { readonly number: string }): string {
  return `Kiến nghị số liệu số ${number}/${year}, văn bản trả lời ${decision.number}`;
}
