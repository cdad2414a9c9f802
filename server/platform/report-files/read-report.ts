import { refuse } from '#core/checks/refusals.ts';
import type { CheckedText } from '#core/checks/text.ts';
import { readDocx } from './docx-reader.ts';
import { reportFault } from './report-fault.ts';
import { type ReportKind, reportKind } from './report-kind.ts';
import { readTextFile } from './text-reader.ts';

export interface ReadReport {
  readonly kind: ReportKind;
  readonly text: CheckedText;
}

/** Reads a report whatever its ending says; what cannot be read is refused with a code that says what to do. */
export async function readReport(path: string): Promise<ReadReport> {
  try {
    const kind = await reportKind(path);
    if (kind === 'pdf') {
      throw refuse('report-kind-unknown');
    }
    const text = kind === 'docx' ? await readDocx(path) : await readTextFile(path);
    if (text.lines.length === 0) {
      throw refuse('report-empty');
    }
    return { kind, text };
  } catch (error) {
    throw reportFault(error);
  }
}
