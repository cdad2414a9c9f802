import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CriteriaSetId, type Criterion, type Leaf, schemeOf } from '../criteria-set.ts';
import { plainValues } from '../declared-values.ts';
import { POINT } from '../points.ts';
import { USUAL_ROUNDING } from '../rounding.ts';
import { explanationOf, scoreOf } from '../scoring.ts';
import { figuresOf, scoreOfResult } from './joining.ts';
import type { SurveyFormId } from './questionnaire.ts';
import { averageOf, type CriterionResult, type GroupResult, reduced } from './results.ts';

function aLeaf(weights: readonly string[], max = 10): Leaf {
  const criterion: Criterion = {
    code: '8.1',
    parent: undefined,
    level: 'criterion',
    name: 'Hài lòng',
    max: max * POINT,
    method: 'SURVEY',
    parameters: { options: weights.map((weight, at) => ({ name: `n${at}`, weight })) },
    variables: [],
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: '',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: '',
  };
  const set = {
    id: 'set' as CriteriaSetId,
    code: 's',
    version: 1,
    name: 's',
    basis: '',
    unitKind: 'commune',
    state: 'published',
    criteria: [criterion],
    maxBonus: 0,
    maxPenalty: 0,
    result: 'absolute',
    bands: [],
    tieRule: 'shared',
  } as const;
  const [leaf] = schemeOf(set).leaves;
  if (!leaf) {
    throw new Error('no leaf');
  }
  return leaf;
}

function aGroup(byWeight: readonly (readonly [number, number])[], weight = 1): GroupResult {
  const answers = byWeight.reduce((sum, [, count]) => sum + count, 0);
  const weighted = byWeight.reduce((sum, [worth, count]) => sum + worth * count, 0);
  return {
    formId: 'f' as SurveyFormId,
    groupName: 'Người dân',
    weight,
    answers,
    weighted,
    byWeight: new Map(byWeight),
  };
}

const resultOf = (...groups: readonly GroupResult[]): CriterionResult => {
  const [first] = groups;
  return { criterion: '8.1', groups, average: first && reduced(averageOf(first)) };
};
const settled = { by: { kind: 'survey', id: 'r' }, source: 'Đợt' } as const;
const USUAL = ['100', '60', '20', '0'];

test('one group with the rule’s own options joins the answers themselves', () => {
  const figures = figuresOf(
    aLeaf(USUAL),
    resultOf(
      aGroup([
        [10_000, 3],
        [2_000, 1],
      ]),
    ),
    settled,
  );
  expect(figures.map(({ name, value }) => [name, value])).toEqual([
    ['n0', 3],
    ['n1', 0],
    ['n2', 1],
    ['n3', 0],
  ]);
});

test.each<[string, readonly string[], CriterionResult]>([
  ['weights that the rule has not', ['100', '0'], resultOf(aGroup([[6_000, 5]]))],
  ['two groups', USUAL, { ...resultOf(aGroup([[6_000, 5]]), aGroup([[6_000, 1]])) }],
])('%s join as the exact average', (_, weights, result) => {
  const leaf = aLeaf(weights);
  const figures = figuresOf(leaf, result, settled);
  expect(figures.map(({ name, value }) => [name, value])).toEqual([
    ['average_part', 3],
    ['average_whole', 5],
  ]);
  const values = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
  expect(explanationOf(leaf, values)).toBe('Bình quân 60 % × 10 điểm = 6 điểm');
});

test('no result joins nothing', () => {
  expect(figuresOf(aLeaf(USUAL), { criterion: '8.1', groups: [], average: undefined }, settled)).toEqual([]);
  expect(scoreOfResult(aLeaf(USUAL), { criterion: '8.1', groups: [], average: undefined })).toBeUndefined();
});

test('an average too fine for whole numbers is rounded to a hundredth of a percent', () => {
  const average = { n: 2n ** 60n + 1n, d: 2n ** 61n + 1n };
  const figures = figuresOf(aLeaf(['100', '0']), { criterion: '8.1', groups: [], average }, settled);
  expect(figures).toMatchObject([{ name: 'rate', value: 5_000 }]);
});

test('points are the maximum times the average, whichever way it joins', () => {
  const count = fc.integer({ min: 0, max: 3_000 });
  fc.assert(
    fc.property(count, count, count, fc.integer({ min: 1, max: 3_000 }), (a, b, c, d) => {
      const result = resultOf(
        aGroup([
          [10_000, a],
          [6_000, b],
          [2_000, c],
          [0, d],
        ]),
      );
      const [byAnswers, byAverage] = [scoreOfResult(aLeaf(USUAL), result), scoreOfResult(aLeaf(['90', '0']), result)];
      expect(byAnswers).toMatchObject({ kind: 'points' });
      expect(byAverage).toMatchObject({ points: byAnswers?.kind === 'points' ? byAnswers.points : -1 });
    }),
  );
});

test('joined figures are what the sheet keeps and scores', () => {
  const leaf = aLeaf(['100', '0']);
  const figures = figuresOf(leaf, resultOf(aGroup([[6_000, 5]])), settled);
  const values = Object.fromEntries(figures.map(({ name, value }) => [name, { value, origin: 'settled' as const }]));
  expect(scoreOf(leaf, plainValues(values))).toMatchObject({ points: 6 * POINT });
});
