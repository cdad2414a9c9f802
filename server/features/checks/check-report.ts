import { type CheckResult, checkText } from '#core/checks/check.ts';
import type { CheckFinding } from '#core/checks/finding.ts';
import type { CheckedText } from '#core/checks/text.ts';
import { type ReadingOptions, type ReadReport, readReport } from '#server/platform/report-files/read-report.ts';

export interface CheckedReport extends CheckResult {
  readonly kind: ReadReport['kind'];
  readonly text: CheckedText;
  readonly unreadPages: readonly number[];
}

/** Reads a file and checks what it says. */
export async function checkReport(path: string, options: ReadingOptions = {}): Promise<CheckedReport> {
  const { kind, text, unreadPages } = await readReport(path, options);
  const { references, figures, findings } = checkText(text);
  return { kind, text, unreadPages, references, figures, findings: kind === 'scan' ? findings.map(asRead) : findings };
}

/** OCR takes a 5 for a 9 now and then: on a scan nothing is proved before the paper is looked at. */
function asRead(finding: CheckFinding): CheckFinding {
  if (finding.severity !== 'error') {
    return finding;
  }
  return {
    ...finding,
    severity: 'warning',
    message: `${finding.message} Đọc từ bản quét: hãy đối chiếu với bản giấy.`,
  };
}
