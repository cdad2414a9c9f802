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

export interface BandParameters extends ShareParameters {
  /** Hundredths of a percent: full points from `full`, b/a × maximum from `from`, nothing below. */
  readonly full: number;
  readonly from: number;
}

export const proportionalBand: RuleKind<BandParameters> = {
  name: 'Tỷ lệ trong khoảng',
  read: (source) => ({ ...readShare(source), full: rateAt(source, 'full', '100'), from: rateAt(source, 'from') }),
  problems: ({ full, from }) => (from <= full && full <= 10_000 ? [] : ['bounds-out-of-order']),
  inputs: shareInputs,
  evaluate(parameters, given) {
    const found = shareOf(parameters, given);
    if ('outcome' in found) {
      return found.outcome;
    }
    if (reaches(found.share, parameters.full)) {
      return { kind: 'points', exact: fraction(given.max) };
    }
    const within = reaches(found.share, parameters.from);
    return { kind: 'points', exact: within ? times(found.share, fraction(given.max)) : fraction(0) };
  },
  explain(parameters, given) {
    const found = shareOf(parameters, given);
    if ('outcome' in found) {
      return zeroInWords(parameters, given) ?? '';
    }
    const { full, from } = parameters;
    const beside = shareBeside(parameters, given, found.share, [full, from]);
    if (reaches(found.share, full)) {
      return `${beside} ≥ ${formatRate(full)} →`;
    }
    return reaches(found.share, from)
      ? `${beside}, từ ${formatRate(from)} đến dưới ${formatRate(full)}: ${shareInWords(parameters, given)} × ${pointsInWords(given.max)} điểm`
      : `${beside} < ${formatRate(from)} →`;
  },
  describe: (parameters, max, labelOf) =>
    `${shareLabel(parameters, labelOf)}: từ ${formatRate(parameters.full)}: ${pointsInWords(max)} điểm; ` +
    `từ ${formatRate(parameters.from)} đến dưới ${formatRate(parameters.full)}: tỷ lệ × ${pointsInWords(max)} điểm; ` +
    `dưới ${formatRate(parameters.from)}: 0.${zeroPolicyInWords(parameters.whenZero)}`,
};
