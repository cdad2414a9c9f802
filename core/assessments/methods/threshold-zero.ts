import { fraction, times } from '#core/kernel/fractions.ts';
import { pointsInWords } from '../points.ts';
import { type RuleKind, rateAt } from '../rule-kind.ts';
import {
  formatRate,
  reaches,
  readShare,
  type ShareParameters,
  shareBeside,
  shareInputs,
  shareInWords,
  shareLabel,
  shareOf,
  zeroInWords,
  zeroPolicyInWords,
} from '../share.ts';

export interface ThresholdParameters extends ShareParameters {
  /** Hundredths of a percent: nothing below it. */
  readonly threshold: number;
}

export const thresholdZero: RuleKind<ThresholdParameters> = {
  name: 'Dưới ngưỡng không có điểm',
  read: (source) => ({ ...readShare(source), threshold: rateAt(source, 'threshold') }),
  problems: ({ threshold }) => (threshold <= 10_000 ? [] : ['bounds-out-of-order']),
  inputs: shareInputs,
  evaluate(parameters, given) {
    const found = shareOf(parameters, given);
    if ('outcome' in found) {
      return found.outcome;
    }
    const enough = reaches(found.share, parameters.threshold);
    return { kind: 'points', exact: enough ? times(found.share, fraction(given.max)) : fraction(0) };
  },
  explain(parameters, given) {
    const found = shareOf(parameters, given);
    if ('outcome' in found) {
      return zeroInWords(parameters, given) ?? '';
    }
    const { threshold } = parameters;
    const beside = shareBeside(parameters, given, found.share, [threshold]);
    return reaches(found.share, threshold)
      ? `${beside} ≥ ${formatRate(threshold)}: ${shareInWords(parameters, given)} × ${pointsInWords(given.max)} điểm`
      : `${beside} < ${formatRate(threshold)} →`;
  },
  describe: (parameters, max, labelOf) =>
    `${shareLabel(parameters, labelOf)}: dưới ${formatRate(parameters.threshold)}: 0; ` +
    `từ ${formatRate(parameters.threshold)}: tỷ lệ × ${pointsInWords(max)} điểm.${zeroPolicyInWords(parameters.whenZero)}`,
};
