import { describe, expect, test } from 'vitest';
import type { RankedUnit } from '#core/assessments/result/contract.ts';
import { chosenUnits, type Order } from './ranking-order.ts';

function unit(unitName: string, rank: number | null, changes: Partial<RankedUnit> = {}): RankedUnit {
  return {
    ...{ unit: unitName, unitName, group: '', rank, rankOf: 4, groupRank: rank, groupOf: 4 },
    ...{ value: rank === null ? null : `${100 - rank}.00`, points: null, max: null, result: '0.00', index: '0.00' },
    ...{ lost: '0.00', band: 'Tốt', state: 'published', unexplained: null, areas: [], before: null, change: null },
    ...{ compared: 'none', past: null },
    ...changes,
  };
}

const UNITS = [
  unit('xã Ô', 2, { group: 'miền núi', change: { value: '-1.00', places: -1 } }),
  unit('xã Ba Tơ', null),
  unit('xã Đức Phong', 1, { band: 'Khá', change: { value: '+0.50', places: 3 } }),
  unit('xã An Vĩnh', 2, { group: 'miền núi' }),
];
const ALL = { group: undefined, band: undefined, by: 'rank', descending: false } as const;
const names = (changes: { by?: Order; descending?: boolean; group?: string; band?: string }) =>
  chosenUnits(UNITS, { ...ALL, ...changes }).map(({ unitName }) => unitName);

describe('the order of a ranking', () => {
  test('begins with the place, equal places by name, units without one last', () => {
    expect(names({})).toEqual(['xã Đức Phong', 'xã An Vĩnh', 'xã Ô', 'xã Ba Tơ']);
  });

  test('turned round, units without a figure stay last', () => {
    expect(names({ by: 'value', descending: true })).toEqual(['xã Đức Phong', 'xã An Vĩnh', 'xã Ô', 'xã Ba Tơ']);
    expect(names({ by: 'change' }).slice(0, 2)).toEqual(['xã Ô', 'xã Đức Phong']);
    expect(names({ by: 'places', descending: true }).slice(0, 2)).toEqual(['xã Đức Phong', 'xã Ô']);
  });

  test('is alphabetical in Vietnamese, and filtered by group and band', () => {
    expect(names({ by: 'unit' })).toEqual(['xã An Vĩnh', 'xã Ba Tơ', 'xã Đức Phong', 'xã Ô']);
    expect(names({ group: 'miền núi' })).toEqual(['xã An Vĩnh', 'xã Ô']);
    expect(names({ band: 'Khá' })).toEqual(['xã Đức Phong']);
  });
});
