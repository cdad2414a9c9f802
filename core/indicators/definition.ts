export type IndicatorKind = 'flow' | 'stock' | 'rate';
export type Dimension = 'field' | 'channel';

/**
 * What an indicator is. A report line, a criterion's variable, a target and a tile name its code; none of them has
 * arithmetic of its own.
 */
export interface Definition {
  readonly code: string;
  readonly name: string;
  readonly unitOfMeasure: string;
  readonly kind: IndicatorKind;
  /**
   * `dossiers`: from the roll-ups; `plans`: counted by the plans; `reports`: by the periodic reports;
   * `procedures`: procedures counted by their dossiers; `typed`: typed in with its source until the feature
   * that records it exists.
   */
  readonly supply: 'dossiers' | 'plans' | 'reports' | 'procedures' | 'typed';
  /** A rate's two counts by code, or their wording where they are typed together. */
  readonly numerator?: string;
  readonly denominator?: string;
  readonly numeratorText?: string;
  readonly denominatorText?: string;
  readonly dimensions: readonly Dimension[];
  readonly basis: string;
}
