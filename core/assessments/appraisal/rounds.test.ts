import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Appraisal, type AssessmentState, emptyLine, type Line, withAppraisal } from '../assessment.ts';
import { type CriteriaSet, type CriteriaSetId, type Criterion, type Scheme, schemeOf } from '../criteria-set.ts';
import { POINT } from '../points.ts';
import { totalsOf, underCeilings } from '../sheet.ts';
import { areaLosses, requireExplainedAreas } from './area-losses.ts';
import { bodyOf, councilCodes, mayDecide } from './bodies.ts';
import { explainableLeaves, withExplanation } from './explanations.ts';
import { demandFrom, type Mark, mayExplain, NO_REVIEW, type Review, roundOf, verdictOf } from './rounds.ts';
import {
  openInSecondRound,
  type RoundSheet,
  requireExplanationOver,
  requireFinished,
  requireInSecondRound,
  requireNoQuestions,
  requireQuestions,
  SHEET_STEPS,
  type SheetStep,
  stateAfter,
} from './sheet-steps.ts';

function node(code: string, method?: string): Criterion {
  return {
    code,
    parent: code.includes('.') ? code.split('.')[0] : undefined,
    level: code.includes('.') ? 'criterion' : 'area',
    name: `Tiêu chí ${code}`,
    max: 2 * POINT,
    method,
    parameters:
      method === 'PASS_FAIL' ? { done: 'done' } : method === 'BONUS' ? { items: [{ name: 'n', each: '1' }] } : {},
    variables: [],
    rounding: { mode: 'half-up', neverUpToFull: false },
    rateIndicator: undefined,
    section: '',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: '',
  };
}

const SET: CriteriaSet = {
  id: '0' as CriteriaSetId,
  code: 'thu',
  version: 1,
  name: 'Thử',
  basis: '',
  unitKind: 'commune',
  state: 'published',
  criteria: [
    node('1'),
    node('1.1', 'MANUAL'),
    node('1.2', 'MANUAL'),
    node('2'),
    node('2.1', 'MANUAL'),
    node('2.2', 'MANUAL'),
  ],
  maxBonus: 0,
  maxPenalty: 0,
  result: 'absolute',
  bands: [],
  tieRule: 'shared',
};
const scheme: Scheme = schemeOf(SET);
const leafOf = (code: string) => {
  const leaf = scheme.leafOf.get(code);
  if (!leaf) {
    throw new Error(code);
  }
  return leaf;
};
const CODES = ['1.1', '1.2', '2.1', '2.2'] as const;

const claimed = (code: string, points = 2 * POINT): Line => ({
  ...emptyLine(code),
  version: 1,
  self: { points, computed: false, reason: 'x' },
});
const markOf = (appraisal: Appraisal, demand?: Mark['demand']): Mark => ({
  round: 'first',
  appraisal,
  demand,
  by: 'A',
  at: new Date(0),
});

/** What an appraiser did with a line: points in hundredths, parts of the loss, a demand. */
const appraised = fc.record({
  hundredths: fc.integer({ min: 0, max: 200 }),
  cut: fc.integer({ min: 0, max: 100 }),
  demand: fc.boolean(),
});
type Act = typeof appraised extends fc.Arbitrary<infer T> ? T : never;

function act(line: Line, { hundredths, cut }: Act): Line {
  const points = hundredths * 100;
  const lost = 2 * POINT - points;
  const one = Math.floor((lost * cut) / 100);
  const deductions =
    lost === 0
      ? []
      : [
          { reason: 'a', lost: one },
          { reason: 'b', lost: lost - one },
        ];
  return withAppraisal(leafOf(line.code), line, { points, reason: 'Lý do', deductions });
}

