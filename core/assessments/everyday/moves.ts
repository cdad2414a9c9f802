import type { Leaf } from '../criteria-set.ts';
import { checklist } from '../methods/checklist.ts';
import { countCapped } from '../methods/count-capped.ts';
import { passFail } from '../methods/pass-fail.ts';
import { type TiersParameters, tiers } from '../methods/tiers.ts';
import { type Method, readRule } from '../registry.ts';
import { listAt, type ParameterSource, textAt, type Values } from '../rule-kind.ts';
import { RATE_NAME, readShare } from '../share.ts';

/** One thing of which more (or fewer) changes the points of a leaf. Points never fall while it goes on. */
export interface Move {
  /**
   * `cases`: each is one more in the part and in the whole (an online dossier is a dossier too); `of-whole`: one more of
   * a whole that stays; `items`: conditions met one after the other, the dearest first; `count`: one more of a counted
   * thing; `fewer`: one less.
   */
  readonly kind: 'cases' | 'of-whole' | 'items' | 'count' | 'fewer';
  /** What grows, in the words of the set. */
  readonly label: string;
  /** How many there can be at all; undefined: no end. */
  readonly limit: number | undefined;
  /** The leaf's figures after `n` of them. */
  readonly after: (n: number) => Values;
}

/** Why nothing that can be counted wins points back. */
export const NO_MOVE = {
  'lost-for-good': 'Điểm bị trừ theo vụ việc đã xảy ra, không lấy lại được trong kỳ.',
  council: 'Điểm do hội đồng quyết định, không tính theo số lượng.',
  survey: 'Điểm theo phiếu điều tra xã hội học, không tính được bằng số việc làm thêm.',
  'no-figures': 'Chưa có số liệu nên chưa tính được cần thêm bao nhiêu.',
  'rate-only': 'Chỉ có tỷ lệ nhập tay, không có tử số và mẫu số, nên chưa tính được cần thêm bao nhiêu.',
  follows: 'Điểm lấy theo tiêu chí khác của phiếu: làm tiêu chí đó.',
  'no-case': 'Chưa chọn trường hợp tính điểm.',
} as const satisfies Record<string, string>;
export type NoMove = keyof typeof NO_MOVE;

export type Moves = { readonly moves: readonly Move[] } | { readonly why: NoMove };

/** What wins points for a leaf that stands at these figures. */
export function movesOf(leaf: Leaf, values: Values): Moves {
  if (leaf.links.size > 0 && leaf.asked.length === 0) {
    return { why: 'follows' };
  }
  return BY_METHOD[leaf.rule.method](leaf, values);
}

type MovesOf = (leaf: Leaf, values: Values) => Moves;

const why =
  (reason: NoMove): MovesOf =>
  () => ({ why: reason });

const BY_METHOD: Record<Method, MovesOf> = {
  PROPORTIONAL: shareMoves,
  PROPORTIONAL_BAND: shareMoves,
  PROPORTIONAL_TO_TARGET: (leaf, values) => shareMoves(leaf, values, true),
  THRESHOLD_ZERO: shareMoves,
  TIERS: tierMoves,
  PASS_FAIL: passMoves,
  CHECKLIST: itemMoves,
  COUNT_CAPPED: countMoves,
  BONUS: countMoves,
  PENALTY: why('lost-for-good'),
  DEDUCT_PER_EVENT: why('lost-for-good'),
  SURVEY: why('survey'),
  MANUAL: why('council'),
  CASE: caseMoves,
};

/** Units of things that keep coming: one more that is done right is one more in the whole too. */
const COMING_UNITS: ReadonlySet<string> = new Set(['hồ sơ', 'văn bản', 'phản ánh']);

/** Wholes of such a unit that are listed or have happened: doing one of them makes the list no longer. */
const SETTLED_WHOLES: ReadonlySet<string> = new Set(['dossiers_late', 'legal_docs_to_review']);

/** Whether one more of the part is also one more of the whole; a set may say so itself. */
function growsBoth({ criterion: { variables, parameters } }: Leaf, whole: string): boolean {
  const { grows } = readShare(parameters);
  if (grows !== 'unit') {
    return grows === 'both';
  }
  const variable = variables.find(({ name }) => name === whole);
  return !SETTLED_WHOLES.has(whole) && COMING_UNITS.has(variable?.unit ?? '');
}

