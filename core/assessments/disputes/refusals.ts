import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'dispute-unknown': 'not-found',
  'dispute-changed': 'conflict',
  'dispute-state-wrong': 'conflict',
  'dispute-open-already': 'conflict',
  'dispute-figure-unknown': 'invalid',
  'dispute-value-invalid': 'invalid',
  'dispute-nothing-wrong': 'invalid',
  'dispute-source-missing': 'invalid',
  'dispute-claim-missing': 'invalid',
  'dispute-without-proof': 'invalid',
  'dispute-answer-day-past': 'invalid',
  'dispute-reason-missing': 'invalid',
  'dispute-decision-missing': 'invalid',
  'dispute-partly-between': 'invalid',
  'dispute-item-unknown': 'not-found',
  'dispute-record-unknown': 'invalid',
  'dispute-file-missing': 'invalid',
  'dispute-file-kind': 'invalid',
  'dispute-file-too-large': 'invalid',
  'dispute-file-gone': 'not-found',
  'dispute-too-many-items': 'invalid',
} as const satisfies Record<string, RefusalKind>;

export type DisputeRefusal = keyof typeof REFUSALS;

export function refuseDispute(code: DisputeRefusal, detail?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
