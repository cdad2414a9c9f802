import { type CheckRefusal, refuse } from '#core/checks/refusals.ts';
import { Refusal } from '#core/kernel/refusal.ts';

/** What the readers of archives, XML and encodings refuse, in the words of a report. */
const IN_WORDS_OF_A_REPORT: Readonly<Record<string, CheckRefusal>> = {
  'file-empty': 'report-empty',
  'file-is-damaged': 'report-damaged',
  'file-is-encrypted': 'report-locked',
  'file-swells': 'report-swells',
  'csv-wrong-encoding': 'report-wrong-encoding',
  'csv-garbled': 'report-garbled',
};

/** The refusal to tell; what is no refusal passes as it is. */
export function reportFault(error: unknown): unknown {
  if (!(error instanceof Refusal)) {
    return error;
  }
  const code = IN_WORDS_OF_A_REPORT[error.code];
  if (code === undefined) {
    return error;
  }
  const { looksLike } = error.detail;
  const detail = { ...error.detail, ...(looksLike ? { looksLike: `, giống ${looksLike}` } : {}) };
  return Object.assign(refuse(code, detail), { cause: error });
}
