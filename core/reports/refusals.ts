import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'report-unknown': 'not-found',
  'report-period-unknown': 'invalid',
  'report-period-not-begun': 'conflict',
  'report-locked': 'conflict',
  'report-changed': 'conflict',
  'report-has-errors': 'invalid',
  'report-not-sent': 'conflict',
  'return-reason-missing': 'invalid',
  'section-unknown': 'not-found',
  'section-changed': 'conflict',
  'section-too-long': 'invalid',
  'figure-unknown': 'not-found',
  'figure-code-wrong': 'invalid',
  'figure-value-wrong': 'invalid',
  'figure-source-missing': 'invalid',
  'figure-in-use': 'conflict',
  'window-exception-reversed': 'invalid',
  'window-exception-reason-missing': 'invalid',
  'explanation-missing': 'invalid',
  'part-of-others': 'forbidden',
  'part-handed-in': 'conflict',
  'part-not-handed-in': 'conflict',
  'part-empty': 'invalid',
  'part-assignee-unknown': 'invalid',
  'scheme-unknown': 'not-found',
  'scheme-not-own': 'forbidden',
  'scheme-in-force': 'conflict',
  'scheme-changed': 'conflict',
  'scheme-draft-exists': 'conflict',
  'scheme-level-wrong': 'invalid',
  'scheme-incomplete': 'invalid',
  'form-not-here': 'conflict',
  'form-basis-missing': 'invalid',
  'form-not-later': 'conflict',
  'form-entry-wrong': 'invalid',
  'form-column-not-counted': 'invalid',
  'aggregation-nothing-below': 'conflict',
  'adjustment-code-wrong': 'invalid',
  'adjustment-zero': 'invalid',
  'adjustment-below-zero': 'invalid',
  'adjustment-reason-missing': 'invalid',
  'adjustment-unknown': 'not-found',
} as const satisfies Record<string, RefusalKind>;

export type ReportRefusal = keyof typeof REFUSALS;

export function refuse(code: ReportRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
