import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFractions, fraction } from '#core/kernel/fractions.ts';
import { type Questionnaire, questionnaireProblems, type SurveyFormId, USUAL_OPTIONS } from './questionnaire.ts';
import { averageOf, type RoundForm, reduced, resultsOf, type Tally } from './results.ts';

function aForm(code: string, criteria: readonly string[]): Questionnaire {
  return {
    id: code as SurveyFormId,
    code,
    version: 1,
    groupName: code,
    name: code,
    basis: '',
    state: 'published',
    questions: criteria.map((criterion, at) => ({
      key: `C${at + 1}`,
      text: 'Câu hỏi',
      criterion,
      options: USUAL_OPTIONS,
    })),
  };
}

const tally = (formId: string, question: string, option: string, count: number): Tally => ({
  unitId: 1,
  formId: formId as SurveyFormId,
  question,
  option,
  count,
});
const round = (...forms: readonly [Questionnaire, number][]): RoundForm[] =>
  forms.map(([form, weight]) => ({ form, weight, minSlips: 0 }));
const text = (one: { n: bigint; d: bigint } | undefined) => (one ? `${one.n}/${one.d}` : undefined);

describe('an average', () => {
  test('counts A 100, B 60, C 20, D 0; a free answer is none', () => {
    const tallies = [
      tally('DAN', 'C1', 'A', 3),
      tally('DAN', 'C1', 'B', 1),
      tally('DAN', 'C1', 'D', 1),
      tally('DAN', 'C1', 'E', 9),
    ];
    const [result] = resultsOf(round([aForm('DAN', ['8.1']), 1]), tallies, false);
    expect(result?.groups[0]).toMatchObject({ answers: 5, weighted: 36_000 });
    expect(text(result?.average)).toBe('18/25');
  });

  test('groups weigh as Bình Định’s: citizens 30, leaders and delegates 10', () => {
    const forms = round([aForm('DAN', ['8.1']), 30], [aForm('DAIBIEU', ['8.1']), 10]);
    const tallies = [tally('DAN', 'C1', 'A', 1), tally('DAN', 'C1', 'B', 1), tally('DAIBIEU', 'C1', 'C', 7)];
    const [result] = resultsOf(forms, tallies, false);
    expect(text(result?.average)).toBe('13/20'); // (30 × 80 % + 10 × 20 %) / 40
  });

  test('without an answer of one group there is none yet, unless the round leaves it out', () => {
    const forms = round([aForm('DAN', ['8.1']), 30], [aForm('DAIBIEU', ['8.1']), 10]);
    const tallies = [tally('DAN', 'C1', 'B', 4), tally('DAIBIEU', 'C1', 'E', 4)];
    expect(resultsOf(forms, tallies, false)[0]?.average).toBeUndefined();
    expect(text(resultsOf(forms, tallies, true)[0]?.average)).toBe('3/5');
    expect(resultsOf(forms, [], true)[0]?.average).toBeUndefined();
  });

  test('questions of one criterion count together, those of another do not', () => {
    const form = aForm('DAN', ['8.1', '8.1', '8.2']);
    const tallies = [tally('DAN', 'C1', 'A', 1), tally('DAN', 'C2', 'D', 3), tally('DAN', 'C3', 'A', 1)];
    const results = resultsOf(round([form, 1]), tallies, false);
    expect(results.map(({ criterion, average }) => [criterion, text(average)])).toEqual([
      ['8.1', '1/4'],
      ['8.2', '1/1'],
    ]);
  });
});

const FORMS = round([aForm('DAN', ['8.1', '8.2']), 30], [aForm('DAIBIEU', ['8.1']), 10]);
const someTallies = fc.array(
  fc.record({
    form: fc.constantFrom('DAN', 'DAIBIEU'),
    question: fc.constantFrom('C1', 'C2'),
    option: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'X'),
    count: fc.integer({ min: 1, max: 2_000 }),
  }),
  { maxLength: 30 },
);
const made = (some: readonly { form: string; question: string; option: string; count: number }[]) =>
  some.map((one) => tally(one.form, one.question, one.option, one.count));
