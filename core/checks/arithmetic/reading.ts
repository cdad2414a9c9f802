import type { CheckFinding, CheckRule } from '../finding.ts';
import type { CheckedText } from '../text.ts';
import type { Amount } from './amount.ts';
import { numberOf } from './amount.ts';
import type { Figure } from './figures.ts';
import { figuresIn } from './figures.ts';
import type { DecimalMark } from './numerals.ts';
import { decimalMarkOf } from './numerals.ts';
import type { Passage, Span } from './passages.ts';
import { cellPassagesOf, lineAt, passagesOf, quoteOf, sentenceAt } from './passages.ts';

export interface ReadPassage extends Passage {
  readonly figures: readonly Figure[];
}

/** A document as the rules of this folder see it. */
export interface Reading {
  readonly passages: readonly ReadPassage[];
  /** Sentences within tables. */
  readonly cells: readonly ReadPassage[];
  readonly mark: DecimalMark;
}

export function readingOf(text: CheckedText): Reading {
  const mark = decimalMarkOf(text.lines.map((line) => line.text));
  const read = (passage: Passage) => ({ ...passage, figures: figuresIn(passage.text, mark) });
  return { passages: passagesOf(text).map(read), cells: cellPassagesOf(text).map(read), mark };
}

export interface FindingAt {
  readonly rule: CheckRule;
  readonly severity: CheckFinding['severity'];
  readonly message: string;
  readonly numbers: readonly Amount[];
}

/** A finding at an offset of a passage, quoting the sentence there. */
export function findingAt(passage: Passage, offset: number, finding: FindingAt, span?: Span): CheckFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    line: lineAt(passage, offset),
    quote: quoteOf(passage.text, span ?? sentenceAt(passage.text, offset), offset),
    numbers: finding.numbers.map(numberOf),
  };
}
