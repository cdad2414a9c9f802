import { formatCount } from '#core/kernel/decimals.ts';
import { type Fraction, formatBeside, fraction, times } from '#core/kernel/fractions.ts';
import { pointsInWords } from '../points.ts';
import {
  type Given,
  listAt,
  missing,
  missingOf,
  type Outcome,
  oneOfAt,
  type RuleKind,
  rateAt,
  textAt,
} from '../rule-kind.ts';
import {
  formatRate,
  RATE_NAME,
  rateFraction,
  ZERO_POLICIES,
  type ZeroPolicy,
  zeroOutcome,
  zeroPolicyInWords,
  zeroVerdict,
} from '../share.ts';

interface AnswerOption {
  /** The variable that counts this answer. */
  readonly name: string;
  /** Hundredths of a percent. */
  readonly weight: number;
}

export interface SurveyParameters {
  readonly options: readonly AnswerOption[];
  /** What no valid answer at all means. */
  readonly whenZero: ZeroPolicy;
}

/** An average that a survey found, as an exact part of a whole: joined by the level above, never typed. */
export const AVERAGE_PART = 'average_part';
export const AVERAGE_WHOLE = 'average_whole';

/** Average weight of the valid answers × maximum; or the survey's own rate where only that was published. */
export const survey: RuleKind<SurveyParameters> = {
  name: 'Điều tra xã hội học',
  read: (source) => ({
    options: listAt(source, 'options').map((option) => ({
      name: textAt(option, 'name'),
      weight: rateAt(option, 'weight'),
    })),
    whenZero: oneOfAt(source, 'whenZero', ZERO_POLICIES, 'ask'),
  }),
  problems: ({ options }) => (options.some(({ weight }) => weight > 10_000) ? ['points-above-max'] : []),
  inputs: ({ options }) => [
    ...options.map(({ name }) => ({ name, kind: 'count' as const })),
    { name: RATE_NAME, kind: 'rate', instead: true },
    { name: AVERAGE_PART, kind: 'count', instead: true, joined: true },
    { name: AVERAGE_WHOLE, kind: 'count', instead: true, joined: true },
  ],
  evaluate({ options, whenZero }, given) {
    const average = joinedAverage(given);
    if (average) {
      return fromAverage(average, given.max);
    }
    const names = options.map(({ name }) => name);
    const absent = missingOf(names, given.values);
    const rate = given.values[RATE_NAME];
    if (absent.length > 0) {
      return rate === undefined ? missing(absent) : fromRate(rate, given.max);
    }
    const { answers, weighted } = countAnswers(options, given);
    return answers === 0
      ? zeroOutcome(whenZero, given.max)
      : { kind: 'points', exact: times(fraction(weighted, answers * 10_000), fraction(given.max)) };
  },
  explain({ options, whenZero }, given) {
    const average = joinedAverage(given);
    if (average) {
      return `Bình quân ${formatBeside({ n: average.n * 100n, d: average.d }, 2, [])} % × ${pointsInWords(given.max)} điểm`;
    }
    const names = options.map(({ name }) => name);
    if (missingOf(names, given.values).length > 0) {
      return `${formatRate(given.values[RATE_NAME] ?? 0)} × ${pointsInWords(given.max)} điểm`;
    }
    const { answers } = countAnswers(options, given);
    if (answers === 0) {
      return `Số phiếu hợp lệ: 0, ${zeroVerdict(whenZero)}`;
    }
    const working = options
      .map(({ name, weight }) => `${formatCount(given.values[name] ?? 0)} × ${formatRate(weight)}`)
      .join(' + ');
    return `(${working}) / ${formatCount(answers)} phiếu × ${pointsInWords(given.max)} điểm`;
  },
  describe: ({ options, whenZero }, max, labelOf) =>
    `Bình quân các câu trả lời (${options.map(({ name, weight }) => `${labelOf(name)}: ${formatRate(weight)}`).join('; ')}) × ${pointsInWords(max)} điểm.${zeroPolicyInWords(whenZero)}`,
};

function joinedAverage({ values }: Given): Fraction | undefined {
  const [part, whole] = [values[AVERAGE_PART], values[AVERAGE_WHOLE]];
  return part === undefined || whole === undefined || whole === 0 ? undefined : fraction(part, whole);
}

function fromAverage(average: Fraction, max: number): Outcome {
  return average.n > average.d
    ? { kind: 'invalid', code: 'part-exceeds-whole', name: AVERAGE_PART }
    : { kind: 'points', exact: times(average, fraction(max)) };
}

function fromRate(rate: number, max: number): Outcome {
  return rate > 10_000
    ? { kind: 'invalid', code: 'part-exceeds-whole', name: RATE_NAME }
    : { kind: 'points', exact: times(rateFraction(rate), fraction(max)) };
}

function countAnswers(options: readonly AnswerOption[], { values }: Given) {
  return options.reduce(
    ({ answers, weighted }, { name, weight }) => {
      const count = values[name] ?? 0;
      return { answers: answers + count, weighted: weighted + count * weight };
    },
    { answers: 0, weighted: 0 },
  );
}
