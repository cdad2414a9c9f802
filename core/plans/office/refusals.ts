import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'commitment-unknown': 'not-found',
  'dialogue-unknown': 'not-found',
  'question-unknown': 'not-found',
  'initiative-unknown': 'not-found',
  'conclusion-unknown': 'not-found',
  'item-unknown': 'not-found',
  'office-changed': 'conflict',
  'office-text-missing': 'invalid',
  'office-section-unknown': 'invalid',
  'office-day-in-future': 'invalid',
  'not-own-section': 'forbidden',
  'commitment-judged': 'conflict',
  'commitment-not-measured': 'invalid',
  'commitment-figure-unknown': 'conflict',
  'judgement-needs-proof': 'invalid',
  'indicator-unknown': 'invalid',
  'dialogue-not-planned': 'conflict',
  'dialogue-not-held': 'conflict',
  'dialogue-needs-minutes': 'invalid',
  'dialogue-reason-missing': 'invalid',
  'follow-up-exists': 'conflict',
  'recognition-needs-proof': 'invalid',
  'conclusion-empty': 'invalid',
  'conclusion-without-file': 'invalid',
  'conclusion-too-long': 'invalid',
  'item-decided': 'conflict',
  'item-repeated': 'conflict',
  'item-reason-missing': 'invalid',
} as const satisfies Record<string, RefusalKind>;

export type OfficeRefusal = keyof typeof REFUSALS;

export function refuseOffice(code: OfficeRefusal, detail?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
