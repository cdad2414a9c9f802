import { formatCount } from '#core/kernel/decimals.ts';
import { fraction } from '#core/kernel/fractions.ts';
import { type Points, pointsInWords } from '../points.ts';
import { missing, pointsAt, type RuleKind, textAt } from '../rule-kind.ts';

export interface DeductParameters {
  readonly events: string;
  readonly each: Points;
}

/** max(0, maximum − n × points of one event). */
export const deductPerEvent: RuleKind<DeductParameters> = {
  name: 'Trừ theo vụ việc',
  read: (source) => ({ events: textAt(source, 'events'), each: pointsAt(source, 'each') }),
  problems: ({ each }, max) => (each > max ? ['points-above-max'] : []),
  inputs: ({ events }) => [{ name: events, kind: 'count' }],
  evaluate({ events, each }, { values, max }) {
    const count = values[events];
    return count === undefined
      ? missing([events])
      : { kind: 'points', exact: fraction(Math.max(0, max - count * each)) };
  },
  explain({ events, each }, { values, max, labelOf }) {
    const count = values[events] ?? 0;
    const working = `${pointsInWords(max)} điểm − ${formatCount(count)} × ${pointsInWords(each)} điểm`;
    const floor = count * each > max ? ', không dưới 0' : '';
    return `${labelOf(events)}: ${formatCount(count)}; ${working}${floor}`;
  },
  describe: ({ events, each }, max, labelOf) =>
    `${pointsInWords(max)} điểm, mỗi vụ việc (${labelOf(events)}) trừ ${pointsInWords(each)} điểm, không dưới 0.`,
};