function sheetOf(acts: readonly Act[]): RoundSheet {
  const lines = new Map(CODES.map((code, at) => [code as string, act(claimed(code), acts[at] as Act)]));
  const reviews = new Map(
    CODES.map((code, at): [string, Review] => {
      const { appraisal } = lines.get(code) as Line & { appraisal: Appraisal };
      return [
        code,
        { first: markOf(appraisal, acts[at]?.demand ? { kind: 'explanation', text: 'Vì sao' } : undefined) },
      ];
    }),
  );
  return { scheme, lines, reviews, forCouncil: new Set() };
}
const acts = fc.array(appraised, { minLength: 4, maxLength: 4 });

describe('the road of a sheet', () => {
  test('any walk of steps only moves along the road, and every state but the last goes on', () => {
    const steps = Object.keys(SHEET_STEPS) as SheetStep[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), (walk) => {
        let state: AssessmentState = 'self-scoring';
        const seen: AssessmentState[] = [state];
        for (const step of walk) {
          const { from } = SHEET_STEPS[step];
          if ((from as readonly string[]).includes(state)) {
            state = stateAfter(state, step);
            seen.push(state);
          } else {
            const stand = state;
            expect(() => stateAfter(stand, step)).toThrow('assessment-state-wrong');
          }
        }
        // Nobody is appraised without having been submitted, or published without having been appraised.
        expect(seen.includes('appraised') && !seen.includes('submitted')).toBe(false);
        expect(seen.includes('published') && !seen.includes('appraised')).toBe(false);
      }),
    );
  });

  test('each state tells which round appraises', () => {
    expect([roundOf({ state: 'submitted' }), roundOf({ state: 'second-appraisal' })]).toEqual(['first', 'second']);
    for (const state of ['self-scoring', 'explaining', 'appraised', 'published'] as const) {
      expect(() => roundOf({ state })).toThrow('assessment-state-wrong');
    }
  });
});

describe('reasons and lost points', () => {
  test('add up in every area, whatever was appraised in whatever order', () => {
    fc.assert(
      fc.property(acts, fc.shuffledSubarray([...CODES], { minLength: 4 }), (made, order) => {
        const { lines } = sheetOf(made);
        const shuffled = new Map(order.map((code) => [code as string, lines.get(code) as Line]));
        const areas = areaLosses(scheme, shuffled);
        expect(areas).toEqual(areaLosses(scheme, lines));
        for (const { code, max, points, lost, explained } of areas) {
          expect([lost, explained]).toEqual([max - points, max - points]);
          const parts = [...shuffled.values()].filter((line) => line.code.startsWith(`${code}.`));
          const sum = parts
            .flatMap(({ appraisal }) => appraisal?.deductions ?? [])
            .reduce((all, one) => all + one.lost, 0);
          expect(explained).toBe(sum);
        }
        requireExplainedAreas(scheme, shuffled);
      }),
    );
  });

  test('a point without a reason is refused with its area, criterion and difference', () => {
    const { lines } = sheetOf(CODES.map(() => ({ hundredths: 150, cut: 50, demand: false })));
    const line = lines.get('2.1') as Line & { appraisal: Appraisal };
    const short = { ...line, appraisal: { ...line.appraisal, deductions: [{ reason: 'a', lost: 2_000 }] } };
    expect(() => requireExplainedAreas(scheme, new Map(lines).set('2.1', short))).toThrow(
      expect.objectContaining({
        code: 'points-unexplained',
        detail: {
          areas: [
            {
              area: '2',
              name: 'Tiêu chí 2',
              lost: '1.00',
              explained: '0.70',
              criteria: [{ code: '2.1', lost: '0.50', explained: '0.20', difference: '0.30' }],
            },
          ],
        },
      }),
    );
  });

  test('appraising again replaces the points and never adds to them', () => {
    fc.assert(
      fc.property(appraised, appraised, (before, after) => {
        const twice = act(act(claimed('1.1'), before), after);
        expect(twice.appraisal).toEqual(act(claimed('1.1'), after).appraisal);
        expect(twice.version).toBe(3);
      }),
    );
  });
});

