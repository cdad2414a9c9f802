import type { EvidenceId, Line } from '../assessment.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import { refuse } from '../refusals.ts';
import { mayExplain, NO_REVIEW, type Review } from './rounds.ts';

export interface ExplanationEntry {
  /** The version the writer saw; 0 where there was none. */
  readonly version: number;
  readonly text: string;
  readonly evidence: readonly EvidenceId[];
}

export interface NextExplanation {
  readonly version: number;
  readonly text: string;
  readonly evidence: readonly EvidenceId[];
}

/** The answer of a unit to what the first round said; only lines that were asked about or came out worse take one. */
export function withExplanation(leaf: Leaf, line: Line, review: Review, entry: ExplanationEntry): NextExplanation {
  const { code } = leaf.criterion;
  if (!mayExplain(leaf, line, review)) {
    throw refuse('explanation-not-asked', { code });
  }
  const known = review.explanation;
  if ((known?.version ?? 0) !== entry.version) {
    throw refuse('explanation-changed', {
      code,
      by: known?.by,
      text: known?.text,
      version: known?.version,
      at: known?.at.toISOString(),
    });
  }
  const text = entry.text.trim();
  if (text === '') {
    throw refuse('explanation-text-missing', { code });
  }
  return { version: entry.version + 1, text, evidence: [...new Set(entry.evidence)] };
}

/** The leaves that the unit may answer for, in the order of the set. */
export function explainableLeaves(
  scheme: Scheme,
  lines: ReadonlyMap<string, Line>,
  reviews: ReadonlyMap<string, Review>,
): readonly Leaf[] {
  return scheme.leaves.filter((leaf) => {
    const { code } = leaf.criterion;
    const line = lines.get(code);
    return line?.applicable === true && mayExplain(leaf, line, reviews.get(code) ?? NO_REVIEW);
  });
}
