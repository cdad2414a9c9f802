import { fraction, times } from '#core/kernel/fractions.ts';
import { pointsInWords } from '../points.ts';
import type { RuleKind } from '../rule-kind.ts';
import {
  readShare,
  type ShareParameters,
  shareInputs,
  shareInWords,
  shareLabel,
  shareOf,
  zeroInWords,
  zeroPolicyInWords,
} from '../share.ts';

/** b/a × maximum. */
export const proportional: RuleKind<ShareParameters> = {
  name: 'Tỷ lệ',
  read: readShare,
  problems: () => [],
  inputs: shareInputs,
  evaluate(parameters, given) {
    const found = shareOf(parameters, given);
    return 'outcome' in found ? found.outcome : { kind: 'points', exact: times(found.share, fraction(given.max)) };
  },
  explain: (parameters, given) =>
    zeroInWords(parameters, given) ?? `${shareInWords(parameters, given)} × ${pointsInWords(given.max)} điểm`,
  describe: (parameters, max, labelOf) =>
    `${shareLabel(parameters, labelOf)} × ${pointsInWords(max)} điểm.${zeroPolicyInWords(parameters.whenZero)}`,
};