describe('the explanation', () => {
  test('is open to exactly the lines that were asked about or lowered', () => {
    fc.assert(
      fc.property(acts, (made) => {
        const sheet = sheetOf(made);
        const open = explainableLeaves(scheme, sheet.lines, sheet.reviews).map(({ criterion }) => criterion.code);
        expect(open).toEqual(CODES.filter((_, at) => made[at]?.demand || (made[at]?.hundredths ?? 0) < 200));
        const first = () => requireQuestions(sheet, '2026-11-30', '2026-11-20');
        const none = () => requireNoQuestions(sheet);
        if (open.length > 0) {
          first();
          expect(none).toThrow('explanation-due');
        } else {
          expect(first).toThrow('nothing-to-explain');
          none();
        }
      }),
    );
  });

  test('a day that is over is no deadline; the unit keeps its last day', () => {
    const sheet = sheetOf(CODES.map(() => ({ hundredths: 100, cut: 0, demand: false })));
    expect(() => requireQuestions(sheet, '2026-11-19', '2026-11-20')).toThrow('explanation-deadline-wrong');
    requireQuestions(sheet, '2026-11-20', '2026-11-20');
    expect(() => requireExplanationOver('2026-11-20', '2026-11-20')).toThrow('explanation-still-open');
    requireExplanationOver('2026-11-20', '2026-11-21');
  });

  test('counts its versions', () => {
    const line = act(claimed('1.1'), { hundredths: 100, cut: 0, demand: false });
    const review: Review = { first: markOf(line.appraisal as Appraisal) };
    const entry = { version: 0, text: ' Đã nộp ngày 12/3 ', evidence: [] };
    const said = withExplanation(leafOf('1.1'), line, review, entry);
    expect(said).toEqual({ version: 1, text: 'Đã nộp ngày 12/3', evidence: [] });
    const explanation = { ...said, by: 'B', at: new Date(0) };
    expect(() => withExplanation(leafOf('1.1'), line, { ...review, explanation }, entry)).toThrow(
      'explanation-changed',
    );
    expect(() => withExplanation(leafOf('1.1'), line, review, { ...entry, text: ' ' })).toThrow(
      'explanation-text-missing',
    );
    expect(() => withExplanation(leafOf('1.1'), claimed('1.1'), NO_REVIEW, entry)).toThrow('explanation-not-asked');
  });

  test('a demand has words', () => {
    expect(() => demandFrom('1.1', { kind: 'documents', text: '  ' })).toThrow('demand-text-missing');
    expect(demandFrom('1.1', undefined)).toBeUndefined();
  });
});

describe('the second round', () => {
  test('stays open for answers that nobody has looked at; unanswered lines keep the points of the first', () => {
    fc.assert(
      fc.property(acts, fc.subarray([...CODES]), fc.subarray([...CODES]), (made, answered, seen) => {
        const sheet = sheetOf(made);
        const reviews = new Map(
          CODES.map((code): [string, Review] => {
            const review = sheet.reviews.get(code) ?? NO_REVIEW;
            const explanation = { version: 1, text: 'x', evidence: [], by: 'B', at: new Date(0) };
            const mark = { ...(review.first as Mark), round: 'second' as const };
            const said = answered.includes(code);
            return [
              code,
              { ...review, ...(said ? { explanation } : {}), ...(said && seen.includes(code) ? { second: mark } : {}) },
            ];
          }),
        );
        const now = { ...sheet, reviews };
        const left = answered.filter((code) => !seen.includes(code));
        expect(openInSecondRound(now).map(({ criterion }) => criterion.code)).toEqual(left);
        const finish = () => requireFinished('second-appraisal', now, true);
        if (left.length > 0) {
          expect(finish).toThrow('second-round-open');
        } else {
          finish();
        }
        for (const code of CODES) {
          const look = () => requireInSecondRound(code, now.lines.get(code) as Line, reviews.get(code) ?? NO_REVIEW);
          if (answered.includes(code)) {
            look();
          } else {
            expect(look).toThrow('line-not-in-second-round');
          }
        }
      }),
    );
  });

  test('after one round only what was asked about stands in the way, or every loss where a second round is due', () => {
    const lowered = sheetOf(CODES.map(() => ({ hundredths: 100, cut: 0, demand: false })));
    requireFinished('submitted', lowered, false);
    expect(() => requireFinished('submitted', lowered, true)).toThrow('explanation-due');
    const asked = sheetOf(CODES.map((_, at) => ({ hundredths: 200, cut: 0, demand: at === 2 })));
    expect(() => requireFinished('submitted', asked, false)).toThrow(
      expect.objectContaining({ detail: { criteria: ['2.1'] } }),
    );
  });
});

