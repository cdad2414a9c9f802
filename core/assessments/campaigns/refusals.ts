import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'campaign-unknown': 'not-found',
  'campaign-dates-cross': 'invalid',
  'campaign-words-missing': 'invalid',
  'campaign-year-wrong': 'invalid',
  'campaign-set-unfit': 'invalid',
  'campaign-set-fixed': 'conflict',
  'campaign-state-wrong': 'conflict',
  'campaign-changed': 'conflict',
  'campaign-reason-missing': 'invalid',
  'campaign-not-ready': 'invalid',
  'campaign-unit-unknown': 'invalid',
  'campaign-body-unknown': 'invalid',
  'reopening-day-wrong': 'invalid',
  'reopening-phase-wrong': 'invalid',
  'reopening-too-late': 'conflict',
  'exemption-unknown': 'not-found',
  'exemption-scored': 'conflict',
} as const satisfies Record<string, RefusalKind>;

export type CampaignRefusal = keyof typeof REFUSALS;

export function refuseCampaign(code: CampaignRefusal, detail?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
