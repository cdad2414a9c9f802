import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'index-month-unknown': 'invalid',
  'index-month-future': 'invalid',
  'index-not-of-levels': 'invalid',
  'index-set-unknown': 'not-found',
  'index-set-published': 'conflict',
  'index-set-changed': 'conflict',
  'index-set-wrong': 'invalid',
  'index-set-day-taken': 'conflict',
  'index-set-only-province': 'forbidden',
  'portal-subject-unknown': 'invalid',
  'portal-points-out-of-range': 'invalid',
  'portal-read-before-month': 'invalid',
  'portal-read-in-future': 'invalid',
  'portal-source-missing': 'invalid',
  'portal-figure-unknown': 'not-found',
  'portal-figure-replaced': 'conflict',
  'portal-sheet-missing': 'invalid',
  'portal-sheet-unreadable': 'invalid',
  'portal-sheet-too-long': 'invalid',
  'portal-file-kind': 'invalid',
  'portal-file-unknown': 'not-found',
} as const satisfies Record<string, RefusalKind>;

export type ServiceIndexRefusal = keyof typeof REFUSALS;

export function refuse(code: ServiceIndexRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
