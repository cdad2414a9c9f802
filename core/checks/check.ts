import { checkArithmetic } from './arithmetic/check-arithmetic.ts';
import { blankNumbers } from './blank-numbers.ts';
import { datedAfterReport } from './date-rules.ts';
import type { TextFigure } from './figure.ts';
import type { FoundReference } from './find-references.ts';
import type { CheckFinding } from './finding.ts';
import { kindMismatches } from './kind-rule.ts';
import { numberDuplicates, numberOrder } from './number-rules.ts';
import { dataWindows, titlePeriods } from './period-rules.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import type { DocumentReference } from './reference.ts';
import { looksLikeReport } from './report-likeness.ts';
import { symbolForms } from './symbol-form.ts';
import type { CheckedText } from './text.ts';

export interface CheckResult {
  readonly references: readonly DocumentReference[];
  readonly figures: readonly TextFigure[];
  readonly findings: readonly CheckFinding[];
}

type Rule = (document: ReadDocument) => readonly CheckFinding[];

/** Every rule of the checker; one line joins a rule. */
const RULES: readonly Rule[] = [
  numberDuplicates,
  numberOrder,
  kindMismatches,
  datedAfterReport,
  symbolForms,
  titlePeriods,
  dataWindows,
  blankNumbers,
];

/** Reads a report and says what contradicts itself; a text that is no report (see `looksLikeReport`) gives nothing. */
export function checkText(text: CheckedText): CheckResult {
  if (!looksLikeReport(text).isReport) {
    return { references: [], figures: [], findings: [] };
  }
  const document = readDocument(text);
  const arithmetic = checkArithmetic(text);
  const findings = [...RULES.flatMap((rule) => rule(document)), ...arithmetic.findings];
  return {
    references: document.references.map(withoutWorkings),
    figures: arithmetic.figures,
    findings: inOrder(findings),
  };
}

function withoutWorkings(found: FoundReference): DocumentReference {
  const { kind, number, symbol, class: symbolClass, date, issuer, line, quote } = found;
  return { kind, number, symbol, class: symbolClass, date, issuer, line, quote };
}

const WEIGHT = { error: 0, warning: 1, note: 2 } as const;

/** By line, the gravest first; one finding for one cause. */
function inOrder(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  const seen = new Set<string>();
  return [...findings]
    .sort((a, b) => a.line - b.line || WEIGHT[a.severity] - WEIGHT[b.severity] || compare(a.rule, b.rule))
    .filter(({ rule, line, message }) => {
      const key = `${rule} ${line} ${message}`;
      return seen.has(key) ? false : seen.add(key) !== undefined;
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
