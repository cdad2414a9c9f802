import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Leaf, schemeOf } from '../criteria-set.ts';
import { pointsFrom } from '../points.ts';
import { USUAL_ROUNDING } from '../rounding.ts';
import type { ParameterSource, Values } from '../rule-kind.ts';
import { scoreOf } from '../scoring.ts';
import { type Move, movesOf } from './moves.ts';
import {
  bestFirst,
  casesFor,
  mostWithin,
  type Opportunity,
  opportunityOf,
  perWeek,
  shortest,
  unreachableInWords,
} from './what-if.ts';

const UNITS: Readonly<Record<string, string>> = { a: 'hồ sơ', b: 'hồ sơ', total: 'nhiệm vụ', done: 'nhiệm vụ' };

function leafOf(method: string, parameters: ParameterSource, max = '1', more: object = {}): Leaf {
  const names = ['a', 'b', 'total', 'done', 'x', 'y', 'z', 'late'];
  const criterion = {
    code: '1',
    parent: undefined,
    level: 'criterion' as const,
    name: 'Tiêu chí',
    max: pointsFrom(max) ?? 0,
    method,
    parameters,
    variables: names.map((name) => ({
      name,
      label: name,
      kind: 'count' as const,
      unit: UNITS[name] ?? '',
      source: 'typed' as const,
    })),
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: '',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: 'test',
    ...more,
  };
  const set = { code: 'set', version: 1, name: '', basis: '', unitKind: 'commune', state: 'published' } as const;
  const whole = { maxBonus: 0, maxPenalty: 0, result: 'absolute', bands: [], tieRule: 'shared' } as const;
  const [only] = schemeOf({ id: 'set' as never, ...set, ...whole, criteria: [criterion] }).leaves;
  if (!only) {
    throw new Error('no leaf');
  }
  return only;
}

const DOSSIERS = { part: 'b', whole: 'a' };
const TASKS = { part: 'done', whole: 'total' };
const TIERS_SHARE = [
  { bound: '99', points: '3' },
  { bound: '95', points: '2' },
  { bound: '90', points: '1' },
];

function movesAt(leaf: Leaf, values: Values): readonly Move[] {
  const found = movesOf(leaf, values);
  if (!('moves' in found)) {
    throw new Error(found.why);
  }
  return found.moves;
}

function needed(leaf: Leaf, values: Values, goal: string) {
  const [move] = movesAt(leaf, values);
  if (!move) {
    throw new Error('no move');
  }
  return casesFor(leaf, move, pointsFrom(goal) ?? 0);
}

describe('a new dossier that is done right counts in both the part and the whole', () => {
  const online = leafOf('PROPORTIONAL', DOSSIERS);
  test('0,48 more at 26 of 50 needs a rounded full mark: 4.776 dossiers, not 24', () => {
    // (26+n)/(50+n) ≥ 0,995 first at n = 4.750: 4776/4800.
    expect(needed(online, { a: 50, b: 26 }, '1')).toEqual({ kind: 'cases', n: 4_750, points: 10_000 });
    expect(needed(online, { a: 50, b: 26 }, '0.75')).toMatchObject({ kind: 'cases', n: 45 });
  });

  test('a task of a list counts in the part only', () => {
    const tasks = leafOf('PROPORTIONAL', TASKS);
    expect(needed(tasks, { total: 50, done: 26 }, '0.75')).toMatchObject({ kind: 'cases', n: 12 });
    expect(movesAt(tasks, { total: 50, done: 26 })[0]).toMatchObject({ kind: 'of-whole', limit: 24 });
  });

  test('what is never rounded up to full stays out of reach once one case has failed', () => {
    const strict = leafOf('PROPORTIONAL', DOSSIERS, '1', { rounding: { mode: 'half-up', neverUpToFull: true } });
    const found = needed(strict, { a: 50, b: 49 }, '1');
    expect(found).toEqual({ kind: 'unreachable', most: 9_900, why: 'ratio' });
    const [move] = movesAt(strict, { a: 50, b: 49 });
    expect(move && found.kind === 'unreachable' && unreachableInWords(found, move)).toBe(
      'Không đạt được: đã có trường hợp không đạt nên tỷ lệ không thể lên 100 %, nhiều nhất đạt 0,99 điểm.',
    );
  });

  test('an apology for a late dossier makes no dossier more', () => {
    const late = { name: 'dossiers_late', label: 'trễ', kind: 'count', unit: 'hồ sơ', source: 'dossiers' };
    const apologies = leafOf('PROPORTIONAL', { part: 'b', whole: 'dossiers_late' }, '1', { variables: [late] });
    expect(movesAt(apologies, { dossiers_late: 12, b: 9 })[0]).toMatchObject({ kind: 'of-whole', limit: 3 });
  });

  test('a set may say itself whether the whole grows', () => {
    const grows = leafOf('PROPORTIONAL', { ...TASKS, grows: 'both' });
    expect(movesAt(grows, { total: 5, done: 2 })[0]?.kind).toBe('cases');
  });
});

