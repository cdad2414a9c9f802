import { formatCount } from '#core/kernel/decimals.ts';
import { fraction } from '#core/kernel/fractions.ts';
import { type Points, pointsInWords } from '../points.ts';
import { type Given, listAt, missing, missingOf, pointsAt, type RuleKind, textAt } from '../rule-kind.ts';

interface CountedItem {
  readonly name: string;
  readonly each: Points;
}

export interface CountParameters {
  readonly items: readonly CountedItem[];
}

/** min(maximum, Σ count × points of one). */
export const countCapped: RuleKind<CountParameters> = {
  name: 'Theo số lượng, có trần',
  read: (source) => ({
    items: listAt(source, 'items').map((item) => ({ name: textAt(item, 'name'), each: pointsAt(item, 'each') })),
  }),
  problems: () => [],
  inputs: ({ items }) => items.map(({ name }) => ({ name, kind: 'count' })),
  evaluate({ items }, given) {
    const absent = missingOf(
      items.map(({ name }) => name),
      given.values,
    );
    return absent.length > 0
      ? missing(absent)
      : { kind: 'points', exact: fraction(Math.min(given.max, sumOf(items, given))) };
  },
  explain({ items }, given) {
    const counted = items.filter(({ name }) => (given.values[name] ?? 0) > 0);
    const shown = counted.length > 0 ? counted : items.slice(0, 1);
    const working = shown
      .map(({ name, each }) => {
        const count = formatCount(given.values[name] ?? 0);
        return `${given.labelOf(name)}: ${count} × ${pointsInWords(each)}`;
      })
      .join(' + ');
    const sum = sumOf(items, given);
    return sum > given.max ? `${working} = ${pointsInWords(sum)}, tối đa ${pointsInWords(given.max)}` : working;
  },
  describe: ({ items }, max, labelOf) =>
    `${items.map(({ name, each }) => `${labelOf(name)}: ${pointsInWords(each)} điểm`).join('; ')}; tối đa ${pointsInWords(max)} điểm.`,
};

function sumOf(items: readonly CountedItem[], { values }: Given): Points {
  return items.reduce((sum, { name, each }) => sum + (values[name] ?? 0) * each, 0);
}
