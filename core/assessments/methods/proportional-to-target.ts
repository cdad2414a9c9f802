import { fraction, smaller, times } from '#core/kernel/fractions.ts';
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

export interface TargetParameters extends ShareParameters {
  /** Hundredths of a percent, above zero. */
  readonly target: number;
}

/** min(1, rate ÷ target) × maximum: more than the target (revenue above its estimate) stays full. */
export const proportionalToTarget: RuleKind<TargetParameters> = {
  name: 'Tỷ lệ so với chỉ tiêu',
  read: (source) => ({ ...readShare(source), target: rateAt(source, 'target') }),
  problems: ({ target }) => (target > 0 ? [] : ['bounds-out-of-order']),
  inputs: shareInputs,
  evaluate(parameters, given) {
    const found = shareOf(parameters, given, true);
    if ('outcome' in found) {
      return found.outcome;
    }
    const ofTarget = times(found.share, fraction(10_000, parameters.target));
    return { kind: 'points', exact: times(smaller(ofTarget, fraction(1)), fraction(given.max)) };
  },
  explain(parameters, given) {
    const found = shareOf(parameters, given, true);
    if ('outcome' in found) {
      return zeroInWords(parameters, given) ?? '';
    }
    const { target } = parameters;
    if (reaches(found.share, target)) {
      return `${shareBeside(parameters, given, found.share, [target])} ≥ ${formatRate(target)} →`;
    }
    const words = shareInWords(parameters, given);
    const shown = words.includes('/') ? `(${words})` : words;
    return `${shown} / ${formatRate(target)} × ${pointsInWords(given.max)} điểm`;
  },
  describe: (parameters, max, labelOf) =>
    `${shareLabel(parameters, labelOf)} so với chỉ tiêu ${formatRate(parameters.target)} × ${pointsInWords(max)} điểm, ` +
    `đạt chỉ tiêu trở lên: ${pointsInWords(max)} điểm.${zeroPolicyInWords(parameters.whenZero)}`,
};
