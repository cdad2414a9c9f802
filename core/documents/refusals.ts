import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'document-unknown': 'not-found',
  'document-known': 'conflict',
  'document-changed': 'conflict',
  'document-kind-unknown': 'invalid',
  'document-symbol-unreadable': 'invalid',
  'document-date-in-future': 'invalid',
  'document-issuer-missing': 'invalid',
  'document-abstract-missing': 'invalid',
  'document-reason-missing': 'invalid',
  'document-file-missing': 'invalid',
  'document-file-too-large': 'invalid',
  'document-file-kind': 'invalid',
  'document-file-gone': 'not-found',
} as const satisfies Record<string, RefusalKind>;

export type DocumentRefusal = keyof typeof REFUSALS;

export function refuseDocument(code: DocumentRefusal, detail?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
