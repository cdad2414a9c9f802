import { type Fraction, formatBeside, formatFraction, fraction, plus } from '#core/kernel/fractions.ts';
import type { Leaf } from './criteria-set.ts';
import { POINT, type Points, pointsInWords, RESULT_STEP } from './points.ts';
import { roundPoints } from './rounding.ts';
import type { Given, Outcome, Values } from './rule-kind.ts';

/** What a leaf's rule says about declared data. */
export type Score =
  | { readonly kind: 'points'; readonly exact: Fraction; readonly points: Points }
  | Exclude<Outcome, { kind: 'points' }>;

function givenOf(leaf: Leaf, values: Values): Given {
  return { max: leaf.criterion.max, values, labelOf: leaf.labelOf, countInWords: leaf.countInWords };
}

/** Evaluates the rule, then rounds once, as the leaf says. */
export function scoreOf(leaf: Leaf, values: Values): Score {
  const outcome = leaf.rule.evaluate(givenOf(leaf, values));
  return outcome.kind === 'points'
    ? { ...outcome, points: roundPoints(outcome.exact, leaf.criterion.max, leaf.criterion.rounding) }
    : outcome;
}

/**
 * The working in a sentence with its numbers, "26,24 % / 30 % × 1 điểm = 0,8747 → 0,87", with the note of a rule that
 * is inferred. Undefined where the rule gave no points.
 */
export function explanationOf(leaf: Leaf, values: Values): string | undefined {
  const score = scoreOf(leaf, values);
  if (score.kind !== 'points') {
    return undefined;
  }
  const working = leaf.rule.explain(givenOf(leaf, values));
  const note = leaf.criterion.note === '' ? '' : ` (${leaf.criterion.note})`;
  const equals = working.endsWith('→') ? '' : ' =';
  return `${working}${equals} ${conclusionOf(score, leaf)}${note}`;
}

/** "0,8747 → 0,87", "1 điểm" where nothing was rounded, and why where it was not rounded up. */
function conclusionOf({ exact, points }: { exact: Fraction; points: Points }, leaf: Leaf): string {
  const inPoints: Fraction = { n: exact.n, d: exact.d * BigInt(POINT) };
  if (exact.n === BigInt(points) * exact.d) {
    return `${pointsInWords(points)} điểm`;
  }
  const half = fraction(RESULT_STEP, 2 * POINT);
  const middle = plus(fraction(points, POINT), half);
  const shown = formatBeside(inPoints, 4, [middle, fraction(leaf.criterion.max, POINT)]);
  return `${shown} → ${formatFraction(fraction(points, POINT), 2)}${roundingInWords(exact, points, leaf)}`;
}

function roundingInWords(exact: Fraction, points: Points, { criterion }: Leaf): string {
  if (criterion.rounding.mode === 'truncate') {
    return ' (bỏ phần lẻ, không làm tròn lên)';
  }
  const cutShort = exact.n * 2n >= BigInt(2 * points + RESULT_STEP) * exact.d;
  return cutShort ? ' (không làm tròn lên điểm tối đa)' : '';
}

/** The rule in words, as the panel of a line and the printed set say it. */
export function ruleInWords(leaf: Leaf): string {
  return leaf.rule.describe(leaf.criterion.max, leaf.labelOf);
}

/** Why a rule gives no points, in a sentence that names the value it waits for. */
export function unscoredInWords(leaf: Leaf, score: Exclude<Score, { kind: 'points' }>): string {
  switch (score.kind) {
    case 'missing':
      return `Chưa có số liệu: ${score.names.map(leaf.labelOf).join('; ')}.`;
    case 'not-applicable':
      return 'Mẫu số bằng 0: theo quy tắc, tiêu chí không áp dụng.';
    case 'undecided':
      return UNDECIDED_WORDS[score.why];
    case 'invalid':
      return INVALID_WORDS[score.code](leaf.labelOf(score.name));
    default:
      return score satisfies never;
  }
}

type Undecided = Extract<Outcome, { kind: 'undecided' }>['why'];
type Invalid = Extract<Outcome, { kind: 'invalid' }>['code'];

const UNDECIDED_WORDS = {
  'zero-denominator': 'Mẫu số bằng 0 và bộ tiêu chí không nói tính thế nào: nhập điểm kèm lý do.',
  manual: 'Điểm do hội đồng quyết định: nhập điểm kèm lý do.',
  'case-not-chosen': 'Chưa chọn trường hợp tính điểm.',
} as const satisfies Record<Undecided, string>;

const INVALID_WORDS = {
  'part-exceeds-whole': (name) => `${name}: lớn hơn tổng số.`,
  'value-invalid': (name) => `${name}: vượt giới hạn của tiêu chí.`,
} as const satisfies Record<Invalid, (name: string) => string>;
