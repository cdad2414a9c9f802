import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyLine, type Line, withSelfScore } from '../assessment.ts';
import { type CriteriaSet, type Criterion, type Leaf, requireLeaf, schemeOf } from '../criteria-set.ts';
import type { Proposals } from '../declared-values.ts';
import { POINT } from '../points.ts';
import { confirmedLine, isUnconfirmed, movedValues, standingsOf } from './confirmed-values.ts';
import { missingInLines } from './missing.ts';

const variable = (name: string) =>
  ({ name, label: name, kind: 'count', unit: '', source: 'indicators', indicator: `i-${name}` }) as const;
const SET = {
  id: 'x' as CriteriaSet['id'],
  code: 'thu',
  version: 1,
  name: 'Thử',
  basis: '',
  unitKind: 'commune',
  state: 'published',
  maxBonus: 0,
  maxPenalty: 0,
  result: 'absolute',
  bands: [],
  tieRule: 'shared',
  criteria: [
    {
      code: '1.1',
      parent: undefined,
      level: 'criterion',
      name: 'Tỷ lệ',
      max: POINT,
      method: 'PROPORTIONAL',
      parameters: { part: 'kept', whole: 'total' },
      variables: [variable('total'), variable('kept')],
      rounding: { mode: 'half-up', neverUpToFull: false },
      rateIndicator: undefined,
      section: 'Văn phòng – Thống kê',
      evidence: '',
      note: '',
      legalBasis: '',
      origin: '',
    } satisfies Criterion,
  ],
} as unknown as CriteriaSet;
const scheme = schemeOf(SET);
const leaf: Leaf = requireLeaf(scheme, '1.1');

const proposing = (total: number, kept: number): Proposals => ({
  total: { value: total, indicator: 'i-total' },
  kept: { value: kept, indicator: 'i-kept' },
});
const entry = (total: number, kept: number, reason = '') => ({
  values: [
    { name: 'total', value: total, reason },
    { name: 'kept', value: kept, reason },
  ],
  explanation: '',
  evidence: [],
});
const standings = (line: Line, proposals: Proposals) =>
  standingsOf(leaf, line, proposals).map(({ standing }) => standing);
const confirm = (line: Line, proposals: Proposals) => {
  const values = Object.fromEntries(Object.entries(proposals).map(([name, { value }]) => [name, value]));
  return confirmedLine(leaf, line, { code: '1.1', values }, proposals, {});
};

/** Counts of which the second is a part of the first. */
const counts = fc
  .tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 0, max: 5_000 }))
  .map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const);

describe('a figure of an indicator', () => {
  test('waits until somebody confirms it; confirmed, it gives points and needs no other proof', () => {
    const proposals = proposing(9, 8);
    const empty = emptyLine('1.1');
    expect(standings(empty, proposals)).toEqual(['unconfirmed', 'unconfirmed']);
    expect(isUnconfirmed(leaf, empty, proposals)).toBe(true);
    expect(missingInLines(scheme, new Map(), { '1.1': proposals })).toEqual([{ code: '1.1', what: 'unconfirmed' }]);
    const line = confirm(empty, proposals);
    expect(line?.self).toEqual({ points: 8_900, computed: true });
    expect(line && standings(line, proposals)).toEqual(['confirmed', 'confirmed']);
    expect(missingInLines(scheme, new Map(line && [['1.1', line]]), { '1.1': proposals })).toEqual([]);
  });

  test('is not confirmed unseen: where it has moved since it was on the screen, nothing happens', () => {
    const seen = { code: '1.1', values: { total: 9, kept: 8 } };
    expect(confirmedLine(leaf, emptyLine('1.1'), seen, proposing(10, 8), {})).toBeUndefined();
    expect(confirmedLine(leaf, emptyLine('1.1'), { code: '1.1', values: {} }, proposing(9, 8), {})).toBeUndefined();
  });

  test('a different one keeps its reason and its mark, also when the line is saved again', () => {
    const line = withSelfScore(leaf, emptyLine('1.1'), entry(10, 8, 'đếm tay'), proposing(9, 8));
    expect(standings(line, proposing(9, 8))).toEqual(['different', 'confirmed']);
    const again = withSelfScore(leaf, line, { ...entry(10, 8, 'đếm tay'), explanation: 'thêm' }, proposing(11, 8));
    expect(again.values.total).toMatchObject({ value: 10, proposed: 9, reason: 'đếm tay' });
    expect(standings(again, proposing(11, 8))).toEqual(['moved', 'confirmed']);
    const answered = withSelfScore(leaf, line, entry(10, 8, 'đếm lại'), proposing(11, 8));
    expect(standings(answered, proposing(11, 8))).toEqual(['different', 'confirmed']);
  });

  test('typed before the indicator held anything, and the indicator says otherwise: said', () => {
    const line = withSelfScore(leaf, emptyLine('1.1'), entry(10, 8), {});
    expect(standings(line, {})).toEqual(['typed', 'typed']);
    expect(movedValues(leaf, line, proposing(12, 8)).map(({ name, now }) => [name, now])).toEqual([['total', 12]]);
  });

  test('whatever moved: saving other fields keeps what was confirmed, and says so; taking the new one settles it', () => {
    fc.assert(
      fc.property(counts, counts, ([total, kept], [laterTotal, laterKept]) => {
        const before = proposing(total, kept);
        const after = proposing(laterTotal, laterKept);
        const confirmed = confirm(emptyLine('1.1'), before);
        if (!confirmed) {
          throw new Error('nothing was confirmed');
        }
        const saved = withSelfScore(leaf, confirmed, { ...entry(total, kept), explanation: 'x' }, after);
        expect(saved.self).toEqual(confirmed.self);
        expect(saved.values).toEqual(confirmed.values);
        const moved = movedValues(leaf, saved, after).map(({ name }) => name);
        expect(moved).toEqual([...(total === laterTotal ? [] : ['total']), ...(kept === laterKept ? [] : ['kept'])]);
        const taken = confirm(saved, after);
        expect(taken?.explanation).toBe('x');
        expect(taken && movedValues(leaf, taken, after)).toEqual([]);
        expect(taken?.version).toBe(saved.version + 1);
      }),
    );
  });
});
