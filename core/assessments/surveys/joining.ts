import { formatCount } from '#core/kernel/decimals.ts';
import { type Fraction, formatFraction, roundHalfUp } from '#core/kernel/fractions.ts';
import type { Leaf } from '../criteria-set.ts';
import type { Settled } from '../declared-values.ts';
import { AVERAGE_PART, AVERAGE_WHOLE, survey } from '../methods/survey.ts';
import { type Score, scoreOf } from '../scoring.ts';
import type { SettledFigure } from '../settled-lines.ts';
import { RATE_NAME } from '../share.ts';
import type { CriterionResult, GroupResult } from './results.ts';
import { averageOf } from './results.ts';

/**
 * A result as figures of the SURVEY rule: the answers themselves where one group was asked with the rule's own options,
 * else the average as an exact part of a whole. Only an average too fine for whole numbers is rounded, to a hundredth
 * of a percent.
 */
export function figuresOf(
  leaf: Leaf,
  { groups, average }: CriterionResult,
  settled: Settled,
): readonly SettledFigure[] {
  if (!average) {
    return [];
  }
  const figure = (name: string, value: number): SettledFigure => ({ name, value, ...settled });
  const counts = countsOf(leaf, groups);
  if (counts) {
    return counts.map(([name, value]) => figure(name, value));
  }
  const { n, d } = average;
  if (d <= BigInt(Number.MAX_SAFE_INTEGER)) {
    return [figure(AVERAGE_PART, Number(n)), figure(AVERAGE_WHOLE, Number(d))];
  }
  return [figure(RATE_NAME, Number(roundHalfUp({ n: n * 10_000n, d }, 1n)))];
}

/** The answers by the rule's own options; undefined where the questionnaire weighs otherwise. */
function countsOf(leaf: Leaf, groups: readonly GroupResult[]): readonly (readonly [string, number])[] | undefined {
  const [group, ...others] = groups;
  const { options } = survey.read(leaf.criterion.parameters);
  const weights = new Set(options.map(({ weight }) => weight));
  const fits = group && [...group.byWeight.keys()].every((weight) => weights.has(weight));
  if (!fits || others.length > 0 || weights.size < options.length) {
    return undefined;
  }
  return options.map(({ name, weight }) => [name, group.byWeight.get(weight) ?? 0]);
}

/** What the leaf's own rule gives for a result. */
export function scoreOfResult(leaf: Leaf, result: CriterionResult): Score | undefined {
  const figures = figuresOf(leaf, result, { by: { kind: 'survey', id: '' }, source: '' });
  return figures.length === 0
    ? undefined
    : scoreOf(leaf, Object.fromEntries(figures.map(({ name, value }) => [name, value])));
}

export function percentInWords(share: Fraction): string {
  return `${formatFraction({ n: share.n * 100n, d: share.d }, 2)} %`;
}

/** "Người dân: 640 câu trả lời hợp lệ, bình quân 85,2 % (trọng số 30); …; bình quân chung 83,1 %." */
export function resultInWords(roundName: string, { groups, average }: CriterionResult): string {
  const heard = groups.map((group) => {
    const share = group.answers === 0 ? 'chưa có' : percentInWords(averageOf(group));
    const weight = groups.length > 1 ? ` (trọng số ${group.weight})` : '';
    return `${group.groupName}: ${formatCount(group.answers)} câu trả lời hợp lệ, bình quân ${share}${weight}`;
  });
  const together = groups.length > 1 && average ? `; bình quân chung ${percentInWords(average)}` : '';
  return `Điều tra xã hội học “${roundName}”: ${heard.join('; ')}${together}.`;
}
