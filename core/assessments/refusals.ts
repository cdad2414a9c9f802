import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'assessment-unknown': 'not-found',
  'assessment-exists': 'conflict',
  'assessment-year-wrong': 'invalid',
  'assessment-state-wrong': 'conflict',
  'criterion-unknown': 'not-found',
  'criteria-set-unknown': 'not-found',
  'criteria-set-invalid': 'invalid',
  'criteria-circular': 'invalid',
  'maximum-below-score': 'conflict',
  'parameter-invalid': 'invalid',
  'method-unknown': 'invalid',
  'line-changed': 'conflict',
  'points-above-max': 'invalid',
  'points-negative': 'invalid',
  'points-missing': 'invalid',
  'points-reason-missing': 'invalid',
  'value-invalid': 'invalid',
  'value-unknown': 'invalid',
  'value-reason-missing': 'invalid',
  'value-source-missing': 'invalid',
  'part-exceeds-whole': 'invalid',
  'not-applicable-reason-missing': 'invalid',
  'evidence-invalid': 'invalid',
  'evidence-unknown': 'not-found',
  'evidence-in-use': 'conflict',
  'sheet-incomplete': 'invalid',
  'appraisal-incomplete': 'invalid',
  'appraisal-reason-missing': 'invalid',
  'deductions-do-not-add-up': 'invalid',
  'return-reason-missing': 'invalid',
  'own-sheet': 'forbidden',
  'decision-missing': 'invalid',
  'campaign-locked': 'conflict',
} as const satisfies Record<string, RefusalKind>;

export type AssessmentRefusal = keyof typeof REFUSALS;

export function refuse(code: AssessmentRefusal, detail?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