test.each([
  ['DEDUCT_PER_EVENT', { events: 'late', each: '0.5' }, { late: 1 }, 'lost-for-good'],
  ['PENALTY', { items: [{ name: 'late', each: '1' }] }, { late: 1 }, 'lost-for-good'],
  ['TIERS', { on: 'count', count: 'late', tiers: [{ bound: '0', points: '1' }] }, { late: 3 }, 'lost-for-good'],
  ['MANUAL', {}, {}, 'council'],
  ['SURVEY', { options: [{ name: 'x', weight: '100' }] }, { x: 3 }, 'survey'],
  ['PROPORTIONAL', DOSSIERS, { a: 5 }, 'no-figures'],
  ['PROPORTIONAL', DOSSIERS, { rate: 5_000 }, 'rate-only'],
  ['CHECKLIST', { items: [{ name: 'x', points: '1' }] }, {}, 'no-figures'],
] as const)('%s %j at %j wins nothing back: %s', (method, parameters, values, why) => {
  expect(movesOf(leafOf(method, parameters), values)).toEqual({ why });
});

test('the dearest conditions of a checklist come first', () => {
  const items = [
    { name: 'x', points: '0.25' },
    { name: 'y', points: '0.5' },
    { name: 'z', points: '0.125', upTo: '2' },
  ];
  const checklist = leafOf('CHECKLIST', { items });
  expect(needed(checklist, { x: 0, y: 0, z: 1 }, '0.5')).toMatchObject({ n: 1 });
  expect(needed(checklist, { x: 0, y: 0, z: 1 }, '0.75')).toMatchObject({ n: 2 });
  expect(needed(checklist, { x: 0, y: 0, z: 1 }, '1')).toMatchObject({ n: 3 });
});

test('pass or fail needs every condition that is missing', () => {
  const pass = leafOf('PASS_FAIL', { flags: ['x', 'y', 'z'] });
  expect(needed(pass, { x: 1, y: 0, z: 0 }, '1')).toMatchObject({ n: 2 });
  const quota = leafOf('PASS_FAIL', { test: 'at-most', value: 'x', limit: 'y' });
  expect(needed(quota, { x: 15, y: 12 }, '1')).toMatchObject({ n: 3 });
});

test('a counted bonus takes the way with the fewest', () => {
  const counted = leafOf(
    'COUNT_CAPPED',
    {
      items: [
        { name: 'x', each: '0.25' },
        { name: 'y', each: '1' },
      ],
    },
    '2',
  );
  const way = shortest(counted, movesAt(counted, { x: 0, y: 0 }), 20_000);
  expect(way).toMatchObject({ n: 2, move: { label: 'y' } });
});

test('the rule of the chosen case is turned round', () => {
  const cases = [
    { label: 'một', method: 'DEDUCT_PER_EVENT', parameters: { events: 'late', each: '0.5' } },
    { label: 'hai', method: 'PROPORTIONAL', parameters: TASKS },
  ];
  const chosen = leafOf('CASE', { cases });
  expect(movesOf(chosen, { case: 1, late: 1 })).toEqual({ why: 'lost-for-good' });
  expect(needed(chosen, { case: 2, total: 8, done: 2 }, '0.5')).toMatchObject({ n: 2 });
  expect(movesOf(chosen, {})).toEqual({ why: 'no-case' });
});

