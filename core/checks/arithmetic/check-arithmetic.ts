import type { TextFigure } from '../figure.ts';
import type { CheckFinding } from '../finding.ts';
import type { CheckedText } from '../text.ts';
import { checkLateClaims } from './claims.ts';
import { textFigures } from './figures.ts';
import { checkListTotals } from './list-totals.ts';
import { checkProseTotals } from './prose-totals.ts';
import { readingOf } from './reading.ts';

export interface ArithmeticResult {
  readonly figures: readonly TextFigure[];
  readonly findings: readonly CheckFinding[];
}

/** Reads the numbers of a document and says where they contradict one another. */
export function checkArithmetic(text: CheckedText): ArithmeticResult {
  const reading = readingOf(text);
  const { passages } = reading;
  return {
    figures: passages.flatMap((passage) => textFigures(passage, passage.figures)),
    findings: [...passages.flatMap(checkProseTotals), ...checkListTotals(passages), ...checkLateClaims(reading)],
  };
}
