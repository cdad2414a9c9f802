import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'file-missing': 'invalid',
  'file-too-large': 'invalid',
  'file-empty': 'invalid',
  'file-not-a-table': 'invalid',
  'file-is-old-xls': 'invalid',
  'file-is-encrypted': 'invalid',
  'file-is-html': 'invalid',
  'file-is-opendocument': 'invalid',
  'file-is-damaged': 'invalid',
  'file-swells': 'invalid',
  'csv-wrong-encoding': 'invalid',
  'csv-garbled': 'invalid',
  'csv-damaged': 'invalid',
  'cell-too-long': 'invalid',
  'cell-is-formula': 'invalid',
  'file-has-macros': 'invalid',
  'header-not-found': 'invalid',
  'columns-missing': 'invalid',
  'mapping-column-unknown': 'invalid',
  'mapping-column-twice': 'invalid',
  'import-unknown': 'not-found',
  'import-not-ready': 'conflict',
  'import-running': 'conflict',
  'import-file-gone': 'conflict',
  'import-target-missing': 'conflict',
} as const satisfies Record<string, RefusalKind>;

export type ImportRefusal = keyof typeof REFUSALS;

export function refuse(code: ImportRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
