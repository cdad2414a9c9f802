import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'indicator-unknown': 'not-found',
  'window-reversed': 'invalid',
  'period-unknown': 'invalid',
  'indicator-not-typed': 'invalid',
  'value-missing': 'invalid',
  'value-not-of-kind': 'invalid',
  'numerator-above-denominator': 'invalid',
  'denominator-zero': 'invalid',
  'typed-value-unknown': 'not-found',
  'typed-value-replaced': 'conflict',
  'goal-out-of-range': 'invalid',
} as const satisfies Record<string, RefusalKind>;

export type IndicatorRefusal = keyof typeof REFUSALS;

export function refuse(code: IndicatorRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
