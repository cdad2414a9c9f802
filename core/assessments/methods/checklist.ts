import { fraction } from '#core/kernel/fractions.ts';
import { type Points, pointsInWords } from '../points.ts';
import { countAt, type Given, listAt, missing, missingOf, pointsAt, type RuleKind, textAt } from '../rule-kind.ts';

interface ChecklistItem {
  readonly name: string;
  readonly points: Points;
  /** 1: there or not. More: how many of that many equal requirements are met. */
  readonly upTo: number;
}

export interface ChecklistParameters {
  readonly items: readonly ChecklistItem[];
}

/** Σ of the items that are there. */
export const checklist: RuleKind<ChecklistParameters> = {
  name: 'Cộng các ý',
  read: (source) => ({
    items: listAt(source, 'items').map((item) => ({
      name: textAt(item, 'name'),
      points: pointsAt(item, 'points'),
      upTo: countAt(item, 'upTo', '1'),
    })),
  }),
  problems({ items }, max) {
    const whole = items.reduce((sum, { points, upTo }) => sum + points * upTo, 0);
    return whole > max ? ['points-above-max'] : whole < max ? ['items-below-max'] : [];
  },
  inputs: ({ items }) =>
    items.map(({ name, upTo }) => (upTo === 1 ? { name, kind: 'flag' } : { name, kind: 'count', upTo })),
  evaluate({ items }, given) {
    const absent = missingOf(
      items.map(({ name }) => name),
      given.values,
    );
    if (absent.length > 0) {
      return missing(absent);
    }
    const tooMany = items.find(({ name, upTo }) => (given.values[name] ?? 0) > upTo);
    return tooMany
      ? { kind: 'invalid', code: 'value-invalid', name: tooMany.name }
      : {
          kind: 'points',
          exact: fraction(
            Math.min(
              given.max,
              items.reduce((sum, item) => sum + earned(item, given), 0),
            ),
          ),
        };
  },
  explain: ({ items }, given) =>
    items.map((item) => `${given.labelOf(item.name)}: ${itemInWords(item, given)}`).join(' + '),
  describe: ({ items }, max, labelOf) =>
    `${items
      .map(({ name, points, upTo }) => {
        const each = upTo === 1 ? '' : `${upTo} × `;
        return `${labelOf(name)}: ${each}${pointsInWords(points)} điểm`;
      })
      .join('; ')}; cộng lại tối đa ${pointsInWords(max)} điểm.`,
};

function earned({ name, points }: ChecklistItem, { values }: Given): Points {
  return (values[name] ?? 0) * points;
}

function itemInWords({ name, points, upTo }: ChecklistItem, { values }: Given): string {
  const count = values[name] ?? 0;
  if (upTo > 1) {
    return `${count}/${upTo} × ${pointsInWords(points)}`;
  }
  return count === 1 ? pointsInWords(points) : `chưa có, 0/${pointsInWords(points)}`;
}
