import { type Fraction, fraction, plus, times } from '#core/kernel/fractions.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Questionnaire, SurveyFormId } from './questionnaire.ts';

/** How many slips of a questionnaire gave one option to one question about one unit. */
export interface Tally {
  readonly unitId: UnitId;
  readonly formId: SurveyFormId;
  readonly question: string;
  readonly option: string;
  readonly count: number;
}

/** A questionnaire of a round, with what its group weighs. */
export interface RoundForm {
  readonly form: Questionnaire;
  readonly weight: number;
  readonly minSlips: number;
}

/** What one group of respondents says of one criterion. */
export interface GroupResult {
  readonly formId: SurveyFormId;
  readonly groupName: string;
  readonly weight: number;
  /** Valid answers: those with a weight. */
  readonly answers: number;
  /** Sum of the weights, in hundredths of a percent. */
  readonly weighted: number;
  /** Answers by weight, for rules that count them. */
  readonly byWeight: ReadonlyMap<number, number>;
}

export interface CriterionResult {
  readonly criterion: string;
  readonly groups: readonly GroupResult[];
  /** The average as a share of one; undefined while a group has no valid answer (unless the round leaves it out). */
  readonly average: Fraction | undefined;
}

/** The criteria that a round asks about, in the order of its questions. */
export function criteriaAsked(forms: readonly RoundForm[]): readonly string[] {
  return [...new Set(forms.flatMap(({ form }) => form.questions.map(({ criterion }) => criterion)))];
}

/** The results of one unit, criterion by criterion. The order of tallies does not matter. */
export function resultsOf(
  forms: readonly RoundForm[],
  tallies: readonly Tally[],
  leaveOutEmpty: boolean,
): readonly CriterionResult[] {
  return criteriaAsked(forms).map((criterion) => {
    const groups = forms.flatMap((one) => groupResult(one, criterion, tallies) ?? []);
    return { criterion, groups, average: combined(groups, leaveOutEmpty) };
  });
}

function groupResult(
  { form, weight }: RoundForm,
  criterion: string,
  tallies: readonly Tally[],
): GroupResult | undefined {
  const questions = form.questions.filter((question) => question.criterion === criterion);
  if (questions.length === 0) {
    return undefined;
  }
  const byWeight = new Map<number, number>();
  for (const { formId, question, option, count } of tallies) {
    const asked = formId === form.id ? questions.find(({ key }) => key === question) : undefined;
    const worth = asked?.options.find(({ key }) => key === option)?.weight;
    if (worth !== undefined) {
      byWeight.set(worth, (byWeight.get(worth) ?? 0) + count);
    }
  }
  const counted = [...byWeight];
  return {
    formId: form.id,
    groupName: form.groupName,
    weight,
    answers: counted.reduce((sum, [, count]) => sum + count, 0),
    weighted: counted.reduce((sum, [worth, count]) => sum + worth * count, 0),
    byWeight,
  };
}

/** Σ weight × average ÷ Σ weight over the groups (Bình Định: citizens 30, leaders and delegates 10). */
function combined(groups: readonly GroupResult[], leaveOutEmpty: boolean): Fraction | undefined {
  const heard = groups.filter(({ answers }) => answers > 0);
  if (heard.length === 0 || (!leaveOutEmpty && heard.length < groups.length)) {
    return undefined;
  }
  const weights = heard.reduce((sum, { weight }) => sum + weight, 0);
  const sum = heard.reduce((total, group) => plus(total, times(fraction(group.weight), averageOf(group))), fraction(0));
  return reduced(times(sum, fraction(1, weights)));
}

/** The average of one group with valid answers, as a share of one. */
export function averageOf({ weighted, answers }: Pick<GroupResult, 'weighted' | 'answers'>): Fraction {
  return fraction(weighted, answers * 10_000);
}

export function reduced({ n, d }: Fraction): Fraction {
  let [a, b] = [n, d];
  while (b > 0n) {
    [a, b] = [b, a % b];
  }
  return a === 0n ? { n: 0n, d: 1n } : { n: n / a, d: d / a };
}
