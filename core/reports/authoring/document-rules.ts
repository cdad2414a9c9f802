import { checkText } from '#core/checks/check.ts';
import type { CheckRule } from '#core/checks/finding.ts';
import type { CheckedText, TextLine } from '#core/checks/text.ts';
import type { Finding, FindingRule } from '#core/reports/finding.ts';
import { OUTLINE } from '#core/reports/outline.ts';
import { filled, partsOf, type TextOfFigure } from '#core/reports/prose.ts';

/** What the checker of free texts finds that the checks beside the data do not: ratios, targets, cited documents. */
const TAKEN = [
  'ratio-mismatch',
  'count-as-rate',
  'document-number-duplicate',
  'document-kind-mismatch',
  'document-dated-after-report',
  'document-order',
  'document-symbol-form',
  'target-below-result',
] as const satisfies readonly (CheckRule & FindingRule)[];
type Taken = (typeof TAKEN)[number];

/** Whether a finding came from reading the whole document; the server reads it, not every key. */
export function isDocumentRule(rule: string): rule is Taken {
  return TAKEN.some((taken) => taken === rule);
}

/** The report as a reader of paper sees it, checked by the same rules as a file from elsewhere. */
export function documentFindings(
  title: string,
  sections: Readonly<Record<string, string>>,
  textOf: TextOfFigure,
): readonly Finding[] {
  const { text, places } = printedText(title, sections, textOf);
  return checkText(text).findings.flatMap(({ rule, severity, message, line, quote }) => {
    const section = places.get(line);
    return isDocumentRule(rule) ? [{ rule, severity, message, quote, ...(section && { section }) }] : [];
  });
}

function printedText(title: string, sections: Readonly<Record<string, string>>, textOf: TextOfFigure) {
  const lines: TextLine[] = [];
  const places = new Map<number, string>();
  const add = (text: string, section?: string) => {
    lines.push({ number: lines.length + 1, text });
    if (section !== undefined) {
      places.set(lines.length, section);
    }
  };
  add('BÁO CÁO');
  add(filled(partsOf(title), textOf));
  for (const { code, title: heading } of OUTLINE) {
    add(heading);
    for (const line of (sections[code] ?? '').split('\n')) {
      if (line.trim() !== '') {
        add(filled(partsOf(line.trim()), textOf), code);
      }
    }
  }
  return { text: { lines } satisfies CheckedText, places };
}
