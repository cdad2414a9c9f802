import type { TextFigure } from '../figure.ts';
import type { CheckFinding } from '../finding.ts';
import type { CheckedText } from '../text.ts';
import { checkLateClaims } from './claims.ts';
import { checkClosingTotals, checkProducts } from './closing-totals.ts';
import { textFigures } from './figures.ts';
import { checkFlow } from './flow.ts';
import { checkListTotals } from './list-totals.ts';
import { checkNoneClaims } from './none-claims.ts';
import { checkProseTotals } from './prose-totals.ts';
import { checkCountsAsRates, checkRatios } from './ratios.ts';
import type { ReadPassage } from './reading.ts';
import { readingOf } from './reading.ts';
import { checkLossAgainstTable, checkScoreTable } from './score-tables.ts';
import { checkFinalScore, checkReasons } from './score-words.ts';
import { checkScores } from './scores.ts';
import { checkShares } from './shares.ts';
import { checkStaff } from './staff.ts';
import { checkStaffBullets, checkStaffTable } from './staff-lists.ts';
import { checkFormulas, checkTotalRow } from './table-totals.ts';
import type { Table } from './tables.ts';
import { tableFigures, tablesOf } from './tables.ts';
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
  checkClosingTotals,
  checkProducts,
  checkReasons,
  checkTargets,
];

/** The rules that look at one table. */
const TABLE_RULES: readonly ((table: Table) => readonly CheckFinding[])[] = [
  checkFormulas,
  checkTotalRow,
  checkScoreTable,
  checkStaffTable,
];

/** Reads the numbers of a document and says where they contradict one another. */
export function checkArithmetic(text: CheckedText): ArithmeticResult {
  const reading = readingOf(text);
  const { passages, cells } = reading;
  const tables = tablesOf(text, reading.mark);
  return {
    figures: [
      ...[...passages, ...cells].flatMap((passage) => textFigures(passage, passage.figures)),
      ...tables.flatMap(tableFigures),
    ].sort((a, b) => a.line - b.line),
    findings: withoutTwins([
      ...PASSAGE_RULES.flatMap((rule) => [...passages, ...cells].flatMap(rule)),
      ...TABLE_RULES.flatMap((rule) => tables.flatMap(rule)),
      ...checkLossAgainstTable(passages, tables),
      ...checkListTotals(passages),
      ...checkStaffBullets(passages),
      ...checkLateClaims(reading, tables),
      ...checkNoneClaims(reading),
      ...checkScores(reading),
      ...checkFinalScore(passages, tables),
      ...checkFlow(passages),
      ...checkShares([...passages, ...cells], tables),
    ]),
  };
}

/** A total may be seen wrong by two rules: the first says it, when the later one names the same total on the same line. */
function withoutTwins(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  const told = new Set<string>();
  return findings.filter(({ rule, line, numbers }) => {
    if (rule !== 'sum-mismatch') {
      return true;
    }
    const key = `${line} ${numbers.at(-2)}`;
    return told.has(key) ? false : told.add(key) !== undefined;
  });
}
