import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'plan-unknown': 'not-found',
  'plan-exists': 'conflict',
  'plan-accepted': 'conflict',
  'plan-not-accepted': 'conflict',
  'plan-not-ready': 'invalid',
  'sheet-not-appraised': 'conflict',
  'nothing-lost': 'invalid',
  'task-unknown': 'not-found',
  'task-changed': 'conflict',
  'task-state-wrong': 'conflict',
  'task-title-missing': 'invalid',
  'lead-section-missing': 'invalid',
  'cooperating-sections-missing': 'invalid',
  'section-unknown': 'invalid',
  'target-missing': 'invalid',
  'target-out-of-range': 'invalid',
  'target-below-last-year': 'invalid',
  'deadline-missing': 'invalid',
  'deadline-outside-year': 'invalid',
  'drop-reason-missing': 'invalid',
  'progress-note-missing': 'invalid',
  'progress-out-of-range': 'invalid',
  'evidence-missing': 'invalid',
  'plan-evidence-invalid': 'invalid',
  'done-day-wrong': 'invalid',
} as const satisfies Record<string, RefusalKind>;

export type PlanRefusal = keyof typeof REFUSALS;

export function refusePlan(code: PlanRefusal, detail?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
