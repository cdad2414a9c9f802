import type { Place } from './text.ts';

export type CheckRule =
  | 'sum-mismatch'
  | 'ratio-mismatch'
  | 'count-as-rate'
  | 'claim-contradicts-figure'
  | 'document-number-duplicate'
  | 'document-kind-mismatch'
  | 'document-dated-after-report'
  | 'document-order'
  | 'document-symbol-form'
  | 'title-period-mismatch'
  | 'window-mismatch'
  | 'staff-over-quota'
  | 'deduction-unexplained'
  | 'score-row-mismatch'
  | 'score-total-mismatch'
  | 'target-below-result'
  | 'blank-number';

/** An error is provably wrong by the document's own words; a warning wants a look; a note only informs. */
export interface CheckFinding extends Place {
  readonly rule: CheckRule;
  readonly severity: 'error' | 'warning' | 'note';
  /** A whole Vietnamese sentence with its arithmetic, what is wrong and what to look at. */
  readonly message: string;
  /** The numbers of the arithmetic as printed values, parts first, then what they make, then what stands there. */
  readonly numbers: readonly number[];
}
