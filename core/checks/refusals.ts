import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'report-missing': 'invalid',
  'report-empty': 'invalid',
  'report-locked': 'invalid',
  'report-damaged': 'invalid',
  'report-swells': 'invalid',
  'report-too-long': 'invalid',
  'report-too-large': 'invalid',
  'report-old-doc': 'invalid',
  'report-is-opendocument': 'invalid',
  'report-is-spreadsheet': 'invalid',
  'report-is-html': 'invalid',
  'report-is-rtf': 'invalid',
  'report-is-image': 'invalid',
  'report-kind-unknown': 'invalid',
  'report-wrong-encoding': 'invalid',
  'report-garbled': 'invalid',
  'report-is-scan': 'invalid',
  'report-needs-ocr': 'invalid',
  'report-scan-unreadable': 'invalid',
  'report-gave-up': 'invalid',
  'report-busy': 'conflict',
  'check-unknown': 'not-found',
  'check-running': 'conflict',
  'check-not-ready': 'conflict',
  'check-file-gone': 'conflict',
  'finding-unknown': 'not-found',
  'figure-unknown': 'not-found',
  'figure-twice': 'invalid',
  'take-over-unit-unknown': 'not-found',
} as const satisfies Record<string, RefusalKind>;

export type CheckRefusal = keyof typeof REFUSALS;

export function refuse(code: CheckRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
