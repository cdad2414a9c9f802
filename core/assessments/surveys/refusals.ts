import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'survey-not-above': 'invalid',
  'survey-form-unknown': 'not-found',
  'survey-form-published': 'conflict',
  'survey-form-invalid': 'invalid',
  'survey-form-exists': 'conflict',
  'survey-changed': 'conflict',
  'survey-round-unknown': 'not-found',
  'survey-round-closed': 'conflict',
  'survey-round-open': 'conflict',
  'survey-round-invalid': 'invalid',
  'survey-round-has-slips': 'conflict',
  'survey-method-other': 'conflict',
  'survey-slip-unknown': 'not-found',
  'survey-slip-invalid': 'invalid',
  'survey-slip-number-taken': 'conflict',
  'survey-slip-voided': 'conflict',
  'survey-reason-missing': 'invalid',
  'survey-unit-unknown': 'invalid',
  'survey-criterion-unknown': 'invalid',
  'survey-source-missing': 'invalid',
  'survey-average-invalid': 'invalid',
  'survey-file-missing': 'invalid',
  'survey-file-unreadable': 'invalid',
  'survey-file-too-long': 'invalid',
  'survey-file-formula': 'invalid',
  'survey-file-macro': 'invalid',
  'survey-nothing-to-join': 'conflict',
} as const satisfies Record<string, RefusalKind>;

export type SurveyRefusal = keyof typeof REFUSALS;

export function refuseSurvey(code: SurveyRefusal, detail?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
