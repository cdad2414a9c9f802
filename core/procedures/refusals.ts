import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'procedure-unknown': 'not-found',
  'procedure-version-unknown': 'not-found',
  'procedure-code-wrong': 'invalid',
  'procedure-field-unknown': 'invalid',
  'procedure-name-missing': 'invalid',
  'procedure-basis-missing': 'invalid',
  'procedure-version-taken': 'conflict',
  'procedure-version-started': 'conflict',
  'procedure-end-wrong': 'invalid',
  'procedure-version-not-yours': 'forbidden',
  'procedure-section-unknown': 'invalid',
  'component-name-missing': 'invalid',
  'limit-wrong': 'invalid',
  'limit-not-whole-days': 'invalid',
} as const satisfies Record<string, RefusalKind>;

export type ProcedureRefusal = keyof typeof REFUSALS;

export function refuseProcedure(code: ProcedureRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