const averages = (tallies: readonly Tally[]) => resultsOf(FORMS, tallies, true).map(({ average }) => text(average));

describe('laws', () => {
  test('the order of slips does not matter, nor how they are bundled', () => {
    fc.assert(
      fc.property(someTallies, fc.integer({ min: 0, max: 30 }), (some, at) => {
        const tallies = made(some);
        const moved = [...tallies.slice(at), ...tallies.slice(0, at)].reverse();
        const split = tallies.flatMap((one) => [
          { ...one, count: 1 },
          { ...one, count: one.count - 1 },
        ]);
        expect(averages(moved)).toEqual(averages(tallies));
        expect(averages(split)).toEqual(averages(tallies));
      }),
    );
  });

  test('an average lies between nothing and the whole, and between its groups', () => {
    fc.assert(
      fc.property(someTallies, (some) => {
        for (const { average, groups } of resultsOf(FORMS, made(some), true)) {
          const heard = groups.filter(({ answers }) => answers > 0).map(averageOf);
          expect(average === undefined).toBe(heard.length === 0);
          if (average) {
            expect(heard.some((one) => compareFractions(one, average) <= 0)).toBe(true);
            expect(heard.some((one) => compareFractions(one, average) >= 0)).toBe(true);
            expect(compareFractions(average, fraction(1))).toBeLessThanOrEqual(0);
          }
        }
      }),
    );
  });

  test('one more satisfied answer never lowers it', () => {
    fc.assert(
      fc.property(someTallies, fc.constantFrom('DAN', 'DAIBIEU'), (some, form) => {
        const tallies = [...made(some), tally('DAN', 'C1', 'D', 1), tally('DAIBIEU', 'C1', 'D', 1)];
        const [before] = resultsOf(FORMS, tallies, false);
        const [after] = resultsOf(FORMS, [...tallies, tally(form, 'C1', 'A', 1)], false);
        expect(compareFractions(after?.average ?? fraction(0), before?.average ?? fraction(1))).toBeGreaterThan(0);
      }),
    );
  });

  test('a reduced fraction is the same number', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 20n), fc.bigInt(1n, 10n ** 20n), (n, d) => {
        const short = reduced({ n, d });
        expect(compareFractions(short, { n, d })).toBe(0);
        expect(short.d).toBeLessThanOrEqual(d);
      }),
    );
  });
});

describe('a questionnaire', () => {
  const [question] = aForm('DAN', ['8.1']).questions;
  test.each<[string, object, string]>([
    ['a text', { text: ' ' }, 'Thiếu nội dung câu hỏi.'],
    ['a criterion', { criterion: '' }, 'Chọn tiêu chí mà câu hỏi tính điểm.'],
    [
      'two weights',
      {
        options: [
          { key: 'A', label: 'Có', weight: 1 },
          { key: 'E', label: 'Khác' },
        ],
      },
      'Cần ít nhất hai phương án có trọng số.',
    ],
    ['different options', { options: [...USUAL_OPTIONS, USUAL_OPTIONS[0]] }, 'Có phương án trùng mã.'],
    [
      'weights up to the whole',
      { options: [...USUAL_OPTIONS, { key: 'F', label: 'Quá', weight: 10_001 }] },
      'Trọng số phải từ 0 đến 100 %.',
    ],
    ['keys of letters', { key: 'c 1' }, 'Mã câu hỏi “c 1” chỉ gồm chữ in hoa và số.'],
  ])('needs %s', (_, change, sentence) => {
    const changed = { ...question, ...change } as Questionnaire['questions'][number];
    expect(questionnaireProblems([changed]).map((one) => one.sentence)).toContain(sentence);
  });

  test('needs questions, each once', () => {
    expect(questionnaireProblems([])).toHaveLength(1);
    expect(question && questionnaireProblems([question])).toEqual([]);
    expect(question && questionnaireProblems([question, question]).map((one) => one.sentence)).toContain(
      'Mã câu hỏi “C1” bị trùng.',
    );
  });
});