describe('the number is exact for every rule that counts', () => {
  const share = fc
    .tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 0, max: 3_000 }))
    .map(([a, b]) => ({ a: a + b, b, total: a + b, done: b }));
  const flags = fc.record({
    x: fc.integer({ min: 0, max: 1 }),
    y: fc.integer({ min: 0, max: 1 }),
    z: fc.integer({ min: 0, max: 1 }),
  });
  const counts = fc.record({ x: fc.nat(9), y: fc.nat(9), z: fc.nat(9) });
  const rounding = fc.constantFrom(
    { mode: 'half-up', neverUpToFull: false },
    { mode: 'half-up', neverUpToFull: true },
    { mode: 'truncate', neverUpToFull: false },
  );
  const kinds: readonly (readonly [string, ParameterSource, fc.Arbitrary<Values>])[] = [
    ['PROPORTIONAL', DOSSIERS, share],
    ['PROPORTIONAL', TASKS, share],
    ['PROPORTIONAL_BAND', { ...DOSSIERS, from: '80', full: '95' }, share],
    ['PROPORTIONAL_BAND', { ...TASKS, from: '80' }, share],
    ['PROPORTIONAL_TO_TARGET', { ...DOSSIERS, target: '30' }, share],
    ['PROPORTIONAL_TO_TARGET', { ...TASKS, target: '70' }, share],
    ['THRESHOLD_ZERO', { ...DOSSIERS, threshold: '70' }, share],
    ['TIERS', { on: 'share', ...DOSSIERS, tiers: TIERS_SHARE }, share],
    ['TIERS', { on: 'share', ...TASKS, tiers: TIERS_SHARE }, share],
    [
      'TIERS',
      {
        on: 'flags',
        flags: ['x', 'y', 'z'],
        tiers: [
          { bound: '3', points: '3' },
          { bound: '1', points: '1' },
        ],
      },
      flags,
    ],
    ['PASS_FAIL', { flags: ['x', 'y', 'z'] }, flags],
    ['PASS_FAIL', { test: 'at-most', value: 'x', limit: 'y' }, counts],
    [
      'CHECKLIST',
      {
        items: [
          { name: 'x', points: '1.5' },
          { name: 'y', points: '0.5' },
          { name: 'z', points: '1' },
        ],
      },
      flags,
    ],
    [
      'COUNT_CAPPED',
      {
        items: [
          { name: 'x', each: '0.4' },
          { name: 'y', each: '1' },
        ],
      },
      counts,
    ],
    ['BONUS', { items: [{ name: 'x', each: '0.7' }] }, counts],
  ];

  test.each(kinds)('%s %j', (method, parameters, values) => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 300 }), rounding, fc.nat(5_000), (at, hundredths, round, n) => {
        const leaf = leafOf(method, parameters, '3', { rounding: round });
        const goal = hundredths * 100;
        const points = (move: Move, count: number) => {
          const score = scoreOf(leaf, move.after(count));
          return score.kind === 'points' ? score.points : 0;
        };
        for (const move of movesAt(leaf, at)) {
          const found = casesFor(leaf, move, goal);
          const inside = Math.min(n, move.limit ?? n);
          expect(points(move, inside)).toBeLessThanOrEqual(
            points(move, Math.min(inside + 1, move.limit ?? inside + 1)),
          );
          if (found.kind === 'cases') {
            expect(points(move, found.n)).toBeGreaterThanOrEqual(goal);
            expect(found.n === 0 || points(move, found.n - 1) < goal).toBe(true);
          } else {
            expect(points(move, inside)).toBeLessThan(goal);
            expect(found.most).toBeLessThan(goal);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

test.each([
  [57, { left: 15, week: 5 }, 19],
  [57, { left: 16, week: 5 }, 18],
  [3, { left: 2, week: 5 }, 3],
  [1, { left: 15, week: 5 }, 1],
  [4, { left: 0, week: 5 }, undefined],
  [12, { left: 12, week: 6 }, 6],
])('%i in %j is %s a working week', (n, working, expected) => {
  expect(perWeek(n, working)).toBe(expected);
});

describe('what is worth doing', () => {
  const leaf = leafOf('PROPORTIONAL', DOSSIERS);
  const values = { a: 159, b: 81 };
  const ground = { leaf, values, points: 5_100, moves: movesAt(leaf, values) };

  test('no more cases than the pace lets expect', () => {
    expect(opportunityOf({ ...ground, expected: 29 })).toMatchObject({ goal: 5_900, gain: 800, n: 29, expected: 29 });
    expect(mostWithin(leaf, ground.moves, 29)).toBe(5_900);
    expect(opportunityOf({ ...ground, expected: 0 })).toBeUndefined();
  });

  test('the most points a case first, whatever the order they come in', () => {
    const one = (code: string, gain: number, n: number): Opportunity => ({
      code,
      label: '',
      kind: 'cases',
      points: 0,
      goal: gain,
      gain,
      n,
      expected: undefined,
    });
    const list = [one('a', 200, 2), one('b', 300, 2), one('c', 400, 4), one('d', 100, 9)];
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 4 }), (shuffled) => {
        expect(bestFirst(shuffled).map(({ code }) => code)).toEqual(['b', 'c', 'a', 'd']);
      }),
    );
  });
});