function shareMoves(leaf: Leaf, values: Values, mayExceed?: unknown): Moves {
  const [whole, part] = leaf.rule.inputs;
  const [a, b] = [values[whole?.name ?? ''], values[part?.name ?? '']];
  if (!whole || !part || a === undefined || b === undefined) {
    return { why: values[RATE_NAME] === undefined ? 'no-figures' : 'rate-only' };
  }
  if (leaf.links.has(part.name)) {
    return { why: 'follows' };
  }
  const label = leaf.labelOf(part.name);
  if (growsBoth(leaf, whole.name)) {
    const after = (n: number) => ({ ...values, [whole.name]: a + n, [part.name]: b + n });
    return { moves: [{ kind: 'cases', label, limit: undefined, after }] };
  }
  const limit = mayExceed === true ? undefined : Math.max(0, a - b);
  return { moves: [{ kind: 'of-whole', label, limit, after: (n) => ({ ...values, [part.name]: b + n }) }] };
}

/** Conditions that do not hold yet, taken one after the other. */
function stepsMove(leaf: Leaf, values: Values, steps: readonly string[]): Moves {
  const after = (n: number) => {
    const next: Record<string, number> = { ...values };
    for (const name of steps.slice(0, n)) {
      next[name] = (next[name] ?? 0) + 1;
    }
    return next;
  };
  const label = [...new Set(steps)].map(leaf.labelOf).join('; ');
  return { moves: [{ kind: 'items', label, limit: steps.length, after }] };
}

function known(names: readonly string[], values: Values): boolean {
  return names.every((name) => values[name] !== undefined);
}

function passMoves(leaf: Leaf, values: Values): Moves {
  const parameters = passFail.read(leaf.criterion.parameters);
  if (parameters.test === 'flags') {
    const { flags } = parameters;
    return known(flags, values)
      ? stepsMove(
          leaf,
          values,
          flags.filter((name) => values[name] !== 1),
        )
      : { why: 'no-figures' };
  }
  const { value, limit } = parameters;
  const [is, most] = [values[value], values[limit]];
  if (is === undefined || most === undefined) {
    return { why: 'no-figures' };
  }
  const after = (n: number) => ({ ...values, [value]: is - n });
  return { moves: [{ kind: 'fewer', label: leaf.labelOf(value), limit: is, after }] };
}

function itemMoves(leaf: Leaf, values: Values): Moves {
  const { items } = checklist.read(leaf.criterion.parameters);
  const names = items.map(({ name }) => name);
  if (!known(names, values)) {
    return { why: 'no-figures' };
  }
  const dearest = [...items].sort((a, b) => b.points - a.points);
  const steps = dearest.flatMap(({ name, upTo }) =>
    Array.from({ length: Math.max(0, upTo - (values[name] ?? 0)) }, () => name),
  );
  return stepsMove(leaf, values, steps);
}

function countMoves(leaf: Leaf, values: Values): Moves {
  const { items } = countCapped.read(leaf.criterion.parameters);
  if (
    !known(
      items.map(({ name }) => name),
      values,
    )
  ) {
    return { why: 'no-figures' };
  }
  const moves = [...items]
    .filter(({ each }) => each > 0)
    .sort((a, b) => b.each - a.each)
    .map(({ name }): Move => {
      const after = (n: number) => ({ ...values, [name]: (values[name] ?? 0) + n });
      return { kind: 'count', label: leaf.labelOf(name), limit: undefined, after };
    });
  return { moves };
}

function tierMoves(leaf: Leaf, values: Values): Moves {
  const parameters: TiersParameters = tiers.read(leaf.criterion.parameters);
  switch (parameters.on) {
    case 'share':
      return shareMoves(leaf, values);
    case 'flags': {
      const { flags } = parameters;
      return known(flags, values)
        ? stepsMove(
            leaf,
            values,
            flags.filter((name) => values[name] !== 1),
          )
        : { why: 'no-figures' };
    }
    case 'count':
      // Days late and faults counted: they have happened.
      return { why: values[parameters.count] === undefined ? 'no-figures' : 'lost-for-good' };
    default:
      return parameters satisfies never;
  }
}

/** As the rule of the chosen case; the choice itself stays. */
function caseMoves(leaf: Leaf, values: Values): Moves {
  const number = values.case;
  const chosen = number === undefined ? undefined : listAt(leaf.criterion.parameters, 'cases')[number - 1];
  if (!chosen) {
    return { why: 'no-case' };
  }
  const method = textAt(chosen, 'method');
  const parameters = (chosen.parameters ?? {}) as ParameterSource;
  const rule = readRule(method, parameters);
  return movesOf({ ...leaf, rule, criterion: { ...leaf.criterion, method, parameters } }, values);
}