test.each([
  ['inside', 10, 10, 'accepted'],
  ['inside', 10, 5, 'lowered'],
  ['inside', 5, 10, 'raised'],
  ['inside', undefined, 5, 'given'],
  ['penalty', 5, 10, 'lowered'],
  ['penalty', 10, 5, 'raised'],
  ['penalty', undefined, 5, 'lowered'],
  ['penalty', undefined, 0, 'given'],
] as const)('%s: claimed %s, given %s: %s', (side, self, points, verdict) => {
  expect(verdictOf({ side }, self, points)).toBe(verdict);
  const line = { ...emptyLine('1.1'), self: self === undefined ? undefined : { points: self, computed: true } };
  const review = { first: markOf({ points, computed: false, reason: '', deductions: [] }) };
  expect(mayExplain({ side }, line, review)).toBe(verdict === 'lowered');
});

test('a body is found at the leaf, its criterion or its area; unassigned points by hand are the council’s', () => {
  const bodies = new Map<string, number | null>([
    ['1', 7],
    ['1.2', 8],
    ['2', null],
  ]);
  const of = bodyOf(scheme, bodies as never);
  expect(of('1.2')).toEqual({ kind: 'section', id: 8 });
  expect(of('1.1')).toEqual({ kind: 'council' });
  expect([...councilCodes(scheme, bodies as never)]).toEqual(['1.1', '2.1', '2.2']);
  expect(bodyOf(scheme, new Map())('1.1')).toEqual({ kind: 'anyone' });
  expect([mayDecide(of('1.2'), [8 as never]), mayDecide(of('1.2'), [7 as never])]).toEqual([true, false]);
  expect(mayDecide({ kind: 'council' }, [7 as never])).toBe(false);
});

test('a campaign’s ceilings hold in place of the set’s', () => {
  const criteria = [...SET.criteria, { ...node('9', 'BONUS'), level: 'criterion' as const, max: 5 * POINT }];
  const own = schemeOf({ ...SET, criteria, maxBonus: POINT });
  const lines = [{ code: '9', applicable: true, self: 5 * POINT, appraised: 4 * POINT }];
  expect(totalsOf(own, lines).bonus).toBe(POINT);
  expect(totalsOf(underCeilings(own, { bonus: 3 * POINT, penalty: 0 }), lines).bonus).toBe(3 * POINT);
  expect(underCeilings(own, undefined)).toBe(own);
});

test('outside the areas a claim is taken as it is, and another figure needs its reason', () => {
  const leaf = { ...leafOf('1.1'), side: 'bonus' as const };
  const line = claimed('1.1', POINT);
  expect(withAppraisal(leaf, line, { points: POINT, reason: '' }).appraisal).toMatchObject({ deductions: [] });
  expect(() => withAppraisal(leaf, line, { points: POINT / 2, reason: '' })).toThrow('appraisal-reason-missing');
  const nothing = emptyLine('1.1');
  expect(() => withAppraisal({ ...leaf, side: 'penalty' }, nothing, { points: POINT, reason: '' })).toThrow(
    'appraisal-reason-missing',
  );
});
