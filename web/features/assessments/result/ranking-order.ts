import type { RankedUnit } from '#core/assessments/result/contract.ts';

/** Orders that the table offers; the place is the one it begins with. */
export const ORDERS = ['rank', 'unit', 'value', 'lost', 'change', 'places'] as const;
export type Order = (typeof ORDERS)[number];

export interface RankingFilter {
  readonly group: string | undefined;
  readonly band: string | undefined;
  readonly by: Order;
  readonly descending: boolean;
}

/** Rows without a figure stand last in either direction. */
function figureOf(item: RankedUnit, by: Exclude<Order, 'unit'>): number | undefined {
  const read = (text: string | null | undefined) => (text === null || text === undefined ? undefined : Number(text));
  switch (by) {
    case 'rank':
      return item.rank ?? undefined;
    case 'value':
      return read(item.value);
    case 'lost':
      return read(item.lost);
    case 'change':
      return read(item.change?.value);
    case 'places':
      return item.change?.places ?? undefined;
    default:
      return by satisfies never;
  }
}

export function chosenUnits(items: readonly RankedUnit[], filter: RankingFilter): readonly RankedUnit[] {
  const { group, band, by, descending } = filter;
  const chosen = items.filter((item) => (!group || item.group === group) && (!band || item.band === band));
  const sign = descending ? -1 : 1;
  return chosen.toSorted((a, b) => {
    if (by === 'unit') {
      return sign * a.unitName.localeCompare(b.unitName, 'vi');
    }
    const [x, y] = [figureOf(a, by), figureOf(b, by)];
    if (x === undefined || y === undefined) {
      return (x === undefined ? 1 : 0) - (y === undefined ? 1 : 0);
    }
    return sign * (x - y) || a.unitName.localeCompare(b.unitName, 'vi');
  });
}
