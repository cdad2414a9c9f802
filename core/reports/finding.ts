/** What a check found. Errors stop the sending until they are mended or explained; notes only inform. */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: 'error' | 'warning' | 'note';
  /** A whole sentence with its arithmetic. */
  readonly message: string;
  /** The section of the outline it is about. */
  readonly section?: string | undefined;
  /** The sentence of the report that it is about. */
  readonly quote?: string | undefined;
  /** A number of the section's text that can be bound with one press: where it stands, and to which figure. */
  readonly binding?:
    | { readonly start: number; readonly end: number; readonly code: string; readonly label: string }
    | undefined;
  /** The number, where it came with the text of an earlier period and nobody has confirmed it. */
  readonly oldNumber?: string | undefined;
}

export type FindingRule =
  | 'sum-mismatch'
  | 'carry-over-mismatch'
  | 'claim-contradicts-figure'
  | 'title-period-mismatch'
  | 'window-mismatch'
  | 'unbound-figure'
  | 'old-figure'
  | 'ratio-mismatch'
  | 'count-as-rate'
  | 'document-number-duplicate'
  | 'document-kind-mismatch'
  | 'document-dated-after-report'
  | 'document-order'
  | 'document-symbol-form'
  | 'target-below-result'
  | 'figure-unknown'
  | 'blank-number'
  | 'section-empty'
  | 'estimate-remains'
  | 'true-up-missing'
  | 'staff-over-quota'
  | 'no-dossiers';

/** The same finding with other numbers is another finding: an old explanation does not cover it. */
export function findingKey({ rule, section, message }: Finding): string {
  return [rule, section ?? '', message].join('|');
}

export interface Explanation {
  readonly key: string;
  readonly text: string;
}

/** The errors that stand without an explanation. */
export function unexplained(findings: readonly Finding[], explanations: readonly Explanation[]): readonly Finding[] {
  const explained = new Set(explanations.filter(({ text }) => text.trim() !== '').map(({ key }) => key));
  return findings.filter((finding) => finding.severity === 'error' && !explained.has(findingKey(finding)));
}
