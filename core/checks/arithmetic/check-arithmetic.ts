import type { TextFigure } from '../figure.ts';
import type { CheckFinding } from '../finding.ts';
import type { CheckedText } from '../text.ts';
import { checkLateClaims } from './claims.ts';
import { textFigures } from './figures.ts';
import { checkListTotals } from './list-totals.ts';
import { checkProseTotals } from './prose-totals.ts';
import { checkCountsAsRates, checkRatios } from './ratios.ts';
import type { ReadPassage } from './reading.ts';
import { readingOf } from './reading.ts';
import { checkScores } from './scores.ts';
import { checkStaff } from './staff.ts';
import { checkTargets } from './targets.ts';

export interface ArithmeticResult {
  readonly figures: readonly TextFigure[];
  readonly findings: readonly CheckFinding[];
}

/** The rules that look at one passage. */
const PASSAGE_RULES: readonly ((passage: ReadPassage) => readonly CheckFinding[])[] = [
  checkProseTotals,
  checkRatios,
  checkCountsAsRates,
  checkStaff,
  checkTargets,
];

/** Reads the numbers of a document and says where they contradict one another. */
export function checkArithmetic(text: CheckedText): ArithmeticResult {
  const reading = readingOf(text);
  const { passages } = reading;
  return {
    figures: passages.flatMap((passage) => textFigures(passage, passage.figures)),
    findings: [
      ...PASSAGE_RULES.flatMap((rule) => passages.flatMap(rule)),
      ...checkListTotals(passages),
      ...checkLateClaims(reading),
      ...checkScores(reading),
    ],
  };
}
